import type { Role } from '../../core/contracts/principal.ts'

/** An account. Times are ISO 8601 in UTC, so that text order is time order in every database. */
export interface UserRow {
  readonly id: string
  readonly email: string
  readonly email_key: string
  readonly username: string | null
  readonly username_key: string | null
  readonly full_name: string | null
  readonly password_hash: string
  readonly role: Role
  /** 1 while an administrator keeps the account shut. */
  readonly disabled: number
  /** Set once deletion began; the row goes when everything the account owned is gone. */
  readonly deleting_at: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly last_login_at: string | null
  /** 1 once other plugins were told of the account. */
  readonly announced: number
}

/** One login: a family of refresh and access tokens. The row goes when it is revoked. */
export interface SessionRow {
  readonly id: string
  readonly user_id: string
  /** SHA-256 of the id of the one refresh token that is good. */
  readonly refresh_hash: string
  readonly created_at: string
  readonly refreshed_at: string
  readonly expires_at: string
}

/** An API key. */
export interface ApiKeyRow {
  readonly key_id: string
  readonly hash: string
  /** The owning account, or null for a free label. */
  readonly user_id: string | null
  readonly owner: string
  /** JSON array. */
  readonly scopes: string
  readonly name: string | null
  /** JSON object of `KeyLimits`, or null. */
  readonly limits: string | null
  /** 1 for a key whose text does not carry its id. */
  readonly imported: number
  readonly created_at: string
  readonly expires_at: string | null
  readonly revoked_at: string | null
  readonly last_used_at: string | null
}

/** A link of the audit chain. */
export interface AuditRow {
  readonly seq: number
  readonly at: string
  readonly action: string
  readonly outcome: string
  readonly actor: string
  readonly address: string | null
  readonly request_id: string | null
  readonly target: string | null
  /** JSON object, or null. */
  readonly facts: string | null
  readonly hash: string
}

/** An account that was asked to go; kept so that a plugin that was down erases its part when it is back. */
export interface ErasureRow {
  readonly user_id: string
  readonly requested_at: string
}

/** A plugin that has erased its part. */
export interface ErasureDoneRow {
  readonly user_id: string
  readonly contributor: string
}

/** The plugin's tables. */
export interface SecurityTables {
  readonly security_users: UserRow
  readonly security_sessions: SessionRow
  readonly security_api_keys: ApiKeyRow
  readonly security_audit: AuditRow
  readonly security_erasures: ErasureRow
  readonly security_erasures_done: ErasureDoneRow
}
