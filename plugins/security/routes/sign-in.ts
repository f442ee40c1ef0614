import type { Audit } from '../../../core/contracts/audit.ts'
import { auditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Events } from '../../../core/contracts/event.ts'
import { credentialsRevoked } from '../../../core/contracts/principal.ts'
import type { RequestContext } from '../../../core/contracts/route.ts'
import { nameKey } from '../accounts/account-names.ts'
import type { NewAccount } from '../accounts/accounts.ts'
import { invalidToken, setupRequired } from '../security-errors.ts'
import type { RunningSecurity } from '../security-service.ts'
import type { TokenPair } from '../sessions/sessions.ts'
import type { UserRow } from '../tables.ts'

/** What signing in works with. */
export interface SignInParts {
  readonly security: RunningSecurity
  readonly audit: Audit
  readonly events: Events
  readonly registration: 'open' | 'closed'
}

/** A session that has just begun. */
export interface SignedIn {
  readonly user: UserRow
  readonly pair: TokenPair
}

/** What register, login, refresh and logout do, for every dialect. */
export class SignIn {
  readonly #parts: SignInParts

  constructor(parts: SignInParts) {
    this.#parts = parts
  }

  /** @throws REGISTRATION_CLOSED, SETUP_REQUIRED, ACCOUNT_EXISTS, PASSWORD_*, RATE_LIMIT, AUTH_BUSY */
  async register(account: NewAccount, context: RequestContext): Promise<UserRow> {
    const { security, registration } = this.#parts
    if (registration === 'closed')
      throw new AppError('REGISTRATION_CLOSED', 'forbidden', 'Nobody can register here by themselves.', {
        details: { suggestion: 'Ask an administrator for an account, or set LARES_REGISTRATION=open.' },
      })
    // Whoever registers first must not become the owner by being first: that takes the code.
    if (!(await security.accounts.hasOwner())) throw setupRequired()
    security.limits.takeAccountAttempt(nameKey(account.email))
    const user = await security.accounts.create(account, 'user')
    await this.created(user, context)
    return user
  }

  /** Tells of a new account. */
  async created(user: UserRow, context: RequestContext): Promise<void> {
    this.#parts.audit.record({
      ...auditActor(context),
      action: 'account.create',
      outcome: 'success',
      target: user.id,
      facts: { role: user.role },
    })
    await this.#parts.security.accounts.announceNew()
  }

  /** @throws AUTH_CREDENTIALS, ACCOUNT_DISABLED, RATE_LIMIT, SETUP_REQUIRED, AUTH_BUSY */
  async login(
    names: { readonly email?: string | undefined; readonly username?: string | undefined },
    password: string,
    context: RequestContext,
  ): Promise<SignedIn> {
    const { security, audit } = this.#parts
    if (!(await security.accounts.hasOwner())) throw setupRequired()
    security.limits.takeAccountAttempt(nameKey(names.email ?? names.username ?? ''))
    try {
      const user = await security.accounts.verify(names, password)
      const pair = await this.open(user)
      security.metrics.signIn('success')
      const { address, requestId } = auditActor(context)
      const event = { actor: user.id, address, requestId, target: pair.sessionId }
      audit.record({ ...event, action: 'auth.login', outcome: 'success' })
      return { user, pair }
    } catch (error) {
      if (error instanceof AppError && (error.kind === 'unauthenticated' || error.kind === 'forbidden')) {
        security.metrics.signIn('failure')
        audit.record({
          ...auditActor(context),
          action: 'auth.login',
          outcome: 'failure',
          facts: { code: error.code },
        })
      }
      throw error
    }
  }

  /** Begins a session for somebody whose identity is settled. */
  open(user: UserRow): Promise<TokenPair> {
    return this.#parts.security.sessions.open(user)
  }

  /** The token comes as the bearer or in the body, which wins. @throws AUTH_INVALID, AUTH_EXPIRED */
  async refresh(sent: string | undefined, context: RequestContext): Promise<SignedIn> {
    const token = sent ?? bearerOf(context)
    if (token === undefined) throw invalidToken('A refresh token is needed, as the bearer or in the body.')
    return this.#parts.security.sessions.refresh(token)
  }

  /** Ends the caller's session, and the one of the sent refresh token when it is the caller's own. */
  async logout(sent: string | undefined, context: RequestContext): Promise<void> {
    const { security, audit, events } = this.#parts
    const { principal } = context
    const ended = new Set<string>()
    if (principal.sessionId !== undefined) ended.add(principal.sessionId)
    if (sent !== undefined) {
      const claims = await security.sessions.claimsOfRefresh(sent).catch(() => undefined)
      if (claims?.sub === principal.userId) ended.add(claims.sid)
    }
    for (const sessionId of ended) {
      await security.sessions.revoke(sessionId)
      events.publish(credentialsRevoked, { userId: principal.userId, sessionId })
      audit.record({ ...auditActor(context), action: 'auth.logout', outcome: 'success', target: sessionId })
    }
  }
}

const bearerOf = (context: RequestContext) => /^Bearer +([^\s]+) *$/i.exec(context.header('authorization') ?? '')?.[1]
