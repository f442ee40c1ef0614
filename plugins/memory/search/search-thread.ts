import { Worker } from 'node:worker_threads'
import { AppError } from '../../../core/contracts/errors.ts'
import type { SearchQuery, SearchResult } from './search-engine.ts'
import type { SearchAnswer, SearchRequest, SearchWorkerData } from './search-worker.ts'

interface Waiting {
  resolve(result: SearchResult): void
  reject(error: unknown): void
}

/** Searches that may wait; beyond it callers are told to come back. */
const MAX_WAITING = 256
const TIMEOUT_MS = 10_000
/** An idle thread would hold some 35 MiB; the next search starts it again within a tenth of a second. */
const IDLE_MS = 300_000

/**
 * Runs searches in a thread with its own connection, so that a large memory never holds up the rest of the box. The
 * thread lives while people search.
 */
export class SearchThread {
  readonly #data: SearchWorkerData
  #worker: Worker | undefined
  readonly #waiting = new Map<number, Waiting>()
  #nextId = 1
  readonly #idleMs: number
  #idle: NodeJS.Timeout | undefined

  constructor(data: SearchWorkerData, idleMs: number = IDLE_MS) {
    this.#data = data
    this.#idleMs = idleMs
  }

  get isRunning(): boolean {
    return this.#worker !== undefined
  }

  #start(): void {
    clearTimeout(this.#idle)
    if (this.#worker !== undefined) return
    const worker = new Worker(new URL('search-worker.ts', import.meta.url), {
      workerData: this.#data,
      name: 'memory search',
    })
    worker.unref()
    worker.on('message', (answer: SearchAnswer) => this.#settle(answer))
    worker.on('error', (error) => this.#ended(worker, error))
    worker.on('exit', () => this.#ended(worker, new Error('the thread ended')))
    this.#worker = worker
  }

  /** @throws MEMORY_SEARCH_BUSY, MEMORY_SEARCH_FAILED, MEMORY_SEARCH_TIMEOUT */
  async search(query: SearchQuery, signal: AbortSignal): Promise<SearchResult> {
    if (this.#waiting.size >= MAX_WAITING)
      throw new AppError('MEMORY_SEARCH_BUSY', 'unavailable', 'Too many searches are waiting. Retry shortly.', {
        details: { retryAfterSeconds: 1 },
      })
    signal.throwIfAborted()
    this.#start()
    const id = this.#nextId++
    const { promise, resolve, reject } = Promise.withResolvers<SearchResult>()
    this.#waiting.set(id, { resolve, reject })
    const giveUp = () => reject(signal.reason)
    signal.addEventListener('abort', giveUp, { once: true })
    const timer = setTimeout(() => reject(timedOut()), TIMEOUT_MS)
    try {
      const request: SearchRequest = { id, query }
      this.#worker?.postMessage(request)
      return await promise
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      this.#waiting.delete(id)
      if (this.#waiting.size === 0) this.#rest()
    }
  }

  /** Drops what the thread holds of an owner. */
  forget(owner: number): void {
    const request: SearchRequest = { forget: owner }
    this.#worker?.postMessage(request)
  }

  #rest(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      const worker = this.#worker
      this.#worker = undefined
      void worker?.terminate()
    }, this.#idleMs).unref()
  }

  /** Ends the thread; what waits fails. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
    this.#failAll(new Error('the memory is stopping'))
  }

  #settle(answer: SearchAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    if ('result' in answer) waiting?.resolve(answer.result)
    else waiting?.reject(failed(new Error(answer.error)))
  }

  #ended(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#failAll(cause)
  }

  #failAll(cause: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(failed(cause))
  }
}

function failed(cause: unknown): AppError {
  return new AppError(
    'MEMORY_SEARCH_FAILED',
    'unavailable',
    'The search of the memory failed. Retry; if it fails again, the log has the reason.',
    { cause, details: { retryAfterSeconds: 1 } },
  )
}

function timedOut(): AppError {
  return new AppError('MEMORY_SEARCH_TIMEOUT', 'timeout', 'The search of the memory took too long. Retry shortly.')
}
