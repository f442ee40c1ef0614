import assert from 'node:assert/strict'
import type { GuardedRequest } from '../../../core/contracts/http-edge.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import type { RouteSpec } from '../../../core/contracts/route.ts'
import { FakeClock } from '../testing/fakes.ts'
import { KeyUsage } from './key-usage.ts'
import { RateLimits } from './rate-limits.ts'
import { TokenBuckets } from './token-bucket.ts'

describe('TokenBuckets', () => {
  it('lets a burst through, then the rate', () => {
    const clock = new FakeClock()
    const buckets = new TokenBuckets(60, clock)
    const allowed = () => Array.from({ length: 30 }, () => buckets.take('a').isAllowed).filter(Boolean).length
    assert.equal(allowed(), 10)
    assert.equal(buckets.take('a').retryAfterSeconds, 1)
    clock.pass(3000)
    assert.equal(allowed(), 3)
    clock.pass(3_600_000)
    assert.equal(allowed(), 10)
    assert.equal(buckets.take('b').isAllowed, true)
  })

  it('does not mind steps of the wall clock', () => {
    const clock = new FakeClock()
    const buckets = new TokenBuckets(60, clock)
    for (let taken = 0; taken < 10; taken++) buckets.take('a')
    clock.step(86_400_000)
    assert.equal(buckets.take('a').isAllowed, false)
    clock.step(-2 * 86_400_000)
    clock.pass(1000)
    assert.equal(buckets.take('a').isAllowed, true)
  })

  it('says what is left, when there is more and when it is full', () => {
    const buckets = new TokenBuckets(120, new FakeClock())
    assert.deepEqual(buckets.take('a'), { isAllowed: true, remaining: 19, retryAfterSeconds: 0, resetSeconds: 1 })
    assert.equal(buckets.peek('a').remaining, 19)
    assert.equal(buckets.peek('a').remaining, 19)
  })

  it('holds a key to a rate of its own', () => {
    const buckets = new TokenBuckets(120, new FakeClock())
    const allowed = Array.from({ length: 5 }, () => buckets.take('slow', 6).isAllowed)
    assert.deepEqual(allowed, [true, false, false, false, false])
  })
})

const route = (rate?: 'auth' | 'none'): RouteSpec => ({
  method: 'get',
  path: '/x',
  summary: '',
  auth: 'user',
  ...(rate && { limits: { rate } }),
})
const key: Principal = { kind: 'key', userId: 'u', role: 'user', scopes: [], keyId: 'k' }

describe('RateLimits', () => {
  let clock: FakeClock
  let limits: RateLimits
  let headers: Record<string, string>
  beforeEach(() => {
    clock = new FakeClock()
    limits = new RateLimits({ ipPerMinute: 60, keyPerMinute: 120, authPerMinute: 10 }, clock, new KeyUsage(clock))
    headers = {}
  })
  const request = (more: Partial<GuardedRequest> = {}): GuardedRequest => ({
    address: '192.0.2.1',
    method: 'GET',
    path: '/x',
    route: route(),
    principal: undefined,
    requestId: 'r',
    setHeader: (name, value) => {
      headers[name] = value
    },
    ...more,
  })
  const passes = (more: Partial<GuardedRequest>, tries = 40) => {
    let passed = 0
    for (let at = 0; at < tries; at++)
      try {
        limits.count(request(more))
        passed++
      } catch (error) {
        assert.equal((error as { code: string }).code, 'RATE_LIMIT')
      }
    return passed
  }

  it('takes from the bucket of the address, the account or the key', () => {
    assert.equal(passes({}), 10)
    assert.equal(passes({ principal: key }), 20)
    assert.equal(passes({ principal: { ...key, keyId: 'other' } }), 20)
    assert.equal(passes({ principal: { kind: 'user', userId: 'u', role: 'user', scopes: [] } }), 20)
    assert.equal(passes({ address: '192.0.2.2' }), 10)
    assert.equal(limits.hits, 30 + 20 + 20 + 20 + 30)
  })

  it('also takes from the bucket of sign-ins', () => {
    assert.equal(passes({ route: route('auth') }), 10)
    clock.pass(6000)
    assert.equal(passes({ route: route('auth') }), 1)
  })

  it('holds attempts at one account together, from wherever they come', () => {
    for (let at = 0; at < 10; at++) limits.takeAccountAttempt('ada@example.org')
    assert.throws(() => limits.takeAccountAttempt('ada@example.org'), { code: 'RATE_LIMIT', kind: 'limited' })
    limits.takeAccountAttempt('bob@example.org')
  })

  it('announces the limit, and with a refusal when to come back', () => {
    limits.count(request())
    assert.deepEqual(headers, { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '9', 'X-RateLimit-Reset': '1' })
    passes({})
    assert.throws(() => limits.count(request()), {
      details: { retryAfterSeconds: 1, currentLimit: '60 requests per minute' },
    })
  })

  it('never counts a route that is not limited', () => {
    assert.equal(passes({ route: route('none') }, 500), 500)
    assert.deepEqual(headers, {})
  })

  it('counts unknown paths and guesses against the address', () => {
    const unknown = request({ route: undefined })
    for (let at = 0; at < 10; at++)
      limits.settled(unknown, { status: 404, errorCode: 'ROUTE_NOT_FOUND', errorKind: 'not-found', durationMs: 1 })
    assert.throws(() => limits.admit(unknown), { code: 'RATE_LIMIT' })
    assert.throws(() => limits.tryGuess('192.0.2.1'), { code: 'RATE_LIMIT' })
    limits.admit(request())
    for (let at = 0; at < 10; at++) limits.failed('192.0.2.9', 'search')
    assert.throws(() => limits.trySearch('192.0.2.9'), { code: 'RATE_LIMIT' })
  })
})

describe('KeyUsage', () => {
  const limited = (limits: object): Principal => ({ ...key, limits })

  it('holds a key to its requests at once', () => {
    const usage = new KeyUsage(new FakeClock())
    const principal = limited({ parallelRequests: 2 })
    usage.begin(principal, 'a')
    usage.begin(principal, 'b')
    assert.throws(() => usage.begin(principal, 'c'), { code: 'KEY_PARALLEL', kind: 'limited' })
    usage.end(principal, 'c', 'KEY_PARALLEL')
    assert.throws(() => usage.begin(principal, 'c'), { code: 'KEY_PARALLEL' })
    usage.end(principal, 'a', undefined)
    usage.begin(principal, 'c')
  })

  it('counts requests that share an id singly', () => {
    const usage = new KeyUsage(new FakeClock())
    const principal = limited({ parallelRequests: 2 })
    usage.begin(principal, 'same')
    usage.begin(principal, 'same')
    usage.end(principal, 'same', undefined)
    usage.begin(principal, 'same')
    assert.throws(() => usage.begin(principal, 'same'), { code: 'KEY_PARALLEL' })
  })

  it('holds a key to its tokens of the day', () => {
    const clock = new FakeClock()
    const usage = new KeyUsage(clock)
    const principal = limited({ tokensPerDay: 100 })
    usage.addTokens('k', 99)
    usage.begin(principal, 'a')
    usage.addTokens('k', 5)
    clock.pass(3_600_000)
    assert.throws(() => usage.begin(principal, 'b'), {
      code: 'KEY_TOKENS',
      details: { retryAfterSeconds: 82_800, currentLimit: '100 tokens per day' },
    })
    clock.pass(82_800_000)
    usage.begin(principal, 'b')
  })
})
