import type { DatabaseSync } from 'node:sqlite'
import { AppError } from '../contracts/errors.ts'
import type { Mutex } from './mutex.ts'

interface Waiting {
  readonly work: (database: DatabaseSync) => unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Works that may wait for a commit; beyond it the disk is too slow and callers are told so. */
const MAX_WAITING = 10_000

/** Gathers synchronous writes that arrive while a commit is under way, so that they share the next sync to disk. */
export class GroupCommit {
  readonly #database: DatabaseSync
  readonly #mutex: Mutex
  #waiting: Waiting[] = []
  #isRunning = false

  constructor(database: DatabaseSync, mutex: Mutex) {
    this.#database = database
    this.#mutex = mutex
  }

  /** @throws STORAGE_BUSY, STORAGE_FULL, and what the work throws */
  add<T>(work: (database: DatabaseSync) => T): Promise<T> {
    if (this.#waiting.length >= MAX_WAITING)
      return Promise.reject(
        new AppError('STORAGE_BUSY', 'unavailable', 'Too many writes wait for the disk. Retry shortly.', {
          details: { retryAfterSeconds: 2 },
        }),
      )
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.#waiting.push({ work, resolve, reject })
    if (!this.#isRunning) void this.#run()
    // The work's own result is what resolves the promise.
    return promise as Promise<T>
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      const release = await this.#mutex.acquire()
      const batch = this.#waiting
      this.#waiting = []
      try {
        this.#commit(batch)
      } finally {
        release()
      }
    }
    this.#isRunning = false
  }

  #commit(batch: readonly Waiting[]): void {
    const settle: (() => void)[] = []
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      for (const { work, resolve, reject } of batch) {
        this.#database.exec('SAVEPOINT one')
        try {
          const value = work(this.#database)
          settle.push(() => resolve(value))
        } catch (error) {
          this.#database.exec('ROLLBACK TO one')
          settle.push(() => reject(translateStorageError(error)))
        }
        this.#database.exec('RELEASE one')
      }
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK')
      for (const { reject } of batch) reject(translateStorageError(error))
      return
    }
    for (const done of settle) done()
  }
}

/** Gives a full or locked disk its own code; other errors pass unchanged. SQLite result codes: https://sqlite.org/rescode.html */
export function translateStorageError(error: unknown): unknown {
  const code = (error as { errcode?: number }).errcode
  const primary = code === undefined ? undefined : code & 0xff
  if (primary === 13)
    return new AppError(
      'STORAGE_FULL',
      'storage-full',
      'The disk is full: nothing was saved. Free some space and retry.',
      {
        cause: error,
      },
    )
  if (primary === 5 || primary === 6)
    return new AppError('STORAGE_BUSY', 'unavailable', 'Another process holds the database. Retry shortly.', {
      cause: error,
      details: { retryAfterSeconds: 2 },
    })
  return error
}
