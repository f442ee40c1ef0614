import type { Wanted } from '../contracts/capability.ts'
import { AppError } from '../contracts/errors.ts'
import type { InFlight } from './in-flight.ts'

type Method = (...args: unknown[]) => unknown

/**
 * Stable stand-in for a capability. Consumers keep it across restarts of the provider; each call is forwarded to the
 * live service and counted as in flight of its provider, or rejected while none is live.
 */
export class CapabilityFacade {
  readonly proxy: object
  readonly #id: string
  #live: { readonly service: object; readonly inFlight: InFlight } | undefined
  #listeners: { readonly owner: string; notify(available: boolean): void }[] = []

  constructor(id: string) {
    this.#id = id
    const methods = new Map<PropertyKey, Method>()
    this.proxy = new Proxy(Object.create(null), {
      get: (_target, key) => {
        if (key === 'then' || typeof key === 'symbol') return undefined // never look like a promise
        let method = methods.get(key)
        if (method === undefined) {
          method = (...args) => this.#call(key, args)
          methods.set(key, method)
        }
        return method
      },
    })
  }

  get available(): boolean {
    return this.#live !== undefined
  }

  /** Puts a service behind the stand-in. */
  bind(service: object, inFlight: InFlight): void {
    this.#live = { service, inFlight }
    for (const { notify } of this.#listeners) notify(true)
  }

  /** From now on calls are rejected. */
  unbind(): void {
    if (this.#live === undefined) return
    this.#live = undefined
    for (const { notify } of this.#listeners) notify(false)
  }

  /** The optional handle of one consumer. */
  wantedBy(owner: string): Wanted<object> {
    const facade = this
    return {
      get current() {
        return facade.available ? facade.proxy : undefined
      },
      onChange: (notify) => this.#listeners.push({ owner, notify }),
    }
  }

  /** Forgets the listeners of a consumer that stopped. */
  removeOwner(owner: string): void {
    this.#listeners = this.#listeners.filter((listener) => listener.owner !== owner)
  }

  async #call(key: string, args: unknown[]): Promise<unknown> {
    if (this.#live === undefined)
      throw new AppError(
        'CAPABILITY_UNAVAILABLE',
        'unavailable',
        `'${this.#id}' is not available now. Retry shortly.`,
        {
          details: { retryAfterSeconds: 2 },
        },
      )
    const { service, inFlight } = this.#live
    const leave = inFlight.enter()
    let isStreaming = false
    try {
      // The token's type promises the method; a missing one rejects as a TypeError.
      const result = await ((service as Record<string, unknown>)[key] as Method).apply(service, args)
      if (isAsyncIterable(result)) {
        isStreaming = true
        return untilConsumed(result, leave)
      }
      return result
    } finally {
      if (!isStreaming) leave()
    }
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** Hands a stream on and reports its end, however it ends. */
function untilConsumed(stream: AsyncIterable<unknown>, over: () => void): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = stream[Symbol.asyncIterator]()
      return {
        async next() {
          try {
            const step = await iterator.next()
            if (step.done) over()
            return step
          } catch (error) {
            over()
            throw error
          }
        },
        async return(value?: unknown) {
          over()
          return (await iterator.return?.(value)) ?? { done: true, value }
        },
      }
    },
  }
}
