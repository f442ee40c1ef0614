import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { SameHistogram } from './same-histogram.ts'

const RECENT = 2048

/** Counts and times of requests: `lares_http_*`, and the names that the seed's dashboards read (`jarvis_*`). */
export class HttpMetrics {
  readonly #requests: Counter<'method' | 'route' | 'status'>
  readonly #duration: Histogram<'route'>
  readonly #seedErrors: Counter<'endpoint' | 'error'>
  readonly #classes: Record<string, number> = { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 }
  readonly #recent = new Float64Array(RECENT)
  /** Bounded by routes × methods × statuses. */
  readonly #series = new Map<string, (seconds: number) => void>()
  #total = 0
  #active = 0

  constructor(registry: Registry) {
    const registers = [registry]
    const buckets = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60]
    this.#requests = new Counter({
      name: 'lares_http_requests_total',
      help: 'HTTP requests',
      labelNames: ['method', 'route', 'status'],
      registers,
    })
    this.#duration = new Histogram({
      name: 'lares_http_request_seconds',
      help: 'Time until the end of the answer',
      labelNames: ['route'],
      buckets,
      registers,
    })
    const requests = this.#requests
    const duration = this.#duration
    const active = () => this.#active
    for (const name of ['lares_http_active_requests', 'jarvis_active_connections'])
      new Gauge({
        name,
        help: 'Requests under way',
        registers,
        collect() {
          this.set(active())
        },
      })
    new Counter({
      name: 'jarvis_requests_total',
      help: 'HTTP requests',
      labelNames: ['endpoint'],
      registers,
      // The same count under the seed's name, made when somebody looks.
      async collect() {
        this.reset()
        for (const { labels, value } of (await requests.get()).values)
          this.inc({ endpoint: String(labels.route) }, value)
      },
    })
    this.#seedErrors = new Counter({
      name: 'jarvis_requests_errors_total',
      help: 'HTTP errors',
      labelNames: ['endpoint', 'error'],
      registers,
    })
    new SameHistogram(duration, { name: 'jarvis_response_time_seconds', label: 'endpoint', registers })
  }

  started(): void {
    this.#active++
  }

  /** @param route the declared path, never the requested one, so that labels stay few. */
  ended(request: {
    method: string
    route: string
    status: number
    errorCode: string | undefined
    durationMs: number
  }): void {
    const { method, route, status, errorCode, durationMs } = request
    this.#active--
    this.#seriesOf(method, route, status)(durationMs / 1000)
    if (errorCode !== undefined) this.#seedErrors.inc({ endpoint: route, error: errorCode.toLowerCase() })
    const statusClass = `${Math.floor(status / 100)}xx`
    this.#classes[statusClass] = (this.#classes[statusClass] ?? 0) + 1
    this.#recent[this.#total++ % RECENT] = durationMs
  }

  /** Looks the labelled series up once: prom-client hashes labels at every call otherwise. */
  #seriesOf(method: string, route: string, status: number): (seconds: number) => void {
    const key = `${method} ${status} ${route}`
    const known = this.#series.get(key)
    if (known !== undefined) return known
    const requests = this.#requests.labels({ method, route, status })
    const duration = this.#duration.labels({ route })
    const observe = (seconds: number) => {
      requests.inc()
      duration.observe(seconds)
    }
    this.#series.set(key, observe)
    return observe
  }

  /** Totals by class and percentiles over the latest requests, in milliseconds. */
  summary(): { requests: { total: number; by_class: Record<string, number> }; latency_ms: Record<string, number> } {
    const times = this.#recent.slice(0, Math.min(this.#total, RECENT)).sort()
    const at = (ratio: number) =>
      Math.round((times[Math.min(times.length - 1, Math.floor(times.length * ratio))] ?? 0) * 1000) / 1000
    return {
      requests: { total: this.#total, by_class: { ...this.#classes } },
      latency_ms: { p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    }
  }
}
