import { createHmac, randomBytes } from 'node:crypto'
import { networkOf } from '../../../core/contracts/address.ts'
import type { GuardedRequest, RequestGuard, RequestOutcome } from '../../../core/contracts/http-edge.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import type { Clock } from '../clock.ts'
import type { GuessingLimits } from '../principals/token-authenticator.ts'
import { rateLimited } from '../security-errors.ts'
import type { KeyUsage } from './key-usage.ts'
import { type Taken, TokenBuckets } from './token-bucket.ts'

/** Requests a minute. */
export interface Rates {
  readonly ipPerMinute: number
  readonly keyPerMinute: number
  readonly authPerMinute: number
}

/** Whose bucket a request is taken from. */
interface Charge {
  readonly buckets: TokenBuckets
  readonly key: string
  readonly perMinute: number
}

/** The limits of every request. No other limiter exists. */
export class RateLimits implements RequestGuard, GuessingLimits {
  readonly name = 'rate-limits'
  readonly order = 100
  readonly #ip: TokenBuckets
  readonly #key: TokenBuckets
  readonly #auth: TokenBuckets
  readonly #accounts: TokenBuckets
  readonly #usage: KeyUsage
  /** Account names are remembered by digest: the table of limits is no list of who tried to sign in. */
  readonly #digestKey = randomBytes(32)
  #hits = 0

  constructor(rates: Rates, clock: Clock, usage: KeyUsage) {
    this.#ip = new TokenBuckets(rates.ipPerMinute, clock)
    this.#key = new TokenBuckets(rates.keyPerMinute, clock)
    this.#auth = new TokenBuckets(rates.authPerMinute, clock, rates.authPerMinute)
    this.#accounts = new TokenBuckets(rates.authPerMinute, clock, rates.authPerMinute)
    this.#usage = usage
  }

  /** Refusals since the start. */
  get hits(): number {
    return this.#hits
  }

  /** Unknown paths are refused to an address that has used up its share; what they cost is taken in `settled`. */
  admit(request: GuardedRequest): void {
    if (request.route === undefined) this.#require(this.#ip.peek(networkOf(request.address)), this.#ip.perMinute)
  }

  /** An answer that ended before it was counted, a 401 say, tells what its address has left. */
  announce(request: GuardedRequest): void {
    if (request.route?.limits?.rate === 'none') return
    this.#announce(request, this.#ip.peek(networkOf(request.address)), this.#ip.perMinute)
  }

  count(request: GuardedRequest): { remaining: number } | undefined {
    const { principal, route } = request
    if (route?.limits?.rate === 'none') return undefined
    const charge = this.#chargeOf(principal, request.address)
    const taken = charge.buckets.take(charge.key, charge.perMinute)
    this.#announce(request, taken, charge.perMinute)
    this.#require(taken, charge.perMinute)
    if (route?.limits?.rate === 'auth') {
      const attempt = this.#auth.take(networkOf(request.address))
      this.#announce(request, attempt, this.#auth.perMinute)
      this.#require(attempt, this.#auth.perMinute)
      return { remaining: attempt.remaining }
    }
    if (principal !== undefined) this.#usage.begin(principal, request.requestId)
    return { remaining: taken.remaining }
  }

  settled(request: GuardedRequest, outcome: RequestOutcome): void {
    if (request.principal !== undefined) this.#usage.end(request.principal, request.requestId, outcome.errorCode)
    const isUnknownPath = request.route === undefined && (outcome.status === 404 || outcome.status === 405)
    if (isUnknownPath) this.#ip.take(networkOf(request.address))
  }

  /** One more attempt at an account, whoever makes it. @throws RATE_LIMIT */
  takeAccountAttempt(nameKey: string): void {
    const key = createHmac('sha256', this.#digestKey).update(nameKey).digest('base64')
    this.#require(this.#accounts.take(key), this.#accounts.perMinute)
  }

  tryGuess(address: string): void {
    this.#require(this.#ip.peek(networkOf(address)), this.#ip.perMinute)
  }

  trySearch(address: string): void {
    this.#require(this.#auth.peek(networkOf(address)), this.#auth.perMinute)
  }

  failed(address: string, kind: 'guess' | 'search'): void {
    this.#ip.take(networkOf(address))
    if (kind === 'search') this.#auth.take(networkOf(address))
  }

  #chargeOf(principal: Principal | undefined, address: string): Charge {
    if (principal?.kind === 'key') {
      const perMinute = principal.limits?.requestsPerMinute ?? this.#key.perMinute
      return { buckets: this.#key, key: `key:${principal.keyId ?? principal.userId}`, perMinute }
    }
    if (principal?.kind === 'user')
      return { buckets: this.#key, key: `user:${principal.userId}`, perMinute: this.#key.perMinute }
    return { buckets: this.#ip, key: networkOf(address), perMinute: this.#ip.perMinute }
  }

  #announce(request: GuardedRequest, taken: Taken, perMinute: number): void {
    request.setHeader('X-RateLimit-Limit', String(perMinute))
    request.setHeader('X-RateLimit-Remaining', String(taken.remaining))
    request.setHeader('X-RateLimit-Reset', String(taken.resetSeconds))
  }

  #require(taken: Taken, perMinute: number): void {
    if (taken.isAllowed) return
    this.#hits++
    throw rateLimited(perMinute, taken.retryAfterSeconds)
  }
}
