import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { OutboundClient } from './outbound.ts'

const listen = async (handle: RequestListener) => {
  const server = createServer(handle)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // A server that listens on TCP has an address and a port.
  return { server, port: (server.address() as AddressInfo).port }
}

describe('OutboundClient', () => {
  let server: Server
  let port: number
  let seen: { url: string | undefined; headers: NodeJS.Dict<string | string[]>; body: string }[]
  let answers: LookupAddress[][]
  let client: OutboundClient

  beforeEach(async () => {
    seen = []
    answers = []
    client = new OutboundClient(async () => answers.shift() ?? [{ address: '127.0.0.1', family: 4 }])
    ;({ server, port } = await listen(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      seen.push({ url: request.url, headers: request.headers, body })
      const [, action, argument = ''] = (request.url ?? '').split('/')
      if (action === 'redirect') response.writeHead(302, { location: decodeURIComponent(argument) }).end()
      else if (action === 'slow') response.flushHeaders()
      else if (action === 'big') response.end(Buffer.alloc(Number(argument), 120))
      else if (action === 'bomb')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(Number(argument))))
      else if (action === 'cut')
        response.writeHead(200, { 'content-length': '100' }).write('x', () => response.destroy())
      else response.setHeader('x-echo', 'yes').end(JSON.stringify({ method: request.method, body }))
    }))
  })
  afterEach(async () => {
    await client.close()
    server.closeAllConnections()
    server.close()
  })

  const local = (path: string, more: object = {}) =>
    client.request({ url: `http://box.test:${port}${path}`, allowLocal: [`box.test:${port}`], ...more })

  it('sends method, headers and body and reads the answer', async () => {
    const answer = await local('/echo?q=1', { method: 'POST', headers: { 'X-Token': 't' }, body: 'hello' })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers['x-echo'], 'yes')
    assert.deepEqual(await answer.json(), { method: 'POST', body: 'hello' })
    assert.equal(seen[0]?.headers['x-token'], 't')
  })

  it('refuses a name that resolves to a private address, and does not connect', async () => {
    for (const address of ['127.0.0.1', '192.168.1.1', '169.254.169.254']) {
      answers = [
        [
          { address: '1.1.1.1', family: 4 },
          { address, family: 4 },
        ],
      ]
      await assert.rejects(client.request({ url: `http://evil.test:${port}/` }), { code: 'OUTBOUND_BLOCKED' })
    }
    answers = [[{ address: '::1', family: 6 }]]
    await assert.rejects(client.request({ url: `http://evil.test:${port}/` }), { code: 'OUTBOUND_BLOCKED' })
    await assert.rejects(client.request({ url: `http://127.0.0.1:${port}/` }), { code: 'OUTBOUND_BLOCKED' })
    assert.equal(seen.length, 0)
  })

  it('does not reuse the open connection of an allowed target for a caller without that right', async () => {
    await (await local('/echo')).text()
    await assert.rejects(client.request({ url: `http://box.test:${port}/echo` }), { code: 'OUTBOUND_BLOCKED' })
    assert.equal(seen.length, 1)
  })

  it('hands a redirect to a caller that wants to see it, even one that it would not follow', async () => {
    const answer = await local(`/redirect/${encodeURIComponent('http://169.254.169.254/')}`, { redirect: 'manual' })
    assert.deepEqual([answer.status, answer.headers['location']], [302, 'http://169.254.169.254/'])
    assert.equal(seen.length, 1)
  })

  it('checks each redirect, and follows at most as many as asked', async () => {
    const to = (url: string) => `/redirect/${encodeURIComponent(url)}`
    assert.equal(await (await local(to('/echo'))).text(), '{"method":"GET","body":""}')
    await assert.rejects(local(to(`http://127.0.0.1:${port}/secret`)), { code: 'OUTBOUND_BLOCKED' })
    await assert.rejects(
      local(to(to(to('/echo'))), { maxRedirects: 2 }).then((a) => a.text()),
      { code: 'OUTBOUND_BLOCKED' },
    )
    assert.ok(!seen.some((request) => request.url === '/secret'))
  })

  it('does not carry credentials to another origin', async () => {
    const other = await listen((request, response) => {
      seen.push({ url: 'other', headers: request.headers, body: '' })
      response.end('ok')
    })
    const answer = await client.request({
      url: `http://box.test:${port}/redirect/${encodeURIComponent(`http://other.test:${other.port}/`)}`,
      allowLocal: [`box.test:${port}`, `other.test:${other.port}`],
      headers: { Authorization: 'Bearer secret', 'X-API-Key': 'secret', Accept: 'text/plain' },
    })
    assert.equal(await answer.text(), 'ok')
    assert.equal(answer.url, `http://other.test:${other.port}/`)
    assert.ok(!JSON.stringify(seen[1]?.headers).includes('secret'))
    assert.equal(seen[1]?.headers['accept'], 'text/plain')
    other.server.closeAllConnections()
    other.server.close()
  })

  it('stops reading at the bound, also when a small body unpacks to a large one', async () => {
    assert.equal((await (await local('/big/1000', { maxBytes: 1000 })).bytes()).length, 1000)
    for (const path of ['/big/1001', '/bomb/5000000']) {
      const answer = await local(path, { maxBytes: 1000 })
      await assert.rejects(answer.bytes(), { code: 'OUTBOUND_TOO_LARGE' })
    }
  })

  it("gives up at the deadline and on the caller's signal", async () => {
    const answer = await local('/slow', { timeoutMs: 50 })
    await assert.rejects(answer.text(), { code: 'OUTBOUND_TIMEOUT', kind: 'timeout' })
    const reason = new Error('gone')
    await assert.rejects(local('/echo', { signal: AbortSignal.abort(reason) }), (error) => error === reason)
  })

  it('says that a peer is not there or broke off', async () => {
    await assert.rejects(
      local('/cut').then((a) => a.text()),
      { code: 'OUTBOUND_FAILED', kind: 'unavailable' },
    )
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await assert.rejects(local('/echo'), { code: 'OUTBOUND_FAILED' })
  })

  it('streams beyond the bound of the readers', async () => {
    let size = 0
    const answer = await local('/big/300000', { maxBytes: 10 })
    for await (const chunk of answer.stream()) size += chunk.byteLength
    assert.equal(size, 300_000)
  })
})
