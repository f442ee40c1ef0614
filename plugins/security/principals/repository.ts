import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Storage } from '../../../core/contracts/storage.ts'

/** Tells whether another process changed the database, so that what is remembered of it is read again. */
export class DatabaseChanges {
  readonly #storage: Pick<Storage, 'sqlite'>
  #connection: DatabaseSync | undefined
  #statement: StatementSync | undefined
  #version: unknown
  #isFresh = false

  constructor(storage: Pick<Storage, 'sqlite'>) {
    this.#storage = storage
  }

  /** True when something may have changed since the last call; always, where the database cannot tell. */
  happened(): boolean {
    const connection = this.#storage.sqlite
    if (connection === undefined) return true
    // Requests that arrived together share one look: all of them were sent before it.
    if (this.#isFresh) return false
    this.#isFresh = true
    setImmediate(() => {
      this.#isFresh = false
    })
    if (connection !== this.#connection) {
      this.#connection = connection
      this.#statement = connection.prepare('PRAGMA data_version')
      this.#version = undefined
    }
    const version = this.#statement?.get()?.['data_version']
    const isSame = version === this.#version
    this.#version = version
    return !isSame
  }
}
