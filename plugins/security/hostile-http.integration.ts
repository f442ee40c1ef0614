import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { probe } from './testing/probe.ts'
import { type SecurityBox, startSecurityBox } from './testing/security-box.ts'

describe('hostile requests', () => {
  let at: SecurityBox
  let port: number
  before(async () => {
    at = await startSecurityBox({ plugins: [probe] })
    port = Number(new URL(at.box.url).port)
  })
  after(() => at.stop())
  afterEach(async () => {
    assert.equal((await at.call('GET /health')).status, 200, 'the box lives')
  })

  /** Sends bytes as they are; resolves to the status of the first answer, 0 when the connection just closed. */
  const raw = (bytes: string | Buffer, endsAfterMs = 3000) =>
    new Promise<number>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      let text = ''
      const done = () => {
        clearTimeout(timer)
        socket.destroy()
        resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0))
      }
      const timer = setTimeout(done, endsAfterMs)
      socket.on('data', (chunk) => {
        text += chunk
        if (text.includes('\r\n\r\n')) done()
      })
      socket.on('close', done).on('error', done)
    })
  const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${at.box.url}/v1/probe/json`, {
      method: 'POST',
      headers: { authorization: `Bearer ${at.owner.access}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    })

  describe('on the wire', () => {
    const head = 'POST /v1/probe/json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
    const cases: readonly (readonly [string, string | Buffer, readonly number[]])[] = [
      [
        'Content-Length and Transfer-Encoding',
        `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
        [400],
      ],
      ['two lengths', `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`, [400]],
      ['a negative length', `${head}Content-Length: -1\r\n\r\n`, [400]],
      ['a length that is no number', `${head}Content-Length: 0x10\r\n\r\n`, [400]],
      ['a line feed alone in a header', 'GET /health HTTP/1.1\nHost: localhost\nX: y\n\n', [400, 0]],
      ['a NUL in a header', 'GET /health HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n', [400]],
      ['no Host', 'GET /health HTTP/1.1\r\n\r\n', [400, 421]],
      [
        'a foreign Host before the right one',
        'GET /health HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n',
        [400, 421],
      ],
      ['an unknown transfer coding', `${head}Transfer-Encoding: xchunked\r\n\r\n`, [400]],
      ['a header of 17 KB', `GET /health HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(17_000)}\r\n\r\n`, [431]],
      ['a foreign Host', 'GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n', [421]],
      ['a Host with credentials', 'GET /health HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n', [400, 421]],
      ['TRACE', 'TRACE /health HTTP/1.1\r\nHost: localhost\r\n\r\n', [404, 405, 501]],
      ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', [0, 400, 404, 405]],
      ['a path that climbs', 'GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n', [400, 404]],
      [
        'a path that climbs, encoded',
        'GET /docs/%2e%2e/%2e%2e/package.json HTTP/1.1\r\nHost: localhost\r\n\r\n',
        [400, 404],
      ],
      ['a path that is no UTF-8', 'GET /%zz%ff HTTP/1.1\r\nHost: localhost\r\n\r\n', [400, 404]],
      ['a parameter that is no UTF-8', 'GET /v1/probe/items/%ff HTTP/1.1\r\nHost: localhost\r\n\r\n', [400, 401, 404]],
      ['a NUL in the path', 'GET /v1/probe/items/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n', [400, 401, 404]],
      [
        'a whole URL of another host',
        'GET http://evil.example/health HTTP/1.1\r\nHost: evil.example\r\n\r\n',
        [400, 404, 421],
      ],
      ['a line break in the query', 'GET /health?a=%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: localhost\r\n\r\n', [200]],
      ['HTTP/0.9', 'GET /health\r\n\r\n', [400, 421, 0]],
      ['something else', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), [400, 0]],
      [
        'chunks without end',
        `${head}Authorization: Bearer x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nx`,
        [400, 401],
      ],
      ['a length of 1 GiB', `${head}Content-Length: 1073741824\r\n\r\n{"a":1`, [401, 413]],
    ]
    for (const [name, bytes, expected] of cases)
      it(`refuses ${name}`, async () => {
        const status = await raw(bytes)
        assert.ok(expected.includes(status), `${status}`)
      })

    it('refuses a body of 1 GiB with credentials before it is read', async () => {
      assert.equal(
        await raw(`${head}Authorization: Bearer ${at.owner.access}\r\nContent-Length: 1073741824\r\n\r\n{"a":1`),
        413,
      )
    })

    it('takes one of two Authorization headers, never a mixture', async () => {
      const status = await raw(
        `GET /auth/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer nonsense\r\nAuthorization: Bearer ${at.owner.access}\r\n\r\n`,
      )
      assert.equal(status, 401)
    })

    it('cuts clients that dribble their headers, within 15 s', async function () {
      this.timeout(40_000)
      const sockets = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const socket = connect(port, '127.0.0.1')
            .on('error', () => {})
            .resume()
          socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n')
          const drip = setInterval(() => socket.write('X: y\r\n'), 500)
          await new Promise<void>((resolve) => socket.once('close', () => resolve()))
          clearInterval(drip)
          return socket.bytesRead
        }),
      )
      assert.equal(sockets.length, 20)
    })
  })

  describe('in JSON', () => {
    const nested = (depth: number) => `{"text":"x","list":${'['.repeat(depth)}${']'.repeat(depth)}}`
    const cases: readonly (readonly [string, string | Buffer, number])[] = [
      ['no JSON', 'text=x', 400],
      ['nothing', '', 400],
      ['half of it', '{"text":"x"', 400],
      ['two values', '{"text":"x"}{"text":"y"}', 400],
      ['100,000 levels', nested(100_000), 400],
      ['65 levels', nested(64), 400],
      ['an infinite number', '{"text":"x","n":1e999}', 422],
      ['NaN', '{"text":"x","n":NaN}', 400],
      ['a key __proto__', '{"text":"x","__proto__":{"role":"superuser"}}', 400],
      ['a key constructor', '{"text":"x","constructor":{"prototype":{}}}', 422],
      ['an unknown key', '{"text":"x","role":"superuser"}', 422],
      ['another type', '{"text":["x"]}', 422],
      ['a null', '{"text":null}', 422],
      ['an array', '[{"text":"x"}]', 422],
      ['half a surrogate pair', '{"text":"\\ud800"}', 400],
      ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
      ['UTF-16', Buffer.from('{"text":"x"}', 'utf16le'), 400],
      ['a text that is too long', `{"text":"${'x'.repeat(1001)}"}`, 422],
      ['a body of 11 MB', `{"text":"${'x'.repeat(11 * 1024 * 1024)}"}`, 413],
    ]
    for (const [name, body, status] of cases)
      it(`refuses ${name}`, async () => {
        const response = await post(body)
        const text = await response.text()
        assert.equal(response.status, status, text)
        assert.doesNotMatch(text, /\bat .*\.(ts|js):\d+|node_modules|\/work|\/home/)
      })

    it('takes the last of two equal keys, as JSON.parse does, and 64 levels', async () => {
      assert.deepEqual(await (await post('{"text":"x","text":"y"}')).json(), { text: 'y' })
      assert.equal((await post(nested(63))).status, 200)
    })

    it('refuses other content types, charsets and encodings', async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/json; charset=utf-7',
        'application/json; charset=utf-16',
        'application/jsonx',
        'multipart/form-data; boundary=x',
        'application/json, text/plain',
      ])
        assert.equal((await post('{"text":"x"}', { 'content-type': type })).status, 415, type)
      const bomb = `{"text":"x"${' '.repeat(5_000_000)}}`
      for (const [encoding, bytes] of [
        ['gzip', gzipSync(bomb)],
        ['br', brotliCompressSync(bomb)],
        ['gzip, gzip', gzipSync(gzipSync(bomb))],
        ['deflate', Buffer.from(bomb)],
        ['unknown', Buffer.from(bomb)],
      ] as const)
        assert.equal((await post(bytes, { 'content-encoding': encoding })).status, 415, encoding)
    })

    it('does not let pages of other origins in', async () => {
      const response = await post('{"text":"x"}', { origin: 'https://evil.example' })
      assert.equal(response.headers.get('access-control-allow-origin'), null)
      const preflight = await fetch(`${at.box.url}/v1/probe/json`, {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      })
      assert.equal(preflight.headers.get('access-control-allow-origin'), null)
    })

    it('answers with the headers that browsers heed', async () => {
      const { headers } = await at.call('GET /health')
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.ok(
        headers.get('x-frame-options') || /frame-ancestors 'none'/.test(headers.get('content-security-policy') ?? ''),
      )
      assert.equal(headers.get('x-powered-by'), null)
      assert.equal(headers.get('server'), null)
    })
  })

  describe('in multipart', () => {
    const part = (name: string, content: string, filename?: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: text/plain`}\r\n\r\n${content}\r\n`
    const upload = (body: string, type = 'multipart/form-data; boundary=b') =>
      fetch(`${at.box.url}/v1/probe/upload`, {
        method: 'POST',
        headers: { authorization: `Bearer ${at.owner.access}`, 'content-type': type },
        body,
      })

    it('takes a file', async () => {
      const response = await upload(`${part('a', 'hello', 'a.txt')}--b--\r\n`)
      assert.deepEqual(await response.json(), { files: [{ originalName: 'a.txt', sizeBytes: 5 }] })
    })

    const cases: readonly (readonly [string, () => Promise<Response>, readonly number[]])[] = [
      ['no boundary', () => upload('x', 'multipart/form-data'), [415]],
      ['no end', () => upload(part('a', 'hello', 'a.txt')), [400]],
      ['nothing', () => upload('--b--\r\n'), [200, 400, 422]],
      [
        '3,000 fields',
        () => upload(`${Array.from({ length: 3000 }, (_, n) => part(`f${n}`, 'x')).join('')}--b--\r\n`),
        [400, 413],
      ],
      [
        '300 files',
        () => upload(`${Array.from({ length: 300 }, (_, n) => part(`f${n}`, 'x', `${n}`)).join('')}--b--\r\n`),
        [400, 413],
      ],
      [
        'a header bomb',
        () =>
          upload(
            `--b\r\n${Array.from({ length: 5000 }, (_, n) => `X-${n}: ${'y'.repeat(50)}\r\n`).join('')}\r\nx\r\n--b--\r\n`,
          ),
        [200, 400, 413, 422],
      ],
      ['a name that climbs', () => upload(`${part('a', 'x', '../../../../tmp/evil')}--b--\r\n`), [200]],
      ['a name with a NUL', () => upload(`${part('a', 'x', 'a\0.png')}--b--\r\n`), [200, 400]],
      ['a name of 4 KB', () => upload(`${part('a', 'x', 'n'.repeat(4096))}--b--\r\n`), [200, 400]],
      ['a field named __proto__', () => upload(`${part('__proto__', 'x')}--b--\r\n`), [200, 400, 422]],
      ['3 MB', () => upload(`${part('a', 'x'.repeat(3 * 1024 * 1024), 'a')}--b--\r\n`), [413]],
      ['a field of 2 MB', () => upload(`${part('note', 'x'.repeat(2_000_000))}--b--\r\n`), [400, 413]],
      ['JSON', () => upload('{}', 'application/json'), [415]],
    ]
    for (const [name, send, expected] of cases)
      it(`bears ${name}`, async () => {
        const response = await send()
        const text = await response.text()
        assert.ok(expected.includes(response.status), `${response.status} ${text}`)
      })

    it('survives uploads that break off anywhere', async () => {
      const whole = `${part('note', 'x')}${part('a', 'x'.repeat(5000), 'a.txt')}--b--\r\n`
      const head = `POST /v1/probe/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${at.owner.access}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${whole.length}\r\n\r\n`
      for (let cut = 0; cut < whole.length; cut += 397) await raw(head + whole.slice(0, cut), 30)
    })
  })
})
