import { asFunction } from 'awilix'
import { definePlugin } from '../../core/contracts/plugin.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations/migrations.ts'
import { securityRoutes } from './routes.ts'
import { SecurityService } from './security-service.ts'

export default definePlugin({
  manifest,
  migrations,
  register: (scope) =>
    scope.register({
      security: asFunction((cradle) => new SecurityService(cradle)).scoped(),
    }),
  start: ({ security }) => security.start(),
  provide: ({ security }) => ({ authenticator: security.running.authenticator }),
  routes: (cradle) => securityRoutes(cradle.security.running, cradle),
  stop: ({ security }) => security.stop(),
  health: async ({ security }) => ({
    status: 'pass',
    state: (await security.running.accounts.hasOwner()) ? 'running' : 'setup-required',
  }),
})
