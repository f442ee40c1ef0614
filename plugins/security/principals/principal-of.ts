import type { Principal } from '../../../core/contracts/principal.ts'
import { parseLimits, principalLimits } from '../keys/key-limits.ts'
import { ALL, effectiveScopes, scopesOfRole } from '../keys/scopes.ts'
import type { ApiKeyRow, UserRow } from '../tables.ts'

/** The principal of a signed-in person, from the rows as they are now: claims of a token may be old. */
export function principalOfUser(user: UserRow, sessionId: string, userScopes: readonly string[]): Principal {
  return {
    kind: 'user',
    userId: user.id,
    role: user.role,
    scopes: scopesOfRole(user.role, userScopes),
    email: user.email,
    ...(user.username !== null && { username: user.username }),
    sessionId,
  }
}

/**
 * The principal of a key. It has its owner's rank only when its scopes let it administer, so that whoever looks at the
 * rank alone does not take a narrow key of an administrator for one.
 */
export function principalOfKey(row: ApiKeyRow, user: UserRow | undefined, userScopes: readonly string[]): Principal {
  const asked: unknown = JSON.parse(row.scopes)
  const ofKey = Array.isArray(asked) ? asked.map(String) : []
  const scopes = user === undefined ? ofKey : effectiveScopes(ofKey, scopesOfRole(user.role, userScopes))
  const isAdministrator = scopes.includes(ALL) || scopes.includes('admin')
  const limits = parseLimits(row.limits)
  return {
    kind: 'key',
    userId: row.owner,
    role: user !== undefined && isAdministrator ? user.role : 'user',
    scopes,
    keyId: row.key_id,
    ...(user !== undefined && { email: user.email }),
    ...(user !== undefined && user.username !== null && { username: user.username }),
    ...(limits !== undefined && { limits: principalLimits(limits) }),
  }
}
