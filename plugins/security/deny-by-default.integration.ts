import assert from 'node:assert/strict'
import { BUILT_IN_PLUGINS } from '../../core/boot/enabled-plugins.ts'
import type { Plugin } from '../../core/contracts/plugin.ts'
import { httpRoutes, type Route } from '../../core/contracts/route.ts'
import { MAIN_LISTENER } from '../../core/http/route-table.ts'
import { findPlugins, loadPlugin } from '../../core/kernel/plugin-discovery.ts'
import { freePort } from '../llm-chat/testing/surface-box.ts'
import { type SecurityBox, startSecurityBox } from './testing/security-box.ts'

/** What anybody may see, on the main port where no other is named, and nothing else. A route that joins them is a decision for this list. */
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
  'ollama get /',
]

describe('every route of the box', () => {
  let at: SecurityBox
  let routes: readonly Route[]
  before(async () => {
    const plugins: Plugin[] = []
    for (const folder of await findPlugins([BUILT_IN_PLUGINS]))
      if (folder.name !== 'security') plugins.push(await loadPlugin(folder))
    at = await startSecurityBox({ plugins, environment: { LARES_OLLAMA_PORT: String(await freePort()) } })
    routes = at.box.box.http.routes.list().map(({ route }) => route)
  })
  after(() => at.stop())

  const listenerOf = ({ spec }: Route) => spec.listener ?? MAIN_LISTENER
  const name = (route: Route) =>
    `${listenerOf(route) === MAIN_LISTENER ? '' : `${listenerOf(route)} `}${route.spec.method} ${route.spec.path}`
  /** Every path of a route, at the port that serves it. */
  const addressesOf = (route: Route) =>
    [route.spec.path, ...(route.spec.aliases ?? [])].map((path) => {
      const port = at.box.box.http.portOf(listenerOf(route))
      return `http://127.0.0.1:${port}${path.replaceAll(/:\w+/g, 'x')}`
    })
  const statusOf = async (route: Route, url: string, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const response = await fetch(url, { method: route.spec.method.toUpperCase(), headers })
    await response.body?.cancel()
    return response.status
  }

  it('was seen, those of plugins too', () => {
    assert.ok(routes.length > 60, String(routes.length))
    const elsewhere = routes.map(listenerOf).filter((listener) => listener !== MAIN_LISTENER)
    assert.ok(elsewhere.length > 5 && elsewhere.every((listener) => at.box.box.http.portOf(listener) !== undefined))
    assert.ok(at.box.box.kernel.contributions.list(httpRoutes).length > 50)
  })

  it('says who may call it, and is public only where the list says so', () => {
    assert.deepEqual(
      routes.filter(({ spec }) => !['public', 'anonymous', 'user', 'admin'].includes(spec.auth)).map(name),
      [],
    )
    const open = routes.filter(({ spec }) => spec.auth === 'public').map(name)
    assert.deepEqual(
      open.filter((route) => !PUBLIC.includes(route)),
      [],
    )
  })

  it('answers 401 without credentials unless it is public, under every alias', async () => {
    for (const route of routes.filter(({ spec }) => spec.auth !== 'public'))
      for (const url of addressesOf(route)) assert.equal(await statusOf(route, url), 401, `${route.spec.method} ${url}`)
  })

  it('keeps administration to administrators', async () => {
    const { access } = await at.person('peggy')
    for (const route of routes.filter(({ spec }) => spec.auth === 'admin'))
      for (const url of addressesOf(route)) assert.equal(await statusOf(route, url, access), 403, url)
  })
})
