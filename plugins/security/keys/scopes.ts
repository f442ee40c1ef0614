import { z } from 'zod'
import type { Role } from '../../../core/contracts/principal.ts'

/** The scope that stands for all. */
export const ALL = '*'

/** A scope as plugins declare it. */
export const Scope = z
  .string()
  .max(64)
  .regex(/^(\*|[a-z][a-z0-9-]*(:[a-z][a-z0-9-]*)?)$/, 'A scope is a word such as `chat` or `models:read`, or `*`.')

/** What an account of a rank may do. @param userScopes the setting for ordinary users. */
export const scopesOfRole = (role: Role, userScopes: readonly string[]): readonly string[] =>
  role === 'user' ? userScopes : [ALL]

/** Scopes of a key that hold now: never more than its owner has now. */
export function effectiveScopes(ofKey: readonly string[], ofOwner: readonly string[]): readonly string[] {
  if (ofOwner.includes(ALL)) return ofKey
  return ofKey.includes(ALL) ? ofOwner : ofKey.filter((scope) => ofOwner.includes(scope))
}

/** Asked scopes that the asker does not have. */
export const missingScopes = (asked: readonly string[], held: readonly string[]): readonly string[] =>
  held.includes(ALL) ? [] : asked.filter((scope) => !held.includes(scope))
