import assert from 'node:assert/strict'
import { Registry } from 'prom-client'
import { HttpMetrics } from './http-metrics.ts'

describe('HttpMetrics', () => {
  const request = { method: 'GET', route: '/health', status: 200, errorCode: undefined, durationMs: 20 }

  it('shows the same numbers under its own names and those of the seed', async () => {
    const registry = new Registry()
    const metrics = new HttpMetrics(registry)
    metrics.started()
    metrics.started()
    metrics.ended(request)
    const lines = (await registry.metrics()).split('\n')
    for (const line of [
      'lares_http_active_requests 1',
      'jarvis_active_connections 1',
      'lares_http_requests_total{method="GET",route="/health",status="200"} 1',
      'jarvis_requests_total{endpoint="/health"} 1',
      '# TYPE jarvis_response_time_seconds histogram',
    ])
      assert.ok(lines.includes(line), line)
    const values = (name: string, label: string) =>
      lines
        .filter((line) => line.startsWith(`${name}_`))
        .map((line) =>
          line
            .replace(name, '')
            .replace(`${label}="/health"`, 'x')
            .replace(/\{(.*)\}/, (_, labels: string) => labels.split(',').toSorted().join()),
        )
    const own = values('lares_http_request_seconds', 'route')
    assert.ok(own.length >= 12)
    assert.deepEqual(values('jarvis_response_time_seconds', 'endpoint'), own)
  })

  it('sums up by class and percentile', () => {
    const metrics = new HttpMetrics(new Registry())
    for (const status of [200, 404, 503]) metrics.ended({ ...request, status })
    assert.deepEqual(metrics.summary(), {
      requests: { total: 3, by_class: { '2xx': 1, '3xx': 0, '4xx': 1, '5xx': 1 } },
      latency_ms: { p50: 20, p95: 20, p99: 20 },
    })
  })
})
