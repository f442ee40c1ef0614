/** What the stream tells its producer. */
export interface StreamControl {
  /** The consumer took this many chunks: as many more may come. */
  credit(chunks: number): void
  /** The consumer will take no more. */
  cancel(reason: Error): void
}

type Waiter = { resolve(result: IteratorResult<unknown, undefined>): void; reject(error: Error): void }

/**
 * The consumer's end of a stream from a child. Chunks that came before the end or an error are delivered first;
 * a cancelled stream delivers nothing more. At most one window of chunks waits here.
 */
export class RemoteStream implements AsyncIterableIterator<unknown, undefined> {
  #buffer: unknown[] = []
  #waiters: Waiter[] = []
  #end: { readonly error: Error | undefined } | undefined
  #taken = 0
  readonly #control: StreamControl
  readonly #creditEvery: number

  constructor(control: StreamControl, window: number) {
    this.#control = control
    this.#creditEvery = Math.max(1, Math.floor(window / 2))
  }

  /** Chunks that wait for the consumer. */
  get pending(): number {
    return this.#buffer.length
  }

  push(value: unknown): void {
    if (this.#end) return
    const waiter = this.#waiters.shift()
    if (!waiter) {
      this.#buffer.push(value)
      return
    }
    this.#took()
    waiter.resolve({ done: false, value })
  }

  /** The producer is done, with or without an error. */
  finish(error?: Error): void {
    if (this.#end) return
    this.#end = { error }
    this.#settleWaiters()
  }

  /** Ends the stream for the consumer at once. */
  abort(error: Error): void {
    if (this.#end) return
    this.#buffer = []
    this.finish(error)
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    if (this.#buffer.length > 0) {
      const value = this.#buffer.shift()
      this.#took()
      return Promise.resolve({ done: false, value })
    }
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject })
      if (this.#end) this.#settleWaiters()
    })
  }

  return(): Promise<IteratorResult<unknown, undefined>> {
    if (!this.#end) {
      this.#control.cancel(new Error('the consumer left'))
      this.#buffer = []
      this.finish()
    }
    this.#end = { error: undefined }
    this.#buffer = []
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #took(): void {
    this.#taken++
    if (this.#taken < this.#creditEvery || this.#end) return
    this.#control.credit(this.#taken)
    this.#taken = 0
  }

  #settleWaiters(): void {
    for (const waiter of this.#waiters.splice(0)) {
      const error = this.#end?.error
      if (error) {
        this.#end = { error: undefined }
        waiter.reject(error)
      } else waiter.resolve({ done: true, value: undefined })
    }
  }
}
