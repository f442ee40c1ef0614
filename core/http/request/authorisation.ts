import { AppError } from '../../contracts/errors.ts'
import { ownerOf } from '../../contracts/owner.ts'
import { type Authenticator, hasScope, type Principal } from '../../contracts/principal.ts'
import type { OwnerRule, RouteAuth } from '../../contracts/route.ts'

/** What of a route or a socket decides who may use it. */
export interface AccessRule {
  readonly auth: RouteAuth
  readonly scopes?: readonly string[]
}

/** How the edge finds out who is asking. */
export interface Gate {
  /** Undefined while no plugin provides it: then only public routes answer. */
  authenticator(): Authenticator | undefined
  /** True where callers without a token may use the routes that are marked so. */
  readonly allowsAnonymous: boolean
}

/** Somebody without credentials, with the scopes of the one route that lets them in. */
export const anonymousPrincipal = (scopes: readonly string[] = []): Principal => ({
  kind: 'anonymous',
  userId: 'anonymous',
  role: 'user',
  scopes,
})

/** Who is asking. @throws AUTH_REQUIRED, SECURITY_UNAVAILABLE, and what the authenticator throws */
export async function identify(
  rule: AccessRule,
  credentials: { readonly token: string | undefined; readonly address: string },
  gate: Gate,
): Promise<Principal> {
  const service = gate.authenticator()
  if (rule.auth === 'public') {
    // A public route works with stale credentials too; they only add who it is.
    const known =
      credentials.token === undefined ? undefined : await service?.authenticate(credentials).catch(() => undefined)
    return known ?? anonymousPrincipal()
  }
  if (service === undefined)
    throw new AppError(
      'SECURITY_UNAVAILABLE',
      'unavailable',
      'The box cannot check who is asking now. Retry shortly.',
      {
        details: { retryAfterSeconds: 5 },
      },
    )
  const principal = await service.authenticate(credentials)
  if (principal !== undefined) return principal
  if (rule.auth === 'anonymous' && gate.allowsAnonymous) return anonymousPrincipal(rule.scopes)
  throw authRequired()
}

/** Nobody said who is asking. */
export const authRequired = (): AppError =>
  new AppError('AUTH_REQUIRED', 'unauthenticated', 'Authentication required.', {
    details: { suggestion: 'Send a valid JWT or API key in the Authorization header: Bearer <token>.' },
  })

/** @throws SCOPE_MISSING, ADMIN_REQUIRED */
export function authorise(rule: AccessRule, principal: Principal): void {
  if (rule.auth === 'public') return
  if (rule.auth === 'admin' && !hasScope(principal, 'admin'))
    throw new AppError('ADMIN_REQUIRED', 'forbidden', 'Only an administrator may do this.')
  const missing = rule.scopes?.find((scope) => !hasScope(principal, scope))
  if (missing !== undefined)
    throw new AppError(
      'SCOPE_MISSING',
      'forbidden',
      `This needs the scope '${missing}', which your key or account does not have.`,
    )
}

/** Checks that the named part of the request is about the caller. @throws OWNER_FORBIDDEN, OWNER_NOT_FOUND */
export function checkOwner(
  rule: OwnerRule | undefined,
  part: OwnerRule['in'],
  value: unknown,
  principal: Principal,
): void {
  if (rule === undefined || rule.in !== part) return
  const sent = (value as Record<string, unknown> | undefined)?.[rule.field]
  ownerOf(principal, typeof sent === 'string' ? sent : undefined, rule.otherwise)
}
