import assert from 'node:assert/strict'
import fc from 'fast-check'
import { BUILT_IN_PLUGINS } from '../../core/boot/enabled-plugins.ts'
import type { Plugin } from '../../core/contracts/plugin.ts'
import { openApi } from '../../core/http/docs/openapi.ts'
import { MAIN_LISTENER } from '../../core/http/route-table.ts'
import { findPlugins, loadPlugin } from '../../core/kernel/plugin-discovery.ts'
import { freePort } from '../llm-chat/testing/surface-box.ts'
import { probe } from './testing/probe.ts'
import { anyText, arbitraryOf, type Schema } from './testing/schema-arbitrary.ts'
import { OWNER, type SecurityBox, startSecurityBox } from './testing/security-box.ts'

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
}
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const RUNS = 12
const PATIENCE_MS = 30_000
/** Words that no answer may hold: places of our code, hashes, statements. */
const LEAK = /node_modules|\.ts:\d+|\bat (async )?[A-Z]\w+\.|\$2b\$|SQLITE_|SELECT .* FROM|password_hash|refresh_hash/
/** Restarting the box's parts under the test would only show that they restart. */
const LEFT_OUT = /\/services\/restart\//

/** One request to one route, from the box's own description of it. */
const requestTo = (method: string, path: string, operation: Operation, document: Document) => {
  const content = operation.requestBody?.content ?? {}
  const [type = 'application/json', media] = Object.entries(content)[0] ?? []
  const names = (where: string) => (operation.parameters ?? []).filter((one) => one.in === where).map((one) => one.name)
  return fc.record({
    params: fc.record(Object.fromEntries(names('path').map((name) => [name, anyText]))),
    query: fc.record(Object.fromEntries(names('query').map((name) => [name, anyText])), { requiredKeys: [] }),
    body: media === undefined ? fc.constant(undefined) : arbitraryOf(media.schema, document),
    type: fc.oneof({ arbitrary: fc.constant(type), weight: 9 }, { arbitrary: fc.constant('text/plain'), weight: 1 }),
    isSignedIn: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, { arbitrary: fc.constant(false), weight: 1 }),
    method: fc.constant(method.toUpperCase()),
    path: fc.constant(path),
  })
}

/** The routes of each port as it serves them, aliases too: the public document leaves out what two ports share. */
const servedBy = ({ box: { box } }: SecurityBox) =>
  Map.groupBy(box.http.routes.list(), ({ route }) => route.spec.listener ?? MAIN_LISTENER)
    .entries()
    .map(([listener, routes]) => {
      const port = box.http.portOf(listener)
      assert.ok(port !== undefined, `nothing listens for the routes of ${listener}`)
      const description = openApi(routes, { title: listener, version: '0', description: listener })
      // It is made of the schemas that the routes check by.
      return { listener, base: `http://127.0.0.1:${port}`, document: description as unknown as Document }
    })
    .toArray()

describe('fuzzing every route of every port', () => {
  const fuzz = async (at: SecurityBox, isAcceptable: (status: number) => boolean) => {
    let token = at.owner.access
    let sent = 0
    /** By port and status. */
    const seen: Record<string, number> = {}
    for (const { listener, base, document } of servedBy(at))
      for (const [path, operations] of Object.entries(document.paths))
        for (const [method, operation] of Object.entries(operations)) {
          if (LEFT_OUT.test(path)) continue
          await fc.assert(
            fc.asyncProperty(requestTo(method, path, operation, document), async (request) => {
              const url = new URL(base)
              url.pathname = path.replace(/\{(\w+)\}/g, (_, name: string) =>
                encodeURIComponent(String(request.params[name] ?? '')).replaceAll('.', '%2e'),
              )
              for (const [name, value] of Object.entries(request.query)) url.searchParams.set(name, String(value))
              const response = await fetch(url, {
                method: request.method,
                headers: {
                  ...(request.isSignedIn && { authorization: `Bearer ${token}` }),
                  ...(request.body !== undefined && { 'content-type': request.type }),
                },
                ...(request.body !== undefined && { body: encode(request.body, request.type) }),
                signal: AbortSignal.timeout(PATIENCE_MS),
              })
              const text = (await response.text()).slice(0, 100_000)
              sent++
              const answer = `${listener} ${response.status}`
              seen[answer] = (seen[answer] ?? 0) + 1
              assert.ok(isAcceptable(response.status), `${response.status} ${text.slice(0, 500)}`)
              if (!path.startsWith('/openapi') && response.status >= 400) assert.doesNotMatch(text, LEAK)
              if (response.status === 401 && request.isSignedIn)
                token = (await at.login({ email: OWNER.email }, OWNER.password)).access
            }),
            { numRuns: RUNS },
          )
        }
    assert.equal((await at.call('GET /health')).status, 200)
    return { sent, seen }
  }

  const encode = (body: unknown, type: string) =>
    type === 'application/x-www-form-urlencoded' && typeof body === 'object' && body !== null
      ? new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)])).toString()
      : (JSON.stringify(body) ?? '')

  it('of accounts, keys and administration: no fault, no hang, no leak', async function () {
    this.timeout(280_000)
    const at = await startSecurityBox({ plugins: [probe] })
    try {
      const { sent, seen } = await fuzz(at, (status) => status < 500)
      assert.ok(sent > 400 && (seen['main 200'] ?? 0) > 50 && (seen['main 422'] ?? 0) > 50, JSON.stringify(seen))
    } finally {
      await at.stop()
    }
  })

  it('of every plugin that comes with Lares: no fault, no hang, no leak', async function () {
    this.timeout(600_000)
    const plugins: Plugin[] = []
    for (const folder of await findPlugins([BUILT_IN_PLUGINS]))
      if (folder.name !== 'security') plugins.push(await loadPlugin(folder))
    const at = await startSecurityBox({ plugins, environment: { LARES_OLLAMA_PORT: String(await freePort()) } })
    try {
      // Busy, not installed, not connected: said so, and by intent.
      const { sent, seen } = await fuzz(at, (status) => status < 500 || status === 503 || status === 504)
      assert.ok(sent > 400, String(sent))
      const { 'ollama 200': answered = 0, 'ollama 400': refused = 0 } = seen
      assert.ok(answered > 20 && refused > 20, JSON.stringify(seen))
    } finally {
      await at.stop()
    }
  })
})
