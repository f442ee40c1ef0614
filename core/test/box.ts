import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asValue } from 'awilix'
import { z } from 'zod'
import { type Box, boot } from '../boot/boot.ts'
import type { ConfiguredPlugin } from '../boot/enabled-plugins.ts'
import { Settings } from '../config/settings.ts'
import { AppError } from '../contracts/errors.ts'
import { defineManifest, definePlugin, type Plugin } from '../contracts/plugin.ts'
import { type Authenticator, authenticator, type Principal } from '../contracts/principal.ts'
import { createLogger } from '../observability/logger.ts'
import { asWhenIdle } from '../profiles/box-machine.ts'
import { probeHardware } from '../profiles/probe-hardware.ts'

/** What a test box is made of. */
export interface TestBoxOptions {
  /** Plugins under test; with `security` among them the test authenticator stays out. */
  readonly plugins: readonly Plugin[]
  /** Settings of plugins by name. */
  readonly config?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Environment variables of the core and the plugins. */
  readonly environment?: Readonly<Record<string, string>>
  /** A data directory to reuse, for example after a restart; it is then not removed. */
  readonly dataDirectory?: string
  /** Default `silent`. */
  readonly logLevel?: string
}

/** A real box on a free port of the loopback, in a temporary directory. */
export interface TestBox {
  readonly box: Box
  readonly url: string
  readonly dataDirectory: string
  /** A request with the key of a test principal, default `user`. */
  fetch(path: string, options?: RequestInit & { readonly as?: TestPrincipal | 'nobody' }): Promise<Response>
  stop(): Promise<void>
}

/** Callers that the test authenticator knows; the token is the name. */
export type TestPrincipal = keyof typeof TEST_PRINCIPALS

const USER_SCOPES = ['chat', 'models:read', 'memory', 'voice', 'vision', 'faces', 'credit', 'home', 'web']

/** Fixed callers with fixed ids. */
export const TEST_PRINCIPALS = {
  user: {
    kind: 'user',
    userId: '11111111-1111-4111-8111-111111111111',
    role: 'user',
    scopes: USER_SCOPES,
    email: 'user@example.org',
    username: 'user',
  },
  other: {
    kind: 'user',
    userId: '22222222-2222-4222-8222-222222222222',
    role: 'user',
    scopes: USER_SCOPES,
    email: 'other@example.org',
    username: 'other',
  },
  admin: {
    kind: 'user',
    userId: '33333333-3333-4333-8333-333333333333',
    role: 'superuser',
    scopes: ['*'],
    email: 'admin@example.org',
    username: 'admin',
  },
  bare: { kind: 'key', userId: 'bare-key', role: 'user', scopes: [], keyId: 'bare' },
} as const satisfies Record<string, Principal>

/** Boots a real box with the plugins given. Stop it in `after`. */
export async function startTestBox(options: TestBoxOptions): Promise<TestBox> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'lares-box-')))
  const settings = await Settings.load(
    {
      LARES_HTTP_HOST: '127.0.0.1',
      LARES_HTTP_PORT: '0',
      LARES_OLLAMA_PORT: '0',
      LARES_PROFILE: 'base',
      LARES_ENVIRONMENT: 'test',
      LARES_DRAIN_SECONDS: '2',
      LARES_TIME_ZONE: 'Europe/Paris',
      ...options.environment,
      LARES_DATA_DIR: dataDirectory,
    },
    dataDirectory,
  )
  const hasSecurity = options.plugins.some((plugin) => plugin.manifest.name === 'security')
  const plugins: ConfiguredPlugin[] = (hasSecurity ? options.plugins : [testSecurity, ...options.plugins]).map(
    (plugin) => ({
      plugin,
      config: settings.plugin(plugin.manifest.name, plugin.manifest.config, options.config?.[plugin.manifest.name]),
    }),
  )
  // What other programs leave free of this machine at the moment must not decide a test.
  const hardware = asWhenIdle(await probeHardware({ paths: { data: dataDirectory, models: dataDirectory } }))
  const box = await boot({ settings, log: createLogger(options.logLevel ?? 'silent'), plugins, hardware })
  const url = `http://127.0.0.1:${box.http.port}`
  return {
    box,
    url,
    dataDirectory,
    fetch: (path, { as = 'user', headers, ...init } = {}) => {
      const sent = new Headers(headers)
      if (as !== 'nobody') sent.set('authorization', `Bearer ${as}`)
      if (typeof init.body === 'string' && !sent.has('content-type')) sent.set('content-type', 'application/json')
      return fetch(url + path, { ...init, headers: sent })
    },
    async stop() {
      await box.stop()
      if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

const testAuthenticator: Authenticator = {
  async authenticate({ token }) {
    if (token === undefined) return undefined
    const principal: Principal | undefined = TEST_PRINCIPALS[token as TestPrincipal]
    if (principal !== undefined) return principal
    throw new AppError('AUTH_INVALID', 'unauthenticated', 'The token or key is not valid.')
  },
}

/** Stands in for the security plugin where it is not under test. */
const testSecurity = definePlugin({
  manifest: defineManifest({
    name: 'test-security',
    version: '0.0.0',
    summary: 'Fixed principals for tests',
    onFailure: 'abort',
    config: z.strictObject({}),
    provides: { authenticator },
  }),
  register: (scope) => scope.register({ service: asValue(testAuthenticator) }),
  provide: ({ service }) => ({ authenticator: service }),
})
