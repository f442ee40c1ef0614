import { Worker } from 'node:worker_threads'
import type { HashAnswer, HashRequest } from './hash-worker.ts'

/**
 * A thread that writes and hashes (SHA-256): a model of many gigabytes is taken in beside its transfer, and the box goes
 * on answering meanwhile. It starts with the first use. After a crash (HASH_THREAD_ENDED) a new beginning starts another
 * one; once it ended by `close` or an abort, every use rejects.
 */
export class HashThread {
  #worker: Worker | undefined
  #ended: { readonly reason: unknown } | undefined
  /** What was hashed is lost, so that only a new beginning makes sense. */
  #crash: { readonly reason: unknown } | undefined
  readonly #waiting: PromiseWithResolvers<string | undefined>[] = []

  /** Begins anew with nothing. */
  async empty(): Promise<void> {
    await this.#ask({ kind: 'empty' })
  }

  /**
   * Begins anew with the first `length` bytes of a file, or all of it. An abort ends the thread.
   * @throws when the file cannot be read or is shorter
   */
  async file(
    path: string,
    { length, signal }: { readonly length?: number; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    signal?.throwIfAborted()
    const giveUp = () => void this.#end(signal?.reason)
    signal?.addEventListener('abort', giveUp, { once: true })
    try {
      await this.#ask({ kind: 'file', path, length })
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }

  /**
   * Writes a block to an open file and hashes it; until then the block must stay as it is and the file open. After a
   * failure every further write fails alike, until a new beginning.
   */
  async write(fd: number, block: Uint8Array<SharedArrayBuffer>, position: number): Promise<void> {
    await this.#ask({ kind: 'write', fd, block, position })
  }

  /** In hex, of all that came since the beginning. */
  async digest(): Promise<string> {
    const digest = await this.#ask({ kind: 'digest' })
    if (digest === undefined) throw new Error('the hashing thread answered no digest')
    return digest
  }

  async close(): Promise<void> {
    await this.#end(new Error('the hashing thread was closed'))
  }

  async #ask(request: HashRequest): Promise<string | undefined> {
    if (this.#ended !== undefined) throw this.#ended.reason
    if (request.kind === 'empty' || request.kind === 'file') this.#crash = undefined
    if (this.#crash !== undefined) throw this.#crash.reason
    this.#worker ??= this.#start()
    this.#worker.postMessage(request)
    const waiting = Promise.withResolvers<string | undefined>()
    this.#waiting.push(waiting)
    return waiting.promise
  }

  #start(): Worker {
    const worker = new Worker(new URL('hash-worker.ts', import.meta.url), { name: 'model hash' })
    worker.on('message', (answer: HashAnswer) => {
      const waiting = this.#waiting.shift()
      if ('error' in answer) waiting?.reject(Object.assign(new Error(answer.error.message), answer.error))
      else waiting?.resolve(answer.digest)
    })
    worker.on('error', (error) => this.#crashed(worker, error))
    worker.on('exit', () => this.#crashed(worker, undefined))
    return worker
  }

  #crashed(worker: Worker, cause: unknown): void {
    // A crash is told as error and as exit.
    if (this.#worker !== worker) return
    this.#worker = undefined
    const reason = Object.assign(new Error('the hashing thread ended', { cause }), { code: 'HASH_THREAD_ENDED' })
    this.#crash = { reason }
    for (const { reject } of this.#waiting.splice(0)) reject(reason)
  }

  async #end(reason: unknown): Promise<void> {
    this.#ended ??= { reason }
    for (const { reject } of this.#waiting.splice(0)) reject(reason)
    await this.#worker?.terminate()
  }
}

/** SHA-256 of a file in hex. */
export async function digestOf(path: string, signal?: AbortSignal): Promise<string> {
  const thread = new HashThread()
  try {
    await thread.file(path, { signal })
    return await thread.digest()
  } finally {
    await thread.close()
  }
}
