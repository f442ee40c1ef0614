import type { StatementSync } from 'node:sqlite'
import type { Storage } from '../../../core/contracts/storage.ts'

/** Tells whether another process changed the database, so that what is remembered of it is read again. */
export class DatabaseChanges {
  readonly #statement: StatementSync | undefined
  #version: unknown

  constructor(storage: Storage) {
    this.#statement = storage.sqlite?.prepare('PRAGMA data_version')
  }

  /** True when something may have changed since the last call; always, where the database cannot tell. */
  happened(): boolean {
    if (this.#statement === undefined) return true
    const version = this.#statement.get()?.['data_version']
    const isSame = version === this.#version
    this.#version = version
    return !isSame
  }
}
