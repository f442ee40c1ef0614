/** Phantom key that carries the service type of a capability; it does not exist at run time. */
declare const serviceType: unique symbol

/** A typed name for a service. Plugins share tokens, never implementations. */
export interface Capability<T> {
  readonly id: string
  readonly [serviceType]?: T
}

/** Service type carried by a token. */
export type ServiceOf<C> = C extends Capability<infer T> ? T : never

/**
 * Declares a token. The id (`area.noun@version`) is permanent: it appears in manifests, profiles and logs.
 * Every method of the service returns a promise of structured-cloneable data; a stream is `Promise<AsyncIterable<T>>`.
 */
export function defineCapability<T>(id: string): Capability<T> {
  return Object.freeze({ id })
}

/** A service that may be absent: the consumer runs without it and is told when it comes and goes. */
export interface Wanted<T> {
  /** The service while its provider runs, else undefined. Read it at each use; do not keep it. */
  readonly current: T | undefined
  /** Calls back at each arrival and departure until the consumer stops. */
  onChange(listener: (available: boolean) => void): void
}
