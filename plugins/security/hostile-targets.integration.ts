import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { probe } from './testing/probe.ts'
import { type SecurityBox, startSecurityBox } from './testing/security-box.ts'

describe('hostile targets', () => {
  let at: SecurityBox
  let inside: Server
  let port: number
  let calls: number
  before(async () => {
    at = await startSecurityBox({ plugins: [probe] })
    inside = createServer((_request, response) => {
      calls++
      response.end('secret of the house')
    })
    await once(inside.listen(0, '127.0.0.1'), 'listening')
    // A listening TCP server has an address and a port.
    port = (inside.address() as AddressInfo).port
  })
  beforeEach(() => {
    calls = 0
  })
  after(async () => {
    inside.closeAllConnections()
    inside.close()
    await at.stop()
  })

  const refused = async (url: string) => {
    const { status, body, text } = await at.call('POST /v1/probe/fetch', { token: at.owner.access, body: { url } })
    // A name that this machine's resolver does not know leads nowhere either.
    const isUnknownName = body.error_code === 'OUTBOUND_FAILED' && /ENOTFOUND|EAI_AGAIN/.test(text)
    if (!isUnknownName) assert.deepEqual([status, body.error_code], [403, 'OUTBOUND_BLOCKED'], `${url} ${text}`)
    assert.doesNotMatch(text, /secret/)
    assert.equal(calls, 0)
  }

  for (const host of [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '１２７.0.0.1',
    '[::ffff:7f00:1]',
    '[::1]',
    '[::]',
    '[::127.0.0.1]',
    'localhost',
    'LOCALHOST.',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '[fd00::1]',
    '[fe80::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001::1]',
  ])
    it(`never calls http://${host}`, () => refused(`http://${host}:${port}/`))

  for (const url of [
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'data:text/plain,x',
    'ftp://127.0.0.1/',
    'http://user@127.0.0.1/',
    'http://127.0.0.1\\@example.org/',
    'javascript:alert(1)',
    '//127.0.0.1/',
    '',
    'http://',
    'unix:///run/x',
  ])
    it(`never calls ${JSON.stringify(url)}`, () => refused(url))

  it('never calls itself for what its caller may not see', () => refused(`${at.box.url}/metrics`))
})

describe('WebSockets with real credentials', () => {
  let at: SecurityBox
  before(async () => {
    at = await startSecurityBox({ plugins: [probe] })
  })
  after(() => at.stop())

  const open = (path = '/v1/probe/socket', headers: Record<string, string> = {}) =>
    new WebSocket(`${at.box.url.replace('http', 'ws')}${path}`, { headers })
  /** First frame that comes back, or the code of the close. */
  const talk = async (socket: WebSocket, ...frames: unknown[]) => {
    const answer = new Promise<unknown>((resolve) => {
      socket.on('message', (data) => resolve(JSON.parse(String(data))))
      socket.on('close', (code) => resolve(code))
      socket.on('error', (error) => resolve(error.message))
    })
    await new Promise((resolve) => socket.once('open', resolve).once('error', resolve))
    for (const frame of frames) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
    const result = await answer
    socket.terminate()
    return result
  }

  it('let in a session or a key, by header or first frame, as the same principal', async () => {
    const { access, userId } = at.owner
    const { key } = (await at.call('POST /v1/api-keys', { token: access, body: { scopes: ['chat'] } })).body
    const expected = { userId, message: { text: 'hello' } }
    for (const token of [access, key]) {
      assert.deepEqual(await talk(open(undefined, { authorization: `Bearer ${token}` }), { text: 'hello' }), expected)
      assert.deepEqual(await talk(open(), { auth_token: token, text: 'hello' }), expected)
    }
  })

  it('refuse everything else, the query included', async () => {
    const { access, refresh } = at.owner
    for (const frame of [
      { text: 'hello' },
      { auth_token: 'nonsense', text: 'hello' },
      { auth_token: refresh, text: 'hello' },
      { auth_token: { $ne: null }, text: 'hello' },
      { auth_token: '', text: 'hello' },
    ]) {
      const answer = (await talk(open(), frame)) as { error_code?: string }
      assert.match(answer.error_code ?? '', /^AUTH_/, JSON.stringify(frame))
    }
    const query = (await talk(open(`/v1/probe/socket?token=${access}&auth_token=${access}`), { text: 'hello' })) as {
      error_code?: string
    }
    assert.equal(query.error_code, 'AUTH_REQUIRED')
  })

  it('bear frames of every shape', async () => {
    const { access } = at.owner
    const headers = { authorization: `Bearer ${access}` }
    for (const frame of [
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '{"text":1}',
      '{"text":"x","extra":1}',
      '{"__proto__":{}}',
      '['.repeat(2000),
      `{"text":"${'x'.repeat(200)}"}`,
      '{"text":"\\ud800"}',
    ]) {
      const answer = (await talk(open(undefined, headers), frame)) as { type?: string }
      assert.equal(answer.type, 'error', frame.slice(0, 30))
    }
    assert.equal(await talk(open(undefined, headers), 'x'.repeat(70_000)), 1009)
    assert.deepEqual(
      await talk(open(undefined, { ...headers, origin: 'https://evil.example' }), { text: 'x' }),
      'Unexpected server response: 403',
    )
  })
})
