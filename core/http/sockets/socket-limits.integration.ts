import assert from 'node:assert/strict'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { type SecurityBox, startSecurityBox } from '../../../plugins/security/testing/security-box.ts'
import { socketRoutes } from '../../contracts/http-edge.ts'
import { defineManifest, definePlugin } from '../../contracts/plugin.ts'
import { tokensUsed } from '../../contracts/principal.ts'
import { defineRoute } from '../../contracts/route.ts'

const waiting: (() => void)[] = []

/** A socket that echoes, spends a token a message, and waits where told to; and a route with the same rights. */
const plugin = definePlugin({
  manifest: defineManifest({
    name: 'talker',
    version: '1.0.0',
    summary: 'test',
    onFailure: 'abort',
    config: z.strictObject({}),
  }),
  register: (scope) => scope,
  async start({ contributions, events }) {
    contributions.add(socketRoutes, {
      path: '/talk',
      summary: 'Echo',
      auth: 'user',
      scopes: ['chat'],
      message: z.strictObject({ type: z.enum(['message', 'ping']), text: z.string().optional() }),
      isHeartbeat: (message) => (message as { type: string }).type === 'ping',
      open: ({ principal, send }) => ({
        onMessage: async (message) => {
          const { text } = message as { text?: string }
          const { userId, keyId } = principal
          if (text === 'wait') await new Promise<void>((resolve) => waiting.push(resolve))
          if (keyId !== undefined) await events.publish(tokensUsed, { userId, keyId, tokens: 1 })
          await send(message)
        },
      }),
    })
  },
  routes: () => [
    defineRoute({ method: 'get', path: '/v1/talk', summary: 'Echo', auth: 'user', scopes: ['chat'] }, async () =>
      Promise.resolve({} as never),
    ),
  ],
})

interface Frame {
  readonly type: string
  readonly error_code?: string
  readonly retry_after?: number
}

describe('limits of WebSockets', () => {
  let at: SecurityBox
  const open: WebSocket[] = []
  before(async () => {
    at = await startSecurityBox({ plugins: [plugin], environment: { LARES_TRUSTED_PROXIES: '127.0.0.1' } })
  })
  afterEach(() => {
    for (const socket of open.splice(0)) socket.terminate()
    for (const resume of waiting.splice(0)) resume()
  })
  after(() => at.stop())

  let hosts = 0
  const address = () => `198.51.100.${++hosts}`
  const connect = (headers: Record<string, string>, path = '/talk') => {
    const socket = new WebSocket(at.box.url.replace('http', 'ws') + path, { headers })
    open.push(socket)
    return socket
  }
  const opened = async (headers: Record<string, string> = { 'x-forwarded-for': address() }) => {
    const socket = connect(headers)
    await once(socket, 'open')
    return socket
  }
  const ask = async (socket: WebSocket, message: object): Promise<Frame> => {
    socket.send(JSON.stringify({ type: 'message', ...message }))
    return JSON.parse(String((await once(socket, 'message'))[0]))
  }
  const refused = async (headers: Record<string, string>, path?: string) => {
    const socket = connect(headers, path)
    socket.on('error', () => {})
    const [, response] = await Promise.race([
      once(socket, 'unexpected-response'),
      once(socket, 'open').then(() => [undefined, { statusCode: 101, headers: {} }]),
    ])
    return response as { statusCode: number; headers: Record<string, string> }
  }
  const keyWith = async (limits: object) =>
    (await at.call('POST /v1/api-keys', { token: at.owner.access, body: { scopes: ['chat'], limits } })).body.key
  const audited = async (action: string) =>
    (await at.call(`GET /v1/admin/audit?action=${action}&limit=500`, { token: at.owner.access })).body.total as number

  it('take each message from the bucket of the key, together with its requests', async () => {
    const key = await keyWith({ requests_per_minute: 6 })
    const socket = await opened({ authorization: `Bearer ${key}` })
    const seen: Frame[] = []
    for (let sent = 0; sent < 12; sent++) seen.push(await ask(socket, { text: 'hello' }))
    const last = seen.at(-1)
    assert.equal(seen[0]?.type, 'message')
    assert.deepEqual([last?.type, last?.error_code], ['error', 'RATE_LIMIT'])
    assert.ok((last?.retry_after ?? 0) >= 1)
    assert.equal((await at.call('GET /v1/talk', { token: key })).status, 429)
  })

  it('let heartbeats pass while they come as slowly as a heart, and count them when they do not', async () => {
    const key = await keyWith({ requests_per_minute: 6 })
    const socket = await opened({ authorization: `Bearer ${key}` })
    let last = await ask(socket, { type: 'ping' })
    for (let sent = 0; sent < 12; sent++) last = await ask(socket, { type: 'ping' })
    assert.equal(last.error_code, 'RATE_LIMIT')
  })

  it('hold a key to its tokens of the day', async () => {
    const socket = await opened({ authorization: `Bearer ${await keyWith({ tokens_per_day: 2 })}` })
    assert.equal((await ask(socket, { text: 'one' })).type, 'message')
    assert.equal((await ask(socket, { text: 'two' })).type, 'message')
    const third = await ask(socket, { text: 'three' })
    assert.deepEqual([third.type, third.error_code], ['error', 'KEY_TOKENS'])
    assert.ok((third.retry_after ?? 0) > 60)
  })

  it('hold a key to its requests at once, over sockets and HTTP together', async () => {
    const key = await keyWith({ parallel_requests: 1 })
    const [busy, other] = [
      await opened({ authorization: `Bearer ${key}` }),
      await opened({ authorization: `Bearer ${key}` }),
    ]
    busy.send('{"type":"message","text":"wait"}')
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal((await ask(other, { text: 'hello' })).error_code, 'KEY_PARALLEL')
    assert.equal((await at.call('GET /v1/talk', { token: key })).body.error_code, 'KEY_PARALLEL')
    const answer = once(busy, 'message')
    waiting.splice(0)[0]?.()
    await answer
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal((await ask(other, { text: 'hello' })).type, 'message')
    assert.equal((await at.call('GET /v1/talk', { token: key })).status, 200)
  })

  it('write down and score sign-ins that fail, and block who goes on', async () => {
    const before = await audited('http.unauthenticated')
    const one = address()
    for (let sent = 0; sent < 3; sent++) {
      const frame = await ask(await opened({ 'x-forwarded-for': one }), { auth_token: 'x.y.z' })
      assert.equal(frame.error_code, 'AUTH_INVALID')
    }
    assert.equal(await audited('http.unauthenticated'), before + 3)
    let status = 101
    for (let sent = 0; sent < 60 && status !== 403; sent++) {
      const socket = connect({ 'x-forwarded-for': one })
      socket.on('error', () => {})
      const [event] = await Promise.race([
        once(socket, 'unexpected-response').then(([, response]) => [response]),
        once(socket, 'open').then(() => [{ statusCode: 101 }]),
      ])
      status = event.statusCode
      if (status === 101) await ask(socket, { auth_token: 'x.y.z' })
    }
    assert.equal(status, 403)
    assert.equal((await at.call('GET /health', { headers: { 'x-forwarded-for': one } })).status, 403)
  })

  it('end with the next message once their address is blocked', async () => {
    const one = address()
    const socket = await opened({ 'x-forwarded-for': one, authorization: `Bearer ${at.owner.access}` })
    assert.equal((await ask(socket, { text: 'hi' })).type, 'message')
    const body = { address: one, minutes: 5, reason: 'test' }
    assert.equal((await at.call('POST /v1/admin/denylist', { token: at.owner.access, body })).status, 201)
    const ending = once(socket, 'close')
    assert.equal((await ask(socket, { text: 'hi' })).error_code, 'ADDRESS_DENIED')
    assert.equal((await ending)[0], 4403)
  })

  it('write down upgrades that are refused', async () => {
    const before = await audited('http.forbidden')
    const { statusCode, headers } = await refused({ 'x-forwarded-for': address(), origin: 'https://evil.example' })
    assert.equal(statusCode, 403)
    assert.equal(headers['content-type'], 'application/problem+json')
    assert.match(headers['x-request-id'] ?? '', /^[\w-]{8,}$/)
    assert.equal(await audited('http.forbidden'), before + 1)
  })

  it('hold an address to few sockets without a token, and let others in', async () => {
    const one = address()
    for (let sent = 0; sent < 8; sent++) await opened({ 'x-forwarded-for': one })
    const { statusCode, headers } = await refused({ 'x-forwarded-for': one })
    assert.equal(statusCode, 429)
    assert.ok(Number(headers['retry-after']) >= 1)
    assert.equal((await ask(await opened(), { auth_token: at.owner.access, text: 'hi' })).type, 'message')
    for (const socket of open.splice(0)) socket.terminate()
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal((await refused({ 'x-forwarded-for': one })).statusCode, 101)
  })

  it('hold a person to sixteen sockets, wherever they are', async () => {
    const { access } = await at.person('talkative')
    for (let sent = 0; sent < 16; sent++) {
      const socket = await opened()
      assert.equal((await ask(socket, { auth_token: access, text: 'hi' })).type, 'message')
    }
    const socket = await opened()
    const ending = once(socket, 'close')
    const last = await ask(socket, { auth_token: access, text: 'hi' })
    assert.deepEqual([last.type, last.error_code], ['error', 'SOCKETS_LIMIT'])
    await ending
    assert.equal((await ask(await opened(), { auth_token: at.owner.access, text: 'hi' })).type, 'message')
  })
})
