import assert from 'node:assert/strict'
import { BUILT_IN_PLUGINS } from '../../core/boot/enabled-plugins.ts'
import type { Plugin } from '../../core/contracts/plugin.ts'
import { httpRoutes, type Route } from '../../core/contracts/route.ts'
import { findPlugins, loadPlugin } from '../../core/kernel/plugin-discovery.ts'
import { type SecurityBox, startSecurityBox } from './testing/security-box.ts'

/** What anybody may see on the main port, and nothing else. A route that joins them is a decision for this list. */
const PUBLIC: readonly string[] = [
  'get /',
  'get /api',
  'get /health',
  'get /openapi.json',
  'post /v1/setup',
  'post /v1/auth/register',
  'post /v1/auth/login',
  'post /v1/auth/refresh',
  'get /v1/auth/health',
  'post /api/auth/register',
  'post /api/auth/login',
  'post /api/auth/refresh',
  'get /v1/ml/health',
]

describe('every route of the box', () => {
  let at: SecurityBox
  let routes: readonly Route[]
  before(async () => {
    const plugins: Plugin[] = []
    for (const folder of await findPlugins([BUILT_IN_PLUGINS]))
      if (folder.name !== 'security') plugins.push(await loadPlugin(folder))
    at = await startSecurityBox({ plugins })
    routes = at.box.box.http.routes.list().map(({ route }) => route)
  })
  after(() => at.stop())

  const isOnMainPort = ({ spec }: Route) => spec.listener === undefined || spec.listener === 'main'
  const name = ({ spec }: Route) => `${spec.method} ${spec.path}`

  it('was seen, those of plugins too', () => {
    assert.ok(routes.length > 60, String(routes.length))
    assert.ok(at.box.box.kernel.contributions.list(httpRoutes).length > 50)
  })

  it('says who may call it, and is public only where the list says so', () => {
    assert.deepEqual(
      routes.filter(({ spec }) => !['public', 'anonymous', 'user', 'admin'].includes(spec.auth)).map(name),
      [],
    )
    const open = routes.filter((route) => isOnMainPort(route) && route.spec.auth === 'public').map(name)
    assert.deepEqual(
      open.filter((route) => !PUBLIC.includes(route)),
      [],
    )
  })

  it('answers 401 without credentials unless it is public, under every alias', async () => {
    for (const { spec } of routes.filter(isOnMainPort)) {
      if (spec.auth === 'public') continue
      for (const path of [spec.path, ...(spec.aliases ?? [])]) {
        const { status, text } = await at.call(`${spec.method.toUpperCase()} ${path.replaceAll(/:\w+/g, 'x')}`)
        assert.equal(status, 401, `${spec.method} ${path} ${text.slice(0, 200)}`)
      }
    }
  })

  it('keeps administration to administrators', async () => {
    const { access } = await at.person('peggy')
    for (const { spec } of routes.filter((route) => isOnMainPort(route) && route.spec.auth === 'admin'))
      for (const path of [spec.path, ...(spec.aliases ?? [])]) {
        const route = `${spec.method.toUpperCase()} ${path.replaceAll(/:\w+/g, 'x')}`
        assert.equal((await at.call(route, { token: access })).status, 403, route)
      }
  })
})
