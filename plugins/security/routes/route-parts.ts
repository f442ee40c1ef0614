import { z } from 'zod'
import type { Audit } from '../../../core/contracts/audit.ts'
import type { Contributions } from '../../../core/contracts/contribution.ts'
import type { Events } from '../../../core/contracts/event.ts'
import type { Models } from '../../../core/contracts/models.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import type { SecurityConfig } from '../manifest.ts'
import { sessionRequired } from '../security-errors.ts'
import type { RunningSecurity } from '../security-service.ts'
import type { SignIn } from './sign-in.ts'

/** What the routes work with. */
export interface RouteParts {
  readonly security: RunningSecurity
  readonly config: SecurityConfig
  readonly audit: Audit
  readonly contributions: Contributions
  readonly events: Events
  readonly models: Models
  readonly signIn: SignIn
}

/** Page of a list: 50 by default, 500 at most. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
})

/** Bodies of these routes are small; a password of 200 KB is not read. */
export const SMALL_BODY = { bodyBytes: 32 * 1024 } as const

/** A body that means something only to old clients, or nothing at all. */
export const Message = z.object({ message: z.string() })

/** What is about the person alone needs the person: a key that leaked must not change the account. @throws AUTH_SESSION_REQUIRED */
export function requireSession(principal: Principal): void {
  if (principal.kind !== 'user') throw sessionRequired()
}
