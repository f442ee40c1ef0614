/** Phantom key that carries the payload type of an event; it does not exist at run time. */
declare const payloadType: unique symbol

/** A typed notice of something that happened. Events inform; they never ask for an answer. */
export interface EventType<T> {
  readonly id: string
  readonly [payloadType]?: T
}

/** Declares an event. The id (`area.what-happened@version`) is permanent. */
export function defineEvent<T>(id: string): EventType<T> {
  return Object.freeze({ id })
}

/** Publishes and hears events. Listeners are removed with the plugin that owns them. */
export interface Events {
  /** Queues the payload for each listener and returns at once; a listener that falls behind loses its oldest events. */
  publish<T>(event: EventType<T>, payload: NoInfer<T>): void
  /** Listeners run one event at a time, in order; a throw is logged and does not stop the next event. */
  subscribe<T>(event: EventType<T>, listener: (payload: T) => void | Promise<void>): void
}
