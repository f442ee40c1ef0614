import type { Principal } from '../../../core/contracts/principal.ts'

/** A signed-in person with the usual scopes. */
export const person = (
  userId: string,
  scopes: readonly string[] = ['chat', 'home', 'memory', 'models:read'],
): Principal => ({
  kind: 'user',
  userId,
  role: 'user',
  scopes,
})
