import { z } from 'zod'
import { defineManifest } from '../../core/contracts/plugin.ts'
import { authenticator } from '../../core/contracts/principal.ts'

const perMinute = z.int().min(1).max(10_000_000)

/** Settings of the plugin. */
export const SecurityConfig = z.strictObject({
  registration: z
    .enum(['closed', 'open'])
    .default('closed')
    .meta({ env: 'LARES_REGISTRATION', description: '`open` lets anybody on the network create an account' }),
  adminEmail: z
    .string()
    .max(254)
    .optional()
    .meta({ env: 'LARES_ADMIN_EMAIL', description: 'With the password: creates the owner at the first boot' }),
  adminPassword: z
    .string()
    .max(1024)
    .optional()
    .meta({ env: 'LARES_ADMIN_PASSWORD', secret: true, description: 'Password of the owner at the first boot' }),
  ipPerMinute: perMinute.default(60).meta({
    env: 'LARES_RATE_LIMIT_IP_PER_MINUTE',
    description: 'Requests a minute of callers without credentials, by address; the burst is a sixth of it',
  }),
  keyPerMinute: perMinute.default(120).meta({
    env: 'LARES_RATE_LIMIT_KEY_PER_MINUTE',
    description: 'Requests a minute of one account or one API key; the burst is a sixth of it',
  }),
  authPerMinute: perMinute.default(10).meta({
    env: 'LARES_RATE_LIMIT_AUTH_PER_MINUTE',
    description: 'Sign-ins and registrations a minute, by address and by account',
  }),
  accessTokenMinutes: z.int().min(1).max(1440).default(30).meta({ description: 'Life of an access token' }),
  refreshTokenDays: z.int().min(1).max(365).default(14).meta({ description: 'Life of an unused refresh token' }),
  sessionMaxDays: z.int().min(1).max(3650).default(90).meta({ description: 'Longest time from one login to the next' }),
  bcryptCost: z
    .int()
    .min(10)
    .max(14)
    .default(10)
    .meta({ description: 'Cost of password and key hashes; each step doubles the time of a login' }),
  userScopes: z
    .array(z.string())
    .default(['chat', 'models:read', 'memory', 'voice', 'vision', 'faces', 'credit', 'home', 'web'])
    .meta({ description: 'What an ordinary account may do' }),
  auditRetentionDays: z.int().min(1).max(36_500).default(365).meta({ description: 'How long audit events are kept' }),
})

/** Settings of the plugin. */
export type SecurityConfig = z.output<typeof SecurityConfig>

/** The security plugin. The box does not run without it. */
export const manifest = defineManifest({
  name: 'security',
  version: '0.1.0',
  summary: 'Accounts, sessions, API keys, limits, abuse detection and audit',
  config: SecurityConfig,
  provides: { authenticator },
  onFailure: 'abort',
})
