import type { FromChild, ToChild } from './protocol.ts'
import { toWire } from './wire-error.ts'

type Served = { readonly abort: AbortController; credit: number; wake: () => void }

/** The child's end of the protocol: runs the methods of the service, sends their results, paces their streams by credit. */
export class ServedCalls {
  readonly #running = new Map<number, Served>()
  readonly #service: object
  readonly #send: (message: FromChild) => void
  readonly #window: number

  constructor(service: object, send: (message: FromChild) => void, window: number) {
    this.#service = service
    this.#send = send
    this.#window = window
  }

  receive(message: Extract<ToChild, { readonly id: number }>): void {
    if (message.type === 'call') {
      void this.#run(message.id, message.method, message.args)
      return
    }
    const served = this.#running.get(message.id)
    if (!served) return
    if (message.type === 'credit') served.credit += message.chunks
    else served.abort.abort(reasonFrom(message.reason))
    served.wake()
  }

  /** Lets the service give back what it holds; a service may have a `close()`. */
  async close(): Promise<void> {
    for (const served of this.#running.values()) served.abort.abort(new Error('the process is stopping'))
    const close: unknown = Reflect.get(this.#service, 'close')
    if (typeof close === 'function') await Reflect.apply(close, this.#service, [])
  }

  async #run(id: number, method: string, args: readonly unknown[]): Promise<void> {
    const served: Served = { abort: new AbortController(), credit: this.#window, wake: () => {} }
    this.#running.set(id, served)
    try {
      const target: unknown = Reflect.get(this.#service, method)
      if (typeof target !== 'function') throw new Error(`the service has no method "${method}"`)
      const value: unknown = await Reflect.apply(target, this.#service, [...args, served.abort.signal])
      if (isStream(value)) await this.#pump(id, served, value)
      else this.#sendCloneable(id, { type: 'result', id, value })
    } catch (error) {
      this.#send({ type: 'error', id, error: toWire(error) })
    } finally {
      this.#running.delete(id)
    }
  }

  async #pump(id: number, served: Served, stream: AsyncIterable<unknown>): Promise<void> {
    this.#send({ type: 'stream', id })
    for await (const value of stream) {
      if (served.abort.signal.aborted) return
      while (served.credit <= 0) {
        await new Promise<void>((resolve) => {
          served.wake = resolve
        })
        if (served.abort.signal.aborted) return
      }
      served.credit--
      if (!this.#sendCloneable(id, { type: 'chunk', id, value })) return
    }
    this.#send({ type: 'end', id })
  }

  #sendCloneable(id: number, message: FromChild): boolean {
    try {
      this.#send(message)
      return true
    } catch (error) {
      this.#send({ type: 'error', id, error: { ...toWire(error), code: 'CHILD_UNCLONEABLE' } })
      return false
    }
  }
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

function reasonFrom(wire: { readonly name: string; readonly message: string }): Error {
  return new DOMException(wire.message, wire.name === 'TimeoutError' ? 'TimeoutError' : 'AbortError')
}
