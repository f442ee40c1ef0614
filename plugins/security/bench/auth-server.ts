import { z } from 'zod'
import { defineManifest, definePlugin, type Plugin } from '../../../core/contracts/plugin.ts'
import { defineRoute } from '../../../core/contracts/route.ts'
import { startTestBox } from '../../../core/test/box.ts'
import { OWNER, startSecurityBox } from '../testing/security-box.ts'

/**
 * A box whose `GET /v1/models` answers a constant list: `on` with the security plugin and a key, `off` as a public route
 * on a box without it. Sends URL and key to the parent, and on any message the processor time that it has used.
 */
const List = z.object({ object: z.literal('list'), data: z.array(z.object({ id: z.string(), object: z.string() })) })

const models = (auth: 'user' | 'public'): Plugin =>
  definePlugin({
    manifest: defineManifest({
      name: 'bench',
      version: '0.0.0',
      summary: 'A constant list',
      config: z.strictObject({}),
      onFailure: 'abort',
    }),
    register: (scope) => scope,
    routes: () => [
      defineRoute(
        {
          method: 'get',
          path: '/v1/models',
          summary: 'Models',
          auth,
          ...(auth === 'user' && { scopes: ['models:read'] }),
          response: List,
        },
        async () => ({ object: 'list' as const, data: [{ id: 'lares-starter', object: 'model' }] }),
      ),
    ],
  })

if (process.argv[2] === 'on') {
  const { box, call, owner } = await startSecurityBox({ plugins: [models('user')] })
  const body = { scopes: ['models:read'] }
  const { key } = (await call('POST /v1/api-keys', { token: owner.access, body })).body
  process.send?.({ url: box.url, key, login: OWNER })
} else {
  const box = await startTestBox({ plugins: [models('public')] })
  process.send?.({ url: box.url })
}
process.on('message', () => process.send?.(process.cpuUsage()))
process.once('disconnect', () => process.exit(0))
