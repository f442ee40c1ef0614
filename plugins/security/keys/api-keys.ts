import { hash } from 'bcrypt'
import { nameKey } from '../accounts/account-names.ts'
import type { BcryptPool } from '../accounts/bcrypt-pool.ts'
import type { AccountRepository } from '../accounts/repository.ts'
import type { Clock } from '../clock.ts'
import type { RememberedRows } from '../principals/remembered-rows.ts'
import type { ApiKeyRow, UserRow } from '../tables.ts'
import { newApiKey } from './api-key-text.ts'
import { expiryInPast, keyUnknown, ownerUnknown } from './key-errors.ts'
import type { KeyLimits } from './key-limits.ts'
import type { ApiKeyRepository, KeyFilter } from './repository.ts'

/** Who a key acts for: an account, or a free label that owns rows of its own. */
export type KeyOwner = { readonly user: UserRow } | { readonly label: string }

/** What a new key may do. */
export interface NewApiKey {
  readonly owner: KeyOwner
  readonly scopes: readonly string[]
  readonly name?: string | undefined
  readonly expiresAt?: Date | undefined
  readonly limits?: KeyLimits | undefined
}

/** A key with its text, which is shown this once. */
export interface CreatedApiKey {
  readonly text: string
  readonly row: ApiKeyRow
}

/** What API keys work with. */
export interface ApiKeyParts {
  readonly repository: ApiKeyRepository
  readonly accounts: AccountRepository
  readonly rows: RememberedRows
  readonly pool: BcryptPool
  readonly cost: number
  readonly clock: Clock
}

/** A label: not an id, not one of the names that the box itself uses for owners. */
const LABEL = /^[\p{L}\p{N}][\p{L}\p{N} ._@+-]{0,127}$/u
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const RESERVED = /^(anonymous.*|home|core|system|box)$/i

/** API keys: created, listed, revoked, rotated. */
export class ApiKeys {
  readonly #parts: ApiKeyParts

  constructor(parts: ApiKeyParts) {
    this.#parts = parts
  }

  /** Finds out whom the text means: an account's id or e-mail, else a label. @throws KEY_OWNER_UNKNOWN */
  async ownerOf(text: string): Promise<KeyOwner> {
    const { accounts } = this.#parts
    const user = (await accounts.find(text)) ?? (await accounts.findByEmail(nameKey(text)))
    if (user !== undefined && user.deleting_at === null) return { user }
    const label = text.normalize('NFKC').trim()
    if (UUID.test(label) || RESERVED.test(label) || !LABEL.test(label)) throw ownerUnknown()
    return { label }
  }

  /** @throws KEY_EXPIRY_PAST, AUTH_BUSY */
  async create(wanted: NewApiKey): Promise<CreatedApiKey> {
    const { repository, pool, cost, clock } = this.#parts
    const now = clock.now()
    if (wanted.expiresAt !== undefined && wanted.expiresAt <= now) throw expiryInPast()
    const { keyId, text } = newApiKey()
    const row: ApiKeyRow = {
      key_id: keyId,
      hash: await pool.run(() => hash(text, cost)),
      user_id: 'user' in wanted.owner ? wanted.owner.user.id : null,
      owner: 'user' in wanted.owner ? wanted.owner.user.id : wanted.owner.label,
      scopes: JSON.stringify([...new Set(wanted.scopes)]),
      name: wanted.name ?? null,
      limits: wanted.limits === undefined ? null : JSON.stringify(wanted.limits),
      imported: 0,
      created_at: now.toISOString(),
      expires_at: wanted.expiresAt?.toISOString() ?? null,
      revoked_at: null,
      last_used_at: null,
    }
    await repository.insert(row)
    return { text, row }
  }

  list(filter: KeyFilter): Promise<{ readonly rows: readonly ApiKeyRow[]; readonly total: number }> {
    return this.#parts.repository.list(filter)
  }

  /** The key when it is in force and the owner's (undefined for any owner). @throws KEY_UNKNOWN */
  async find(keyId: string, owner: string | undefined): Promise<ApiKeyRow> {
    const row = await this.#parts.repository.find(keyId)
    if (row === undefined || row.revoked_at !== null || (owner !== undefined && row.owner !== owner)) throw keyUnknown()
    return row
  }

  /** Ends a key for the next request. @throws KEY_UNKNOWN */
  async revoke(keyId: string, owner: string | undefined): Promise<void> {
    const { repository, rows, clock } = this.#parts
    const wasInForce = await repository.revoke(keyId, owner, clock.now().toISOString())
    rows.forget()
    if (!wasInForce) throw keyUnknown()
  }

  /** Gives a key a new secret; the old one is dead for the next request. @throws KEY_UNKNOWN, AUTH_BUSY */
  async rotate(keyId: string, owner: string | undefined): Promise<CreatedApiKey> {
    const { repository, rows, pool, cost } = this.#parts
    const row = await this.find(keyId, owner)
    const { text } = newApiKey(row.key_id)
    const fresh = await pool.run(() => hash(text, cost))
    const wasInForce = await repository.replaceHash(keyId, fresh)
    rows.forget()
    if (!wasInForce) throw keyUnknown()
    return { text, row: { ...row, hash: fresh, imported: 0 } }
  }
}
