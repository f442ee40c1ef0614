import type { Authenticator, Credentials, Principal } from '../../../core/contracts/principal.ts'
import { BoundedMap } from '../bounded-map.ts'
import type { Clock } from '../clock.ts'
import { isApiKeyText, keyIdOf } from '../keys/api-key-text.ts'
import type { ImportedKeys } from '../keys/imported-keys.ts'
import { keyExpired } from '../keys/key-errors.ts'
import type { ApiKeyRepository } from '../keys/repository.ts'
import type { VerifiedKeys } from '../keys/verified-keys.ts'
import { expiredToken, invalidToken, setupRequired } from '../security-errors.ts'
import { type Claims, looksLikeToken, type Tokens } from '../sessions/tokens.ts'
import type { ApiKeyRow, UserRow } from '../tables.ts'
import { principalOfKey, principalOfUser } from './principal-of.ts'
import type { RememberedRows } from './remembered-rows.ts'

const MAX_TOKEN_LENGTH = 4096
const MAX_REMEMBERED_TOKENS = 5000

/** How guessing is slowed down; counted by address, before a key is compared by bcrypt. */
export interface GuessingLimits {
  /** @throws RATE_LIMIT when the address has no unproven request left */
  tryGuess(address: string): void
  /** @throws RATE_LIMIT when the address may not try a key that must be compared with many */
  trySearch(address: string): void
  /** Counts a failed attempt. */
  failed(address: string, kind: 'guess' | 'search'): void
}

/** What authentication works with. */
export interface AuthenticatorParts {
  readonly rows: RememberedRows
  readonly tokens: Tokens
  readonly verified: VerifiedKeys
  readonly imported: ImportedKeys
  readonly keys: Pick<ApiKeyRepository, 'recordUse'>
  readonly guessing: GuessingLimits
  readonly clock: Clock
  readonly userScopes: readonly string[]
  /** True where callers without credentials are let in and counted as such. */
  readonly allowsAnonymous: boolean
  /** True once somebody owns the box. */
  hasOwner(): Promise<boolean>
  /** Told when writing a key's last use failed; the request goes on. */
  onError(error: unknown): void
}

/** The one way from credentials to a principal, for requests and sockets alike. */
export class TokenAuthenticator implements Authenticator {
  readonly #parts: AuthenticatorParts
  readonly #claims = new BoundedMap<string, Claims>(MAX_REMEMBERED_TOKENS)
  /** By the rows that they were made from: a changed row is another object. */
  readonly #principals = new WeakMap<ApiKeyRow, { readonly user: UserRow | undefined; readonly principal: Principal }>()
  /** Keys by the digest of their text, until any row changes: the way of nearly every request of a program. */
  readonly #known = new BoundedMap<string, { readonly row: ApiKeyRow; readonly principal: Principal }>(
    MAX_REMEMBERED_TOKENS,
  )

  constructor(parts: AuthenticatorParts) {
    this.#parts = parts
    // A rotation of the signing keys comes with a change of the database.
    parts.rows.onForget(() => {
      this.#claims.clear()
      this.#known.clear()
    })
  }

  async authenticate({ token, address }: Credentials): Promise<Principal | undefined> {
    this.#parts.rows.refresh()
    const known = token === undefined ? undefined : this.#knownKey(token)
    if (known !== undefined) return known
    if (!(await this.#parts.hasOwner())) throw setupRequired()
    if (token === undefined) {
      if (!this.#parts.allowsAnonymous) this.#countAttempt(address, 'guess')
      return undefined
    }
    if (token.length > MAX_TOKEN_LENGTH) throw this.#refuse(address)
    if (isApiKeyText(token)) return this.#byKey(token, address)
    if (looksLikeToken(token)) return this.#bySession(token, address)
    return this.#byImportedKey(token, address)
  }

  async #bySession(token: string, address: string): Promise<Principal> {
    const { rows, clock, userScopes } = this.#parts
    const claims = await this.#verifiedClaims(token, address)
    const session = await rows.session(claims.sid)
    const user = session === undefined ? undefined : await rows.user(claims.sub)
    if (session === undefined || user === undefined || session.user_id !== user.id || user.disabled === 1)
      throw invalidToken('The session has ended.')
    if (session.expires_at <= clock.now().toISOString()) throw expiredToken()
    return principalOfUser(user, session.id, userScopes)
  }

  /** Checking a signature costs more than the rest together, so a checked token is remembered by its digest. @throws AUTH_INVALID, AUTH_EXPIRED, RATE_LIMIT */
  async #verifiedClaims(token: string, address: string): Promise<Claims> {
    const { tokens, verified, clock } = this.#parts
    const digest = verified.digest(token)
    const remembered = this.#claims.get(digest)
    if (remembered !== undefined && remembered.exp * 1000 > clock.now().getTime()) return remembered
    try {
      // First of all: what strangers used up of an address must not shut out its people, and an HMAC costs little.
      const claims = await tokens.verify('access', token)
      this.#claims.set(digest, claims)
      return claims
    } catch (error) {
      // A refresh token is no guess: it is the credential of another route.
      const isRefresh = await tokens.verify('refresh', token).then(
        () => true,
        () => false,
      )
      if (!isRefresh) this.#countAttempt(address, 'guess')
      throw error
    }
  }

  /** The principal of a key whose rows are as they were when it was last let in; all that time alone can change is checked. */
  #knownKey(text: string): Principal | undefined {
    if (text.length > MAX_TOKEN_LENGTH || !isApiKeyText(text)) return undefined
    const { verified, clock } = this.#parts
    const digest = verified.digest(text)
    const known = this.#known.get(digest)
    if (known === undefined || !verified.isRemembered(digest, known.row.hash)) return undefined
    const { expires_at: end } = known.row
    return end !== null && end <= clock.now().toISOString() ? undefined : known.principal
  }

  async #byKey(text: string, address: string): Promise<Principal> {
    const { rows, verified, guessing } = this.#parts
    const keyId = keyIdOf(text)
    if (keyId === undefined) throw this.#refuse(address)
    const { generation } = rows
    const row = await rows.key(keyId)
    if (row === undefined || row.revoked_at !== null) throw this.#refuse(address)
    const digest = verified.digest(text)
    if (!verified.isRemembered(digest, row.hash)) {
      // What matched before is no guess, and would otherwise wait for what strangers used up of its address.
      if (!verified.hasMatched(digest, row.hash)) guessing.tryGuess(address)
      if (!(await verified.verify(text, digest, row.hash))) throw this.#refuse(address)
      this.#recordUse(row)
    }
    const principal = await this.#principalOf(row)
    if (generation === rows.generation) this.#known.set(digest, { row, principal })
    return principal
  }

  async #byImportedKey(text: string, address: string): Promise<Principal> {
    const { rows, verified, imported, guessing } = this.#parts
    if (!(await imported.hasAny())) throw this.#refuse(address)
    const knownId = imported.knownId(text)
    const known = knownId === undefined ? undefined : await rows.key(knownId)
    if (known !== undefined && known.revoked_at === null) {
      const digest = verified.digest(text)
      const matches = verified.isRemembered(digest, known.hash) || (await verified.verify(text, digest, known.hash))
      if (matches) return this.#principalOf(known)
    }
    guessing.trySearch(address)
    const row = await imported.search(text)
    if (row === undefined) throw this.#refuse(address, 'search')
    this.#recordUse(row)
    return this.#principalOf(row)
  }

  /** @throws KEY_EXPIRED, AUTH_INVALID */
  async #principalOf(row: ApiKeyRow): Promise<Principal> {
    const { rows, clock, userScopes } = this.#parts
    if (row.expires_at !== null && row.expires_at <= clock.now().toISOString()) throw keyExpired()
    const user = row.user_id === null ? undefined : await rows.user(row.user_id)
    if (row.user_id !== null && (user === undefined || user.disabled === 1)) throw invalidToken()
    const known = this.#principals.get(row)
    if (known !== undefined && known.user === user) return known.principal
    const principal = principalOfKey(row, user, userScopes)
    this.#principals.set(row, { user, principal })
    return principal
  }

  #refuse(address: string, kind: 'guess' | 'search' = 'guess'): Error {
    this.#countAttempt(address, kind)
    return invalidToken()
  }

  /** @throws RATE_LIMIT */
  #countAttempt(address: string, kind: 'guess' | 'search'): void {
    this.#parts.guessing.tryGuess(address)
    this.#parts.guessing.failed(address, kind)
  }

  #recordUse(row: ApiKeyRow): void {
    const { keys, clock, onError } = this.#parts
    keys.recordUse(row.key_id, clock.now().toISOString()).catch(onError)
  }
}
