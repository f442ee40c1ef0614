import type { Logger } from 'pino'
import type { Events } from '../contracts/event.ts'

/** Events that one listener may lag behind before it loses the oldest. */
const MAX_LAG = 1000

interface Listener {
  readonly event: string
  readonly owner: string
  readonly queue: unknown[]
  isBusy: boolean
  handle(payload: unknown): void | Promise<void>
}

/** Typed events between plugins: ordered per listener, bounded, removed with their owner. */
export class EventBus {
  readonly #log: Logger
  #listeners: Listener[] = []

  constructor(log: Logger) {
    this.#log = log
  }

  /** The view of one owner. */
  forOwner(owner: string): Events {
    return {
      publish: (event, payload) => {
        for (const listener of this.#listeners) if (listener.event === event.id) this.#deliver(listener, payload)
      },
      subscribe: (event, handle) => {
        // Payloads of an event have the event's type: `publish` took them so.
        const listener = { event: event.id, owner, queue: [], isBusy: false, handle: handle as Listener['handle'] }
        this.#listeners.push(listener)
      },
    }
  }

  /** Removes the listeners of one owner; what they had not yet heard is dropped. */
  removeOwner(owner: string): void {
    for (const listener of this.#listeners) if (listener.owner === owner) listener.queue.length = 0
    this.#listeners = this.#listeners.filter((listener) => listener.owner !== owner)
  }

  #deliver(listener: Listener, payload: unknown): void {
    if (listener.queue.length >= MAX_LAG) {
      listener.queue.shift()
      this.#log.warn({ event: listener.event, plugin: listener.owner }, 'event listener lags, oldest event dropped')
    }
    listener.queue.push(payload)
    if (!listener.isBusy) void this.#run(listener)
  }

  async #run(listener: Listener): Promise<void> {
    listener.isBusy = true
    await Promise.resolve() // a publisher never runs its listeners
    while (listener.queue.length > 0) {
      try {
        await listener.handle(listener.queue.shift())
      } catch (err) {
        this.#log.error({ err, event: listener.event, plugin: listener.owner }, 'event listener failed')
      }
    }
    listener.isBusy = false
  }
}
