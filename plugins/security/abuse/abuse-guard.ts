import type { Logger } from 'pino'
import { isLoopback, networkOf } from '../../../core/contracts/address.ts'
import type { Audit } from '../../../core/contracts/audit.ts'
import type { GuardedRequest, RequestGuard, RequestOutcome } from '../../../core/contracts/http-edge.ts'
import { isAdmin } from '../../../core/contracts/principal.ts'
import { BoundedMap } from '../bounded-map.ts'
import type { Clock } from '../clock.ts'
import { abusePoints } from './abuse-score.ts'
import type { DenyList } from './deny-list.ts'

/** Points after which an address is blocked. */
const THRESHOLD = 30
/** Points fade to half in this time. */
const HALF_LIFE_MS = 60_000
/** An address from which an administrator worked so recently is blocked for the shortest time only. */
const TRUST_MS = 15 * 60_000
const MAX_ADDRESSES = 20_000

/** What the guard works with. */
export interface AbuseParts {
  readonly denyList: DenyList
  readonly clock: Clock
  readonly audit: Audit
  readonly log: Logger
}

/** Refuses blocked addresses first of all, and blocks those that keep being refused. */
export class AbuseGuard implements RequestGuard {
  readonly name = 'deny-list'
  readonly order = 0
  readonly #parts: AbuseParts
  readonly #scores = new BoundedMap<string, { readonly points: number; readonly atMs: number }>(MAX_ADDRESSES)
  readonly #administratorSeenMs = new BoundedMap<string, number>(1000)
  #events = 0
  #denied = 0

  constructor(parts: AbuseParts) {
    this.#parts = parts
  }

  /** Suspicious requests, and requests of blocked addresses, since the start. */
  get counts(): { readonly events: number; readonly denied: number } {
    return { events: this.#events, denied: this.#denied }
  }

  admit(request: GuardedRequest): void {
    try {
      this.#parts.denyList.check(request.address)
    } catch (error) {
      this.#denied++
      throw error
    }
  }

  settled(request: GuardedRequest, outcome: RequestOutcome): void {
    const { address, principal } = request
    const now = this.#parts.clock.monotonicMs()
    if (outcome.status < 400 && principal !== undefined && isAdmin(principal))
      this.#administratorSeenMs.set(networkOf(address), now)
    const points = abusePoints(request, outcome)
    if (points === 0) return
    this.#events++
    if (isLoopback(address)) return
    const key = networkOf(address)
    const before = this.#scores.get(key)
    const faded = before === undefined ? 0 : before.points * 0.5 ** ((now - before.atMs) / HALF_LIFE_MS)
    const score = faded + points
    if (score < THRESHOLD) {
      this.#scores.set(key, { points: score, atMs: now })
      return
    }
    this.#scores.delete(key)
    this.#block(address, outcome.errorCode ?? String(outcome.status))
  }

  #block(address: string, lastCode: string): void {
    const { denyList, clock, audit, log } = this.#parts
    const seenMs = this.#administratorSeenMs.get(networkOf(address))
    const isTrusted = seenMs !== undefined && clock.monotonicMs() - seenMs < TRUST_MS
    denyList.strike(address, `too many refusals, the last was ${lastCode}`, isTrusted).then(
      (entry) => {
        if (entry === undefined) return
        const facts = { strikes: entry.strikes, expiresAt: entry.expires_at, lastCode }
        audit.record({ action: 'abuse.blocked', outcome: 'denied', actor: 'anonymous', address, facts })
      },
      (err: unknown) => log.error({ err }, 'a block could not be stored'),
    )
  }
}
