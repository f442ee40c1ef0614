import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { RememberedRows } from '../principals/remembered-rows.ts'
import { expiredToken, invalidToken } from '../security-errors.ts'
import type { UserRow } from '../tables.ts'
import type { SessionRepository } from './repository.ts'
import type { Claims, TokenSubject, Tokens } from './tokens.ts'

/** Families that one account may have open. */
const MAX_SESSIONS_PER_USER = 100

/** How long tokens live. */
export interface SessionTimes {
  readonly accessSeconds: number
  readonly refreshSeconds: number
  /** A family ends this long after its login, however often it was refreshed. */
  readonly maxSeconds: number
}

/** What a login or a refresh hands out. */
export interface TokenPair {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresInSeconds: number
  readonly sessionId: string
}

/** What sessions work with. */
export interface SessionParts {
  readonly tokens: Tokens
  readonly repository: SessionRepository
  readonly rows: RememberedRows
  readonly times: SessionTimes
  readonly clock: Clock
  /** Told when an old refresh token came back: somebody copied it. */
  onReuse(userId: string, sessionId: string): void
}

/** Logins: each is a family of one refresh token at a time and the access tokens made with it. */
export class Sessions {
  readonly #parts: SessionParts

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  /** Begins a family. */
  async open(user: UserRow): Promise<TokenPair> {
    const { repository, clock, times } = this.#parts
    const sessionId = randomUUID()
    const refresh = await this.#issueRefresh(user, sessionId, times.refreshSeconds)
    const now = clock.now()
    await repository.insert(
      {
        id: sessionId,
        user_id: user.id,
        refresh_hash: hashOf(refresh.jti),
        created_at: now.toISOString(),
        refreshed_at: now.toISOString(),
        expires_at: after(now, times.refreshSeconds),
      },
      MAX_SESSIONS_PER_USER,
    )
    return this.#pair(user, sessionId, refresh.token)
  }

  /**
   * Trades a refresh token for a new pair, once. One that was used before ends its whole family: either the thief or the
   * owner shows it, and the box cannot know who. Source: RFC 9700, section 4.14.2.
   * @throws AUTH_INVALID, AUTH_EXPIRED
   */
  async refresh(token: string): Promise<{ readonly pair: TokenPair; readonly user: UserRow }> {
    const { tokens, repository, rows, clock, times } = this.#parts
    const claims = await tokens.verify('refresh', token)
    const session = await repository.find(claims.sid)
    const user = await rows.user(claims.sub)
    if (session === undefined || user === undefined || session.user_id !== user.id || user.disabled === 1)
      throw invalidToken()
    const now = clock.now()
    const left = (Date.parse(session.created_at) + times.maxSeconds * 1000 - now.getTime()) / 1000
    if (left <= 0 || session.expires_at <= now.toISOString()) throw expiredToken()
    const seconds = Math.max(1, Math.min(times.refreshSeconds, Math.floor(left)))
    const next = await this.#issueRefresh(user, session.id, seconds)
    const isRotated = await repository.rotate(
      session.id,
      { shown: hashOf(claims.jti), next: hashOf(next.jti) },
      { now: now.toISOString(), expiresAt: after(now, seconds) },
    )
    rows.forget()
    if (!isRotated) {
      await this.revoke(session.id)
      this.#parts.onReuse(user.id, session.id)
      throw invalidToken('The refresh token was used before, so its session was ended.')
    }
    return { pair: await this.#pair(user, session.id, next.token), user }
  }

  /** Ends a family; its tokens are dead for the next request. */
  async revoke(sessionId: string): Promise<void> {
    await this.#parts.repository.delete(sessionId)
    this.#parts.rows.forget()
  }

  /** Ends every family of an account. */
  async revokeAllOf(userId: string): Promise<void> {
    await this.#parts.repository.deleteOf(userId)
    this.#parts.rows.forget()
  }

  /** Claims of a refresh token that is sound in itself, for a logout that shows one. @throws AUTH_INVALID, AUTH_EXPIRED */
  claimsOfRefresh(token: string): Promise<Claims> {
    return this.#parts.tokens.verify('refresh', token)
  }

  countActive(): Promise<number> {
    return this.#parts.repository.countActive(this.#parts.clock.now().toISOString())
  }

  /** Drops families whose time is over. */
  sweep(): Promise<void> {
    return this.#parts.repository.deleteExpired(this.#parts.clock.now().toISOString())
  }

  async #issueRefresh(user: UserRow, sessionId: string, seconds: number) {
    return this.#parts.tokens.issue('refresh', subjectOf(user, sessionId), seconds)
  }

  async #pair(user: UserRow, sessionId: string, refreshToken: string): Promise<TokenPair> {
    const { tokens, times } = this.#parts
    const { token } = await tokens.issue('access', subjectOf(user, sessionId), times.accessSeconds)
    return { accessToken: token, refreshToken, expiresInSeconds: times.accessSeconds, sessionId }
  }
}

const hashOf = (jti: string) => createHash('sha256').update(jti).digest('hex')

const after = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000).toISOString()

const subjectOf = (user: UserRow, sessionId: string): TokenSubject => ({
  userId: user.id,
  sessionId,
  email: user.email,
  username: user.username ?? undefined,
  role: user.role,
})
