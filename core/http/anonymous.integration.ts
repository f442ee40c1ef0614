import assert from 'node:assert/strict'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { socketRoutes } from '../contracts/http-edge.ts'
import { json } from '../contracts/reply.ts'
import { defineRoute } from '../contracts/route.ts'
import { startTestBox, type TestBox } from '../test/box.ts'
import { testPlugin } from '../test/test-plugin.ts'

describe('anonymous use', () => {
  let box: TestBox
  before(async () => {
    const plugin = testPlugin('tester', {
      start: async ({ contributions }) => {
        contributions.add(socketRoutes, {
          path: '/ws',
          summary: 'Says who asks',
          auth: 'anonymous',
          message: z.object({}),
          open: ({ principal, send }) => ({ onMessage: () => send({ kind: principal.kind }) }),
        })
      },
      routes: () => [
        defineRoute(
          { method: 'get', path: '/v1/test/open', summary: 'Open in development', auth: 'anonymous' },
          async (_input, { principal }) => json({ kind: principal.kind }),
        ),
      ],
    })
    box = await startTestBox({ plugins: [plugin], environment: { LARES_ANONYMOUS: 'true', LARES_WS_PORT: '0' } })
  })
  after(() => box.stop())

  const portOf = (name: 'main' | 'ws') => (name === 'main' ? box.box.http.port : (box.box.http.portOf('ws') ?? 0))
  const statusOn = async (name: 'main' | 'ws') => (await fetch(`http://127.0.0.1:${portOf(name)}/v1/test/open`)).status
  const answerOn = async (name: 'main' | 'ws') => {
    const socket = new WebSocket(`ws://127.0.0.1:${portOf(name)}/ws`)
    await once(socket, 'open')
    socket.send('{}')
    const [message] = await once(socket, 'message')
    socket.terminate()
    return JSON.parse(String(message)) as Record<string, unknown>
  }

  it('covers the main port alone', async () => {
    assert.deepEqual([await statusOn('main'), await statusOn('ws')], [200, 401])
    assert.deepEqual(await answerOn('main'), { kind: 'anonymous' })
    assert.equal((await answerOn('ws'))['error_code'], 'AUTH_REQUIRED')
  })
})
