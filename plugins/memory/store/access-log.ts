import type { Logger } from 'pino'
import type { Storage } from '../../../core/contracts/storage.ts'
import { touchMemories } from './repository.ts'

/** Counts what searches returned without making the searcher wait for the disk. */
export class AccessLog {
  readonly #storage: Storage
  readonly #log: Logger
  #last: Promise<void> = Promise.resolve()

  constructor(storage: Storage, log: Logger) {
    this.#storage = storage
    this.#log = log
  }

  /** Counts one return of each memory. */
  touch(rows: readonly number[]): void {
    if (rows.length === 0) return
    const at = new Date().toISOString()
    const written = this.#storage
      .write((db) => touchMemories(db, rows, at))
      .catch((err: unknown) => this.#log.warn({ err }, 'accesses were not counted'))
    this.#last = Promise.all([this.#last, written]).then(() => {})
  }

  /** Resolves when everything counted so far can be read. */
  settled(): Promise<void> {
    return this.#last
  }
}
