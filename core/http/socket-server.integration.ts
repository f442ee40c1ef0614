import assert from 'node:assert/strict'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { socketRoutes } from '../contracts/http-edge.ts'
import { startTestBox, type TestBox } from '../test/box.ts'
import { testPlugin } from '../test/test-plugin.ts'

const closed: string[] = []

/** Echoes with the caller's name. */
const plugin = testPlugin('echo', {
  start: async ({ contributions }) => {
    contributions.add(socketRoutes, {
      path: '/ws/echo',
      summary: 'Echo',
      auth: 'anonymous',
      scopes: ['chat'],
      message: z.object({ text: z.string() }),
      open: (session) => ({
        onMessage: async (message) =>
          session.send({ ...(message as object), from: session.principal.userId, secure: session.secure }),
        onClose: () => closed.push(session.principal.userId),
      }),
    })
  },
})

describe('WebSockets', () => {
  let box: TestBox
  const open: WebSocket[] = []
  before(async () => {
    box = await startTestBox({ plugins: [plugin] })
  })
  afterEach(() => {
    for (const socket of open.splice(0)) socket.terminate()
  })
  after(() => box.stop())

  const connect = (headers: Record<string, string> = {}, path = '/ws/echo') => {
    const socket = new WebSocket(box.url.replace('http', 'ws') + path, { headers })
    open.push(socket)
    return socket
  }
  const opened = async (headers?: Record<string, string>) => {
    const socket = connect(headers)
    await once(socket, 'open')
    return socket
  }
  const next = async (socket: WebSocket) =>
    JSON.parse(String((await once(socket, 'message'))[0])) as Record<string, unknown>

  it('take the token from the header', async () => {
    const socket = await opened({ authorization: 'Bearer user' })
    socket.send('{"text":"hi"}')
    assert.deepEqual(await next(socket), { text: 'hi', from: '11111111-1111-4111-8111-111111111111', secure: true })
  })

  it('take the token from the first frame, and answer that frame', async () => {
    const socket = await opened()
    socket.send('{"text":"hi","auth_token":"other"}')
    assert.equal((await next(socket))['from'], '22222222-2222-4222-8222-222222222222')
    socket.send('{"text":"again"}')
    assert.equal((await next(socket))['text'], 'again')
  })

  for (const [what, frame, code, close] of [
    ['no token', '{"text":"hi"}', 'AUTH_REQUIRED', 4401],
    ['a wrong token', '{"text":"hi","auth_token":"nope"}', 'AUTH_INVALID', 4401],
    ['a token without the scope', '{"text":"hi","auth_token":"bare"}', 'SCOPE_MISSING', 4403],
  ] as const)
    it(`are closed for ${what}`, async () => {
      const socket = await opened()
      const ending = once(socket, 'close')
      socket.send(frame)
      assert.equal((await next(socket))['error_code'], code)
      assert.equal((await ending)[0], close)
    })

  it('answer a bad frame with an error and stay open', async () => {
    const socket = await opened({ authorization: 'Bearer user' })
    for (const [frame, code] of [
      ['{', 'JSON_MALFORMED'],
      ['[1]', 'FRAME_INVALID'],
      ['{"text":5}', 'VALIDATION_ERROR'],
    ] as const) {
      socket.send(frame)
      const error = await next(socket)
      assert.deepEqual(
        [error['type'] === 'error' || typeof error['type'] === 'string', error['error_code']],
        [true, code],
      )
    }
    socket.send(Buffer.from([1, 2]))
    assert.equal((await next(socket))['error_code'], 'FRAME_BINARY')
    socket.send('{"text":"still here"}')
    assert.equal((await next(socket))['text'], 'still here')
  })

  it('are closed for a frame above 64 KB', async () => {
    const socket = await opened({ authorization: 'Bearer user' })
    const ending = once(socket, 'close')
    socket.on('error', () => {})
    socket.send(JSON.stringify({ text: 'x'.repeat(70_000) }))
    assert.equal((await ending)[0], 1009)
  })

  it('are refused to pages of another site, unknown paths and foreign hosts', async () => {
    const status = async (headers: Record<string, string>, path?: string) => {
      const socket = connect(headers, path)
      socket.on('error', () => {})
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }]
      return response.statusCode
    }
    assert.equal(await status({ origin: 'https://evil.example' }), 403)
    assert.equal(await status({}, '/ws/nothing'), 404)
    assert.equal(await status({ host: 'evil.example' }), 421)
  })

  it('tell their handler when they close', async () => {
    closed.length = 0
    const socket = await opened({ authorization: 'Bearer user' })
    socket.send('{"text":"hi"}')
    await next(socket)
    socket.close()
    while (closed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.deepEqual(closed, ['11111111-1111-4111-8111-111111111111'])
  })

  it('say goodbye when the box stops', async () => {
    const other = await startTestBox({ plugins: [plugin] })
    const socket = new WebSocket(`${other.url.replace('http', 'ws')}/ws/echo`, {
      headers: { authorization: 'Bearer user' },
    })
    await once(socket, 'open')
    const ending = once(socket, 'close')
    await other.stop()
    assert.equal((await ending)[0], 1001)
  })
})
