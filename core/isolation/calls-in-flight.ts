import type { CallOptions } from '../contracts/isolation.ts'
import { childFailed, childTimeout, childUncloneable } from './child-errors.ts'
import type { FromChild, ToChild } from './protocol.ts'
import { STREAM_WINDOW } from './protocol.ts'
import { RemoteStream } from './remote-stream.ts'
import { fromWire, toWire } from './wire-error.ts'

const DEFAULT_TIMEOUT_MS = 60_000

type Call = {
  readonly method: string
  /** Ends the wait for the first answer. */
  readonly settle: (outcome: { value: unknown } | { error: Error }) => void
  readonly release: () => void
  readonly hasOwnTimeout: boolean
  stopTimer: () => void
  stream?: RemoteStream
}

/** The calls and streams of one running child. Every one of them ends: with a result, an error, a timeout or the child. */
export class CallsInFlight {
  readonly #calls = new Map<number, Call>()
  readonly #name: string
  readonly #send: (message: ToChild) => void
  #nextId = 0

  constructor(name: string, send: (message: ToChild) => void) {
    this.#name = name
    this.#send = send
  }

  get size(): number {
    return this.#calls.size
  }

  call(method: string, args: readonly unknown[], options: CallOptions): Promise<unknown> {
    const { signal, timeoutMs = DEFAULT_TIMEOUT_MS } = options
    if (signal?.aborted) return Promise.reject(reasonOf(signal))
    const id = ++this.#nextId
    return new Promise((resolve, reject) => {
      const onAbort = () => signal && this.#cancel(id, reasonOf(signal))
      const timer = timeoutMs > 0 ? setTimeout(() => this.#timedOut(id, timeoutMs), timeoutMs) : undefined
      signal?.addEventListener('abort', onAbort, { once: true })
      const stopTimer = () => clearTimeout(timer)
      this.#calls.set(id, {
        method,
        settle: (outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.value)),
        hasOwnTimeout: options.timeoutMs !== undefined,
        stopTimer,
        release: () => {
          stopTimer()
          signal?.removeEventListener('abort', onAbort)
        },
      })
      try {
        this.#send({ type: 'call', id, method, args })
      } catch (error) {
        this.#end(id, childUncloneable(this.#name, method, error))
      }
    })
  }

  /** Takes a message that belongs to a call; late ones of ended calls are dropped. */
  receive(message: Extract<FromChild, { readonly id: number }>): void {
    const call = this.#calls.get(message.id)
    if (!call) return
    if (message.type === 'chunk') call.stream?.push(message.value)
    else if (message.type === 'stream') this.#open(message.id, call)
    else if (message.type === 'end') this.#end(message.id)
    else if (message.type === 'error') this.#end(message.id, this.#revive(call, message.error))
    else {
      this.#forget(message.id)
      call.settle({ value: message.value })
    }
  }

  /** Ends everything, for example because the child died. */
  failAll(error: Error): void {
    for (const id of [...this.#calls.keys()]) this.#end(id, error)
  }

  #open(id: number, call: Call): void {
    if (!call.hasOwnTimeout) call.stopTimer()
    const control = {
      credit: (chunks: number) => this.#trySend({ type: 'credit', id, chunks }),
      cancel: (reason: Error) => this.#cancel(id, reason),
    }
    call.stream = new RemoteStream(control, STREAM_WINDOW)
    call.settle({ value: call.stream })
  }

  #timedOut(id: number, timeoutMs: number): void {
    const call = this.#calls.get(id)
    if (call) this.#cancel(id, childTimeout(this.#name, call.method, timeoutMs))
  }

  #cancel(id: number, reason: Error): void {
    if (!this.#calls.has(id)) return
    this.#trySend({ type: 'cancel', id, reason: toWire(reason) })
    this.#calls.get(id)?.stream?.abort(reason)
    this.#end(id, reason)
  }

  #end(id: number, error?: Error): void {
    const call = this.#forget(id)
    if (!call) return
    if (call.stream) call.stream.finish(error)
    else if (error) call.settle({ error })
    else call.settle({ value: undefined })
  }

  #forget(id: number): Call | undefined {
    const call = this.#calls.get(id)
    this.#calls.delete(id)
    call?.release()
    return call
  }

  #revive(call: Call, wire: Extract<FromChild, { type: 'error' }>['error']): Error {
    return fromWire(wire, (cause) =>
      wire.code === 'CHILD_UNCLONEABLE'
        ? childUncloneable(this.#name, call.method, cause)
        : childFailed(this.#name, call.method, cause),
    )
  }

  #trySend(message: ToChild): void {
    try {
      this.#send(message)
    } catch {
      // The channel is closed: the end of the child settles every call.
    }
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('The call was cancelled.', 'AbortError')
}
