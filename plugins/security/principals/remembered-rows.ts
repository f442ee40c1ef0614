import type { AccountRepository } from '../accounts/repository.ts'
import { BoundedMap } from '../bounded-map.ts'
import type { ApiKeyRepository } from '../keys/repository.ts'
import type { SessionRepository } from '../sessions/repository.ts'
import type { ApiKeyRow, SessionRow, UserRow } from '../tables.ts'
import type { DatabaseChanges } from './repository.ts'

const LIMIT = 5000

/** Where the rows come from. */
export interface RowSources {
  readonly users: Pick<AccountRepository, 'find'>
  readonly sessions: Pick<SessionRepository, 'find'>
  readonly keys: Pick<ApiKeyRepository, 'find'>
  readonly changes: Pick<DatabaseChanges, 'happened'>
}

/**
 * Rows that decide who is asking, kept in memory and forgotten at once on any change, of this process (`forget`) or of
 * a command beside the box. So a revocation holds for the very next request.
 */
export class RememberedRows {
  readonly #sources: RowSources
  readonly #users = new BoundedMap<string, UserRow>(LIMIT)
  readonly #sessions = new BoundedMap<string, SessionRow>(LIMIT)
  readonly #keys = new BoundedMap<string, ApiKeyRow>(LIMIT)
  readonly #onForget: (() => void)[] = []
  #generation = 0

  constructor(sources: RowSources) {
    this.#sources = sources
  }

  /** Grows at each change: what was read before it must not be kept. */
  get generation(): number {
    return this.#generation
  }

  /** Looks whether another process changed the database. Call before reading; true when everything was forgotten. */
  refresh(): boolean {
    const changed = this.#sources.changes.happened()
    if (changed) this.forget()
    return changed
  }

  /** Call after every write to these rows. */
  forget(): void {
    this.#generation++
    this.#users.clear()
    this.#sessions.clear()
    this.#keys.clear()
    for (const listener of this.#onForget) listener()
  }

  /** Calls back whenever something may have changed. */
  onForget(listener: () => void): void {
    this.#onForget.push(listener)
  }

  user(id: string): Promise<UserRow | undefined> {
    return this.#read(this.#users, id, () => this.#sources.users.find(id))
  }

  session(id: string): Promise<SessionRow | undefined> {
    return this.#read(this.#sessions, id, () => this.#sources.sessions.find(id))
  }

  key(keyId: string): Promise<ApiKeyRow | undefined> {
    return this.#read(this.#keys, keyId, () => this.#sources.keys.find(keyId))
  }

  async #read<Row>(
    remembered: BoundedMap<string, Row>,
    id: string,
    find: () => Promise<Row | undefined>,
  ): Promise<Row | undefined> {
    const known = remembered.get(id)
    if (known !== undefined) return known
    const generation = this.#generation
    const row = await find()
    if (row !== undefined && generation === this.#generation) remembered.set(id, row)
    return row
  }
}
