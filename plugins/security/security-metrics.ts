import { Counter, Gauge, type Registry } from 'prom-client'
import type { GuardedRequest, RequestGuard, RequestOutcome } from '../../core/contracts/http-edge.ts'
import type { AbuseGuard } from './abuse/abuse-guard.ts'
import type { DenyList } from './abuse/deny-list.ts'
import type { RateLimits } from './limits/rate-limits.ts'
import type { Sessions } from './sessions/sessions.ts'

/** What is measured. */
export interface MeasuredParts {
  readonly registry: Registry
  readonly abuse: AbuseGuard
  readonly limits: RateLimits
  readonly denyList: DenyList
  readonly sessions: Sessions
}

/** The plugin's numbers, as `lares_*` and under the names that the seed's dashboards read (`jarvis_*`). */
export class SecurityMetrics implements RequestGuard {
  readonly name = 'security-metrics'
  readonly order = 1000
  #requests = 0
  #invalid = 0
  readonly #attempts: readonly Counter<'outcome'>[]
  readonly #parts: MeasuredParts

  constructor(parts: MeasuredParts) {
    this.#parts = parts
    const { abuse, limits, denyList, sessions } = parts
    const registers = [parts.registry]
    const help = 'Sign-ins by outcome'
    const attempts = ['lares_auth_attempts_total', 'jarvis_auth_attempts_total']
    this.#attempts = attempts.map((name) => new Counter({ name, help, labelNames: ['outcome'] as const, registers }))
    for (const outcome of ['success', 'failure']) for (const counter of this.#attempts) counter.inc({ outcome }, 0)
    const read = (name: string, text: string, value: () => number | Promise<number>) =>
      new Gauge({
        name,
        help: text,
        registers,
        async collect() {
          this.set(await value())
        },
      })
    for (const name of ['lares_rate_limit_hits_total', 'jarvis_rate_limit_hits_total'])
      read(name, 'Requests that a limit refused', () => limits.hits)
    for (const name of ['lares_validation_errors_total', 'jarvis_validation_errors_total'])
      read(name, 'Requests whose input did not match', () => this.#invalid)
    for (const name of ['lares_sessions_active', 'jarvis_secure_sessions_active'])
      read(name, 'Login sessions in force', () => sessions.countActive())
    read('lares_abuse_events_total', 'Suspicious requests', () => abuse.counts.events)
    read('lares_denied_requests_total', 'Requests of blocked addresses', () => abuse.counts.denied)
    read('lares_blocked_addresses', 'Addresses blocked now', () => denyList.list().length)
  }

  /** Requests since the start of the plugin. */
  get requests(): number {
    return this.#requests
  }

  settled(_request: GuardedRequest, outcome: RequestOutcome): void {
    this.#requests++
    if (outcome.errorKind === 'invalid' || outcome.errorKind === 'malformed') this.#invalid++
  }

  /** Counts a sign-in. */
  signIn(outcome: 'success' | 'failure'): void {
    for (const counter of this.#attempts) counter.inc({ outcome })
  }

  /** The `abuse` part of the JSON form of `/metrics`. */
  summary(): Readonly<Record<string, number>> {
    const { abuse, denyList } = this.#parts
    return {
      events: abuse.counts.events,
      blocked_addresses: denyList.list().length,
      denied_requests: abuse.counts.denied,
    }
  }
}
