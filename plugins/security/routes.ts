import type { KernelCradle } from '../../core/contracts/plugin.ts'
import type { Route } from '../../core/contracts/route.ts'
import type { manifest } from './manifest.ts'
import { accountRoutes } from './routes/account-routes.ts'
import { adminKeyRoutes } from './routes/admin-key-routes.ts'
import { adminUserRoutes } from './routes/admin-user-routes.ts'
import { auditRoutes } from './routes/audit-routes.ts'
import { authRoutes } from './routes/auth-routes.ts'
import { denyListRoutes } from './routes/deny-list-routes.ts'
import { ownKeyRoutes } from './routes/own-key-routes.ts'
import { phi3AuthRoutes } from './routes/phi3-auth-routes.ts'
import type { RouteParts } from './routes/route-parts.ts'
import { SignIn } from './routes/sign-in.ts'
import { statsRoutes } from './routes/stats-routes.ts'
import type { RunningSecurity } from './security-service.ts'

/** Every route of the plugin. */
export function securityRoutes(security: RunningSecurity, cradle: KernelCradle<typeof manifest>): readonly Route[] {
  const { config, audit, contributions, events, models } = cradle
  const signIn = new SignIn({ security, audit, events, registration: config.registration })
  const parts: RouteParts = { security, config, audit, contributions, events, models, signIn }
  return [
    ...authRoutes(parts),
    ...accountRoutes(parts),
    ...phi3AuthRoutes(parts),
    ...ownKeyRoutes(parts),
    ...adminKeyRoutes(parts),
    ...adminUserRoutes(parts),
    ...denyListRoutes(parts),
    ...auditRoutes(parts),
    ...statsRoutes(parts),
  ]
}
