import assert from 'node:assert/strict'
import { startTestBox, type TestBox } from './box.ts'

describe('a box without plugins', () => {
  let box: TestBox
  before(async () => {
    box = await startTestBox({ plugins: [] })
  })
  after(() => box.stop())

  it('answers /health to anybody with the body that all seeds read', async () => {
    const response = await box.fetch('/health', { as: 'nobody' })
    assert.equal(response.status, 200)
    assert.match(response.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
    const body = (await response.json()) as Record<string, unknown>
    assert.equal(body['status'], 'healthy')
    assert.equal(typeof body['uptime'], 'number')
    assert.deepEqual(Object.keys(body), [
      'status',
      'timestamp',
      'version',
      'uptime',
      'uptime_human',
      'device',
      'model',
      'starter_model',
      'profile',
      'services',
      'environment',
      'anonymous',
    ])
  })

  it('answers an unknown path with a problem document, and /api in the phi3 dialect', async () => {
    const unknown = await box.fetch('/nowhere')
    assert.equal(unknown.status, 404)
    assert.equal(unknown.headers.get('content-type'), 'application/problem+json')
    assert.equal(((await unknown.json()) as { error_code: string }).error_code, 'ROUTE_NOT_FOUND')
    const phi3 = (await (await box.fetch('/api/nowhere')).json()) as Record<string, unknown>
    assert.deepEqual([phi3['success'], phi3['statusCode']], [false, 404])
  })

  it('says which methods a path answers', async () => {
    const response = await box.fetch('/health', { method: 'DELETE' })
    assert.equal(response.status, 405)
    assert.equal(response.headers.get('allow'), 'GET')
  })

  it('refuses a Host that is not its own', async () => {
    const { request } = await import('node:http')
    const status = await new Promise((resolve, reject) =>
      request(`${box.url}/health`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end(),
    )
    assert.equal(status, 421)
  })

  it('shows metrics only to whoever has the scope, as text or JSON', async () => {
    assert.equal((await box.fetch('/metrics', { as: 'nobody' })).status, 401)
    assert.equal((await box.fetch('/metrics', { as: 'user' })).status, 403)
    const text = await (await box.fetch('/metrics', { as: 'admin' })).text()
    assert.match(text, /^lares_http_requests_total\{method="GET",route="\/health",status="200"\} \d+$/m)
    assert.match(text, /^jarvis_service_status\{service="database"\} 1$/m)
    assert.match(text, /^jarvis_websocket_connections_secure 0$/m)
    assert.match(text, /^jarvis_requests_total\{endpoint="\/health"\} \d+$/m)
    const summary = (await (await box.fetch('/metrics?format=json', { as: 'admin' })).json()) as {
      requests: { total: number }
    }
    assert.ok(summary.requests.total > 0)
  })

  it('describes every route and serves the documentation from its own files', async () => {
    const document = (await (await box.fetch('/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, unknown>
    }
    assert.equal(document.openapi, '3.1.1')
    assert.ok('/services/restart/{name}' in document.paths)
    for (const path of ['/docs', '/docs/swagger-ui-bundle.js', '/redoc', '/redoc/redoc.standalone.js']) {
      const response = await box.fetch(path, { as: 'nobody' })
      assert.equal(response.status, 200, path)
      assert.doesNotMatch(path.endsWith('.js') ? '' : await response.text(), /https?:\/\//)
    }
  })

  it('opens its database anew on request, and says what else may be restarted', async () => {
    const restart = (name: string) => box.fetch(`/services/restart/${name}`, { method: 'POST', as: 'admin' })
    const before = box.box.facts.id
    assert.deepEqual(await (await restart('database')).json(), { service: 'database', status: 'restarting' })
    const status = async () =>
      (await (await box.fetch('/services/status')).json().catch(() => ({}))) as Record<string, string>
    while ((await status())['database'] !== 'healthy') await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal(box.box.facts.id, before)
    const unknown = await restart('toaster')
    assert.equal(unknown.status, 404)
    assert.match(((await unknown.json()) as { detail: string }).detail, /no plugin 'toaster'/)
  })
})
