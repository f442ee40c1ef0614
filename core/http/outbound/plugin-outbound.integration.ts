import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { defineManifest, definePlugin } from '../../contracts/plugin.ts'
import { defineRoute } from '../../contracts/route.ts'
import { startTestBox, type TestBox } from '../../test/box.ts'

/** A plugin that calls what it is told, and claims that it may. */
const caller = (name: string) =>
  definePlugin({
    manifest: defineManifest({
      name,
      version: '1.0.0',
      summary: 'test',
      onFailure: 'abort',
      config: z.strictObject({}),
    }),
    register: (scope) => scope,
    routes: ({ outbound }) => [
      defineRoute(
        {
          method: 'post',
          path: `/v1/${name}`,
          summary: 'test',
          auth: 'user',
          body: z.strictObject({ port: z.number() }),
        },
        async ({ body }) => {
          const host = `127.0.0.1:${body.port}`
          const answer = await outbound.request({ url: `http://${host}/`, allowLocal: [host], timeoutMs: 3000 })
          return { text: await answer.text() } as never
        },
      ),
    ],
  })

describe('targets on the home network', () => {
  let inside: Server
  let port: number
  let box: TestBox
  before(async () => {
    inside = createServer((_request, response) => response.end('inside'))
    await once(inside.listen(0, '127.0.0.1'), 'listening')
    // A server that listens on TCP has an address and a port.
    port = (inside.address() as AddressInfo).port
    const plugins = [caller('trusted'), caller('other')]
    box = await startTestBox({ plugins, environment: { LARES_LAN_TARGETS: `trusted=127.0.0.1:${port}` } })
  })
  after(async () => {
    await box.stop()
    inside.close()
  })

  const call = (plugin: string, to: number) =>
    box.fetch(`/v1/${plugin}`, { method: 'POST', body: JSON.stringify({ port: to }) })

  it('are called by the plugin to which the administrator allowed them, and by no other', async () => {
    assert.deepEqual(await (await call('trusted', port)).json(), { text: 'inside' })
    const refused = await call('other', port)
    assert.equal(refused.status, 403)
    const body = (await refused.json()) as { error_code: string; suggestion: string }
    assert.equal(body.error_code, 'OUTBOUND_BLOCKED')
    assert.match(body.suggestion, /LARES_LAN_TARGETS/)
  })

  it('are exact: another port of the same machine is none', async () => {
    assert.equal((await call('trusted', box.box.http.port)).status, 403)
  })
})
