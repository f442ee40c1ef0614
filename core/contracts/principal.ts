import { defineCapability } from './capability.ts'
import { defineEvent } from './event.ts'

/** Rank of an account; `admin` and `superuser` hold every scope. */
export type Role = 'user' | 'admin' | 'superuser'

/** What one API key may use beyond the limits of every key. */
export interface PrincipalLimits {
  readonly requestsPerMinute?: number
  /** Tokens of generations in 24 hours, counted from `tokensUsed`. */
  readonly tokensPerDay?: number
  readonly parallelRequests?: number
  /** Names of chat models that the key may use; whoever runs a model checks it. */
  readonly models?: readonly string[]
}

/** Who is asking: the one result of every authentication path. */
export interface Principal {
  /** `built-in` is the box itself, for example the user `home` behind a question over MQTT. */
  readonly kind: 'user' | 'key' | 'anonymous' | 'built-in'
  /** Owner of the rows that the caller creates: an account's UUID, or the free label of a key. */
  readonly userId: string
  readonly role: Role
  /** Granted scopes; `*` stands for all. */
  readonly scopes: readonly string[]
  readonly email?: string
  readonly username?: string
  readonly keyId?: string
  readonly sessionId?: string
  readonly limits?: PrincipalLimits
}

/** True when the caller holds the scope. */
export function hasScope(principal: Principal, scope: string): boolean {
  return principal.scopes.includes('*') || principal.scopes.includes(scope)
}

/** True for an account that administers the box. A key is an administrator only through the scope `*` or `admin`. */
export function isAdmin(principal: Principal): boolean {
  return hasScope(principal, 'admin')
}

/** What a caller showed: the credentials of one request or of a socket's first message. */
export interface Credentials {
  /** Bearer token (JWT or API key) or the value of `X-API-Key`. */
  readonly token: string | undefined
  /** Address of the client as the edge sees it, behind trusted proxies the forwarded one. */
  readonly address: string
}

/** Turns credentials into a principal. Provided by the security plugin. */
export interface Authenticator {
  /** @throws AppError of kind `unauthenticated` for a bad token, `unavailable` before the first owner exists; undefined when none was sent. */
  authenticate(credentials: Credentials): Promise<Principal | undefined>
}

/** Without a provider every route that is not public answers 503. */
export const authenticator = defineCapability<Authenticator>('security.authenticator@1')

/**
 * Published when credentials ended before their time: a logout, a revoked key, a changed role or password. Whoever
 * keeps a connection open for the caller closes it. Without `sessionId` and `keyId` everything of the user ended;
 * without `userId` anything may have.
 */
export const credentialsRevoked = defineEvent<{
  readonly userId?: string
  readonly sessionId?: string
  readonly keyId?: string
}>('security.credentials-revoked@1')

/** Published after a generation, so that keys with a daily bound are held to it. */
export const tokensUsed = defineEvent<{ readonly userId: string; readonly keyId?: string; readonly tokens: number }>(
  'llm.tokens-used@1',
)
