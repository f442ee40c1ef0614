import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { asValue } from 'awilix'
import { z } from 'zod'
import { AppError } from '../contracts/errors.ts'
import { defineManifest, definePlugin } from '../contracts/plugin.ts'
import { bytes, empty, json, ndjson, sse } from '../contracts/reply.ts'
import { type Dialect, defineRoute, type Route } from '../contracts/route.ts'
import { startTestBox, TEST_PRINCIPALS, type TestBox } from '../test/box.ts'
import { testPlugin } from '../test/test-plugin.ts'

interface Seen {
  aborted: unknown
  uploads: string[]
}

const Note = z.strictObject({ text: z.string().min(1).max(20), user_id: z.string().optional() })

async function* countTo(last: number, failAt?: number) {
  for (let n = 1; n <= last; n++) {
    if (n === failAt) throw new AppError('TEST_BROKEN', 'unavailable', 'The engine went away.')
    yield n
  }
}

async function* asEvents(numbers: AsyncIterable<number>) {
  for await (const n of numbers) yield { data: { n } }
}

/** One route per thing that the edge does. */
function routesOf(seen: Seen): readonly Route[] {
  const echo = (dialect: Dialect, path: `/${string}`) =>
    defineRoute(
      { method: 'post', path, summary: 'Echo', auth: 'user', dialect, body: Note, response: Note },
      async ({ body }) => body,
    )
  return [
    echo('problem', '/v1/test/echo'),
    echo('openai', '/v1/test/openai'),
    echo('phi3', '/api/test/echo'),
    echo('ollama', '/v1/test/ollama'),
    defineRoute(
      { method: 'get', path: '/v1/test/open', summary: 'Open in development', auth: 'anonymous', scopes: ['chat'] },
      async (_input, { principal }) => json(principal),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/test/of/:user_id',
        aliases: ['/test/of/:user_id'],
        summary: 'Owned',
        auth: 'user',
        params: z.object({ user_id: z.string() }),
        owner: { in: 'params', field: 'user_id', otherwise: 'not-found' },
      },
      async ({ params }) => json(params),
    ),
    defineRoute({ method: 'get', path: '/v1/test/admin', summary: 'For administrators', auth: 'admin' }, async () =>
      empty(),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/test/sse',
        summary: 'Stream',
        auth: 'user',
        query: z.object({ fail: z.coerce.number().optional() }),
      },
      async ({ query }) => sse(asEvents(countTo(3, query.fail))),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/test/lines',
        summary: 'Lines',
        auth: 'user',
        dialect: 'ollama',
        query: z.object({ fail: z.coerce.number().optional() }),
      },
      async ({ query }) => ndjson(countTo(3, query.fail)),
    ),
    defineRoute(
      { method: 'get', path: '/v1/test/bytes', summary: 'Bytes', auth: 'user', produces: 'audio/wav' },
      async () => bytes('audio/wav', new Uint8Array([1, 2, 3])),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/test/slow',
        summary: 'Never answers in time',
        auth: 'user',
        limits: { timeoutMs: 30 },
      },
      async (_input, { signal }) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        return empty()
      },
    ),
    defineRoute(
      { method: 'get', path: '/v1/test/wait', summary: 'Waits for the client to leave', auth: 'user' },
      async (_input, { signal }) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        seen.aborted = signal.reason
        return empty()
      },
    ),
    defineRoute({ method: 'get', path: '/v1/test/fault', summary: 'A fault of ours', auth: 'user' }, async () => {
      throw new Error('secret detail at /home/somebody')
    }),
    defineRoute({ method: 'get', path: '/v1/test/limited', summary: 'Refuses', auth: 'user' }, async () => {
      throw new AppError('RATE_LIMIT', 'limited', 'Rate limit exceeded.', {
        details: { retryAfterSeconds: 59.2, currentLimit: '10 requests per minute' },
      })
    }),
    defineRoute(
      {
        method: 'post',
        path: '/v1/test/upload',
        summary: 'Upload',
        auth: 'user',
        bodyFormats: ['multipart'],
        body: z.object({ language: z.string().optional() }),
        limits: { bodyBytes: 50_000 },
      },
      async ({ body, files }) => {
        seen.uploads = files.map(({ path }) => path)
        const contents = await Promise.all(files.map(async ({ path }) => (await readFile(path)).toString()))
        return json({
          body,
          files: files.map(({ field, originalName, sizeBytes }) => ({ field, originalName, sizeBytes })),
          contents,
        })
      },
    ),
  ]
}

describe('the HTTP edge', () => {
  const seen: Seen = { aborted: undefined, uploads: [] }
  let box: TestBox
  before(async () => {
    const plugin = definePlugin({
      manifest: defineManifest({
        name: 'tester',
        version: '1.0.0',
        summary: 'test',
        onFailure: 'abort',
        config: z.strictObject({}),
      }),
      register: (scope) => scope.register({ seen: asValue(seen) }),
      routes: () => routesOf(seen),
    })
    box = await startTestBox({ plugins: [plugin], environment: { LARES_CORS_ORIGINS: 'https://good.example' } })
  })
  after(() => box.stop())

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    box.fetch(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers })
  const error = async (response: Response) => ({
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
  })

  it('validates a body and names the field in the words of each dialect', async () => {
    assert.deepEqual(await (await post('/v1/test/echo', { text: 'hi' })).json(), { text: 'hi' })
    const problem = await error(await post('/v1/test/echo', { text: '', extra: 1 }))
    assert.equal(problem.status, 422)
    assert.deepEqual(
      (problem.body['validation_errors'] as { field: string }[]).map(({ field }) => field),
      ['text', 'extra'],
    )
    const openai = await error(await post('/v1/test/openai', { text: 5 }))
    assert.equal(openai.status, 400)
    const inner = openai.body['error'] as Record<string, unknown>
    assert.deepEqual(
      [inner['type'], inner['param'], inner['code']],
      ['invalid_request_error', 'text', 'validation_error'],
    )
    const phi3 = await error(await post('/api/test/echo', {}))
    assert.deepEqual(
      [phi3.status, phi3.body['success'], phi3.body['error'], phi3.body['statusCode']],
      [400, false, 'Validation Error', 400],
    )
    const ollama = await error(await post('/v1/test/ollama', {}))
    assert.deepEqual([ollama.status, Object.keys(ollama.body)], [400, ['error']])
  })

  for (const [what, body, headers, status, code] of [
    ['text that is not JSON', '{', {}, 400, 'JSON_MALFORMED'],
    ['another media type', 'text=hi', { 'content-type': 'text/plain' }, 415, 'CONTENT_TYPE_UNSUPPORTED'],
    ['an encoded body', '{}', { 'content-encoding': 'gzip' }, 415, 'CONTENT_ENCODING_UNSUPPORTED'],
    ['nesting of 100 levels', '['.repeat(100) + ']'.repeat(100), {}, 400, 'JSON_TOO_DEEP'],
    ['no body at all', '', {}, 400, 'BODY_MISSING'],
    ['a body of 11 MiB', `"${'x'.repeat(11 * 1024 * 1024)}"`, {}, 413, 'BODY_TOO_LARGE'],
  ] as const)
    it(`refuses ${what}`, async () => {
      const refused = await error(await post('/v1/test/echo', body, headers))
      assert.deepEqual([refused.status, refused.body['error_code']], [status, code])
    })

  it('asks who is there, and what they may', async () => {
    const nobody = await box.fetch('/v1/test/echo', { as: 'nobody', method: 'POST', body: '{}' })
    assert.equal(nobody.status, 401)
    assert.match(nobody.headers.get('www-authenticate') ?? '', /^Bearer/)
    assert.equal((await error(nobody)).body['error_code'], 'AUTH_REQUIRED')
    assert.equal((await fetch(`${box.url}/v1/test/open`, { headers: { 'x-api-key': 'wrong' } })).status, 401)
    assert.equal((await fetch(`${box.url}/v1/test/open`, { headers: { 'x-api-key': 'user' } })).status, 200)
    assert.equal((await box.fetch('/v1/test/open', { as: 'nobody' })).status, 401)
    assert.equal((await box.fetch('/v1/test/open', { as: 'bare' })).status, 403)
    assert.equal((await box.fetch('/v1/test/admin')).status, 403)
    assert.equal((await box.fetch('/v1/test/admin', { as: 'admin' })).status, 204)
  })

  it('keeps what is another person’s private, under every alias', async () => {
    const { userId } = TEST_PRINCIPALS.user
    for (const prefix of ['/v1/test/of/', '/test/of/']) {
      assert.equal((await box.fetch(prefix + userId)).status, 200)
      assert.equal((await box.fetch(prefix + userId, { as: 'other' })).status, 404)
      assert.equal((await box.fetch(prefix + userId, { as: 'admin' })).status, 200)
    }
  })

  it('streams events and lines, and ends a broken stream with an error in the dialect', async () => {
    const whole = await box.fetch('/v1/test/sse')
    assert.match(whole.headers.get('content-type') ?? '', /^text\/event-stream/)
    assert.equal(await whole.text(), 'data: {"n":1}\n\ndata: {"n":2}\n\ndata: {"n":3}\n\n')
    const broken = await (await box.fetch('/v1/test/sse?fail=2')).text()
    assert.match(broken, /^data: \{"n":1\}\n\nevent: error\ndata: \{.*"error_code":"TEST_BROKEN".*\}\n\n$/)
    assert.equal(await (await box.fetch('/v1/test/lines?fail=3')).text(), '1\n2\n{"error":"The engine went away."}\n')
  })

  it('answers 504 when a handler takes too long, and tells it', async () => {
    const late = await error(await box.fetch('/v1/test/slow'))
    assert.deepEqual([late.status, late.body['error_code']], [504, 'REQUEST_TIMEOUT'])
  })

  it('tells a handler that its client has left', async () => {
    const abort = new AbortController()
    const request = box.fetch('/v1/test/wait', { signal: abort.signal }).catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 50))
    abort.abort()
    await request
    while (seen.aborted === undefined) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal((seen.aborted as AppError).code, 'CLIENT_LEFT')
  })

  it('shows nothing of a fault of ours', async () => {
    const fault = await box.fetch('/v1/test/fault')
    const text = await fault.text()
    assert.equal(fault.status, 500)
    assert.doesNotMatch(text, /secret|somebody|at /)
    assert.match(text, new RegExp(fault.headers.get('x-request-id') ?? '-'))
  })

  it('says when to come back', async () => {
    const response = await box.fetch('/v1/test/limited')
    assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '60'])
    const { body } = await error(response)
    assert.deepEqual([body['retry_after'], body['current_limit']], [60, '10 requests per minute'])
  })

  it('keeps a valid request id and replaces any other', async () => {
    const id = async (sent: string) =>
      (await box.fetch('/health', { headers: { 'x-request-id': sent } })).headers.get('x-request-id')
    assert.equal(await id('abc-123_XYZ.9'), 'abc-123_XYZ.9')
    assert.notEqual(await id('<script>'), '<script>')
  })

  it('answers exact origins only', async () => {
    const allowed = async (origin: string) =>
      (await box.fetch('/health', { headers: { origin } })).headers.get('access-control-allow-origin')
    assert.equal(await allowed('https://good.example'), 'https://good.example')
    assert.equal(await allowed('https://good.example.evil'), null)
    assert.equal(await allowed('null'), null)
  })

  describe('uploads', () => {
    const upload = (form: FormData) => box.fetch('/v1/test/upload', { method: 'POST', body: form })
    const uploads = () => readdir(join(box.dataDirectory, 'uploads')).catch(() => [])

    it('are read with their fields, under names of ours, and go with the request', async () => {
      const form = new FormData()
      form.append('language', 'fr')
      form.append('audio', new Blob(['sound']), '../../etc/passwd')
      const body = (await (await upload(form)).json()) as { files: unknown[]; contents: string[]; body: unknown }
      assert.deepEqual(body.body, { language: 'fr' })
      assert.deepEqual(body.contents, ['sound'])
      assert.ok(seen.uploads[0]?.startsWith(join(box.dataDirectory, 'uploads')))
      assert.doesNotMatch(seen.uploads[0] ?? '', /passwd/)
      while ((await uploads()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    })

    it('are refused when too large', async () => {
      const form = new FormData()
      form.append('audio', new Blob(['x'.repeat(60_000)]), 'a.wav')
      assert.equal((await upload(form)).status, 413)
      assert.deepEqual(await uploads(), [])
    })

    it('that end too early are refused and leave the box running', async () => {
      const { port } = new URL(box.url)
      const socket = connect(Number(port), '127.0.0.1')
      socket.write(
        'POST /v1/test/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer user\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 500\r\n\r\n--b\r\nContent-Disposition: form-data; name="audio"; filename="a"\r\n\r\nhalf',
      )
      await new Promise((resolve) => setTimeout(resolve, 50))
      socket.destroy()
      while ((await uploads()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
      assert.equal((await box.fetch('/health')).status, 200)
    })
  })

  it('answers 503 for a plugin that restarts, while /health goes on', async () => {
    const accepted = await box.fetch('/services/restart/tester', { method: 'POST', as: 'admin' })
    assert.equal(accepted.status, 202)
    assert.deepEqual(await accepted.json(), { service: 'tester', status: 'restarting' })
    const statuses = new Set<number>()
    for (let i = 0; i < 50; i++) {
      statuses.add((await post('/v1/test/echo', { text: 'a' })).status)
      assert.equal((await box.fetch('/health')).status, 200)
    }
    assert.ok(
      [...statuses].every((status) => status === 200 || status === 503),
      [...statuses].join(),
    )
    assert.equal((await post('/v1/test/echo', { text: 'a' })).status, 200)
    assert.equal((await box.fetch('/services/restart/nobody', { method: 'POST', as: 'admin' })).status, 404)
    assert.equal((await box.fetch('/services/restart/tester', { method: 'POST' })).status, 403)
  })

  const raw = (text: string) => {
    const socket = connect(Number(new URL(box.url).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write(text)
    return socket
  }

  it('refuses two Host headers', async () => {
    const socket = raw('GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
    let answer = ''
    for await (const chunk of socket) answer += chunk
    assert.match(answer, /^HTTP\/1\.1 400 [\s\S]*HOST_TWICE/)
  })

  it('cuts a client that dribbles its body', async () => {
    const socket = raw(
      'POST /v1/test/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer user\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n',
    )
    const dribble = setInterval(() => socket.write(' '), 500)
    await once(socket, 'close')
    clearInterval(dribble)
    assert.equal((await box.fetch('/health')).status, 200)
  })

  it('lets an answer under way end when the box stops, and takes no new request', async () => {
    const started = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const plugin = testPlugin('slow', {
      routes: () => [
        defineRoute({ method: 'get', path: '/v1/slow', summary: 'Slow', auth: 'user' }, async () => {
          started.resolve()
          await release.promise
          return json({ done: true })
        }),
      ],
    })
    const other = await startTestBox({ plugins: [plugin] })
    const answer = other.fetch('/v1/slow')
    await started.promise
    const stopping = other.stop()
    await assert.rejects(other.fetch('/health'))
    release.resolve()
    assert.deepEqual(await (await answer).json(), { done: true })
    await stopping
  })
})
