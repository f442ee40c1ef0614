import { Worker } from 'node:worker_threads'
import { AppError } from '../../../core/contracts/errors.ts'

/** What the thread is asked: a comparison where there is a hash, else a new hash. */
export type BcryptTask =
  | { readonly id: number; readonly text: string; readonly hash: string; readonly cost?: undefined }
  | { readonly id: number; readonly text: string; readonly hash?: undefined; readonly cost: number }

/** What the thread answers. */
type BcryptAnswer =
  | { readonly id: number; readonly result: string | boolean }
  | { readonly id: number; readonly error: string }

/** The two things that bcrypt does. @throws AUTH_BUSY */
export interface Bcrypt {
  hash(text: string, cost: number): Promise<string>
  compare(text: string, hash: string): Promise<boolean>
}

interface Waiting {
  resolve(result: string | boolean): void
  reject(error: unknown): void
}

/** Work that may wait its turn; beyond it the answer is 503 at once. */
const MAX_WAITING = 64
const IDLE_MS = 30_000

/**
 * bcrypt one at a time, in a thread of lower priority that lives while it is needed: each call costs a core for a while,
 * and a wave of logins must slow nothing but logins.
 */
export class BcryptThread implements Bcrypt {
  readonly #maxWaiting: number
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #nextId = 1

  constructor(maxWaiting: number = MAX_WAITING) {
    this.#maxWaiting = maxWaiting
  }

  async hash(text: string, cost: number): Promise<string> {
    return String(await this.#ask({ id: this.#nextId++, text, cost }))
  }

  async compare(text: string, hash: string): Promise<boolean> {
    return (await this.#ask({ id: this.#nextId++, text, hash })) === true
  }

  /** Ends the thread; what waits fails. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#end(new Error('the box is stopping'))
    await worker?.terminate()
  }

  async #ask(task: BcryptTask): Promise<string | boolean> {
    if (this.#waiting.size >= this.#maxWaiting)
      throw new AppError('AUTH_BUSY', 'unavailable', 'Too many sign-ins at this moment. Retry in a few seconds.', {
        details: { retryAfterSeconds: 3 },
      })
    clearTimeout(this.#idle)
    this.#worker ??= this.#start()
    const worker = this.#worker
    const { promise, resolve, reject } = Promise.withResolvers<string | boolean>()
    this.#waiting.set(task.id, { resolve, reject })
    worker.ref()
    worker.postMessage(task)
    return promise.finally(() => {
      this.#waiting.delete(task.id)
      if (this.#waiting.size === 0 && worker === this.#worker) this.#rest(worker)
    })
  }

  /** A process that waits for nothing else may exit. */
  #rest(worker: Worker): void {
    worker.unref()
    this.#idle = setTimeout(() => {
      this.#worker = undefined
      void worker.terminate()
    }, IDLE_MS).unref()
  }

  #start(): Worker {
    const worker = new Worker(new URL('bcrypt-worker.js', import.meta.url), { name: 'bcrypt' })
    const ended = (cause: unknown) => {
      if (this.#worker === worker) this.#end(cause)
    }
    worker.on('message', (answer: BcryptAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      if ('error' in answer) waiting?.reject(new Error(answer.error))
      else waiting?.resolve(answer.result)
    })
    worker.on('error', ended)
    worker.on('exit', () => ended(new Error('the thread that hashes ended')))
    return worker
  }

  #end(cause: unknown): void {
    clearTimeout(this.#idle)
    this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(cause)
  }
}
