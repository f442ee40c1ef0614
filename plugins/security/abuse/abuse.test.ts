import assert from 'node:assert/strict'
import { pino } from 'pino'
import type { AuditEvent } from '../../../core/contracts/audit.ts'
import type { GuardedRequest, RequestOutcome } from '../../../core/contracts/http-edge.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import { FakeClock, memoryKeyValue } from '../testing/fakes.ts'
import { AbuseGuard } from './abuse-guard.ts'
import { abusePoints } from './abuse-score.ts'
import { DenyList } from './deny-list.ts'

const request = (more: Partial<GuardedRequest> = {}): GuardedRequest => ({
  address: '192.0.2.1',
  method: 'GET',
  path: '/x',
  route: undefined,
  principal: undefined,
  requestId: 'r',
  setHeader: () => {},
  ...more,
})
const outcome = (status: number, errorCode?: string): RequestOutcome => ({
  status,
  errorCode,
  errorKind: undefined,
  durationMs: 1,
})

describe('abusePoints', () => {
  it('gives none to ordinary requests and refusals by rule', () => {
    for (const [status, code] of [
      [200],
      [201],
      [404],
      [404, 'MEMORY_UNKNOWN'],
      [422, 'VALIDATION_ERROR'],
      [503],
      [500],
      [403, 'AUTH_SESSION_REQUIRED'],
    ] as const)
      assert.equal(abusePoints(request(), outcome(status, code)), 0, `${status} ${code}`)
  })

  it('scores bad credentials, scans, sizes and types, and hardly an expired token', () => {
    for (const [status, code] of [
      [401, 'AUTH_INVALID'],
      [401, 'AUTH_CREDENTIALS'],
      [403],
      [413],
      [415],
      [429],
      [404, 'ROUTE_NOT_FOUND'],
    ] as const)
      assert.ok(abusePoints(request(), outcome(status, code)) >= 0.5, `${status} ${code}`)
    assert.ok(abusePoints(request(), outcome(401, 'AUTH_EXPIRED')) < 0.2)
  })

  it('scores paths in the shape of an attack', () => {
    for (const path of [
      '/../../etc/passwd',
      '/a/%2e%2e/b',
      '/wp-login.php',
      '/.env',
      '/.git/config',
      '/x%00',
      '/%3cscript%3e',
      `/x$${'{jndi}'}`,
    ])
      assert.equal(abusePoints(request({ path }), outcome(404)), 5, path)
  })
})

describe('DenyList', () => {
  let clock: FakeClock
  let list: DenyList
  let store: ReturnType<typeof memoryKeyValue>
  beforeEach(() => {
    clock = new FakeClock()
    store = memoryKeyValue()
    list = new DenyList(store, clock)
  })
  const isBlocked = (address: string, of = list) => {
    try {
      of.check(address)
      return false
    } catch (error) {
      assert.deepEqual(
        [(error as { code: string }).code, (error as { kind: string }).kind],
        ['ADDRESS_DENIED', 'forbidden'],
      )
      return true
    }
  }

  it('blocks for a minute, then for twice as long each time, and always lets go', async () => {
    let expected = 60_000
    for (let strike = 0; strike < 14; strike++) {
      await list.strike('192.0.2.1', 'test', false)
      clock.pass(expected - 1)
      assert.equal(isBlocked('192.0.2.1'), true, String(strike))
      clock.pass(1)
      assert.equal(isBlocked('192.0.2.1'), false, String(strike))
      expected = Math.min(expected * 2, 86_400_000)
    }
  })

  it('never blocks the machine itself', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      assert.equal(await list.strike(address, 'test', false), undefined)
      await assert.rejects(list.add(address, 'test', 60_000), { code: 'ADDRESS_INVALID' })
      assert.equal(isBlocked(address), false)
    }
  })

  it('blocks the whole network of an IPv6 address', async () => {
    await list.strike('2001:db8:1:2::1', 'test', false)
    assert.deepEqual([isBlocked('2001:db8:1:2:ffff::9'), isBlocked('2001:db8:1:3::1')], [true, false])
  })

  it('survives a restart', async () => {
    await list.strike('192.0.2.1', 'test', false)
    const again = new DenyList(store, clock)
    await again.load()
    assert.equal(isBlocked('192.0.2.1', again), true)
    assert.deepEqual(again.list(), list.list())
    clock.pass(60_001)
    assert.equal(isBlocked('192.0.2.1', again), false)
  })

  it('does not mind steps of the wall clock', async () => {
    await list.strike('192.0.2.1', 'test', false)
    clock.step(86_400_000)
    assert.equal(isBlocked('192.0.2.1'), true)
    clock.step(-2 * 86_400_000)
    clock.pass(60_000)
    assert.equal(isBlocked('192.0.2.1'), false)
  })

  it('is kept by administrators: add, list, lift, export and import', async () => {
    await list.add('192.0.2.7', 'noise', 3_600_000)
    await list.add('2001:db8::1', 'noise', 3_600_000)
    await assert.rejects(list.add('not an address', 'x', 1), { code: 'ADDRESS_INVALID' })
    assert.deepEqual(
      list
        .list()
        .map(({ address }) => address)
        .toSorted(),
      ['192.0.2.7', '2001:db8:0:0::/64'],
    )
    const other = new DenyList(memoryKeyValue(), clock)
    assert.equal(await other.import(list.list()), 2)
    assert.equal(isBlocked('192.0.2.7', other), true)
    clock.pass(3_600_001)
    assert.equal(await other.import(list.list()), 0)
    assert.deepEqual([await list.lift('192.0.2.7'), await list.lift('192.0.2.7')], [true, false])
  })
})

describe('AbuseGuard', () => {
  const administrator: Principal = { kind: 'user', userId: 'a', role: 'admin', scopes: ['*'] }
  let clock: FakeClock
  let list: DenyList
  let events: AuditEvent[]
  let guard: AbuseGuard
  beforeEach(() => {
    clock = new FakeClock()
    events = []
    list = new DenyList(memoryKeyValue(), clock)
    guard = new AbuseGuard({
      denyList: list,
      clock,
      audit: { record: (event) => events.push(event) },
      log: pino({ level: 'silent' }),
    })
  })
  const settled = async (times: number, status: number, more: Partial<GuardedRequest> = {}, code?: string) => {
    for (let at = 0; at < times; at++) guard.settled(request(more), outcome(status, code))
    await new Promise((resolve) => setImmediate(resolve))
  }

  it('blocks an address that keeps being refused, and says so', async () => {
    await settled(29, 401)
    assert.deepEqual(list.list(), [])
    await settled(1, 401)
    assert.throws(() => guard.admit(request()), { code: 'ADDRESS_DENIED' })
    guard.admit(request({ address: '192.0.2.2' }))
    assert.deepEqual(
      [events[0]?.action, events[0]?.address, guard.counts],
      ['abuse.blocked', '192.0.2.1', { events: 30, denied: 1 }],
    )
  })

  it('lets old refusals fade', async () => {
    for (let minute = 0; minute < 20; minute++) {
      await settled(10, 401)
      clock.pass(60_000)
    }
    assert.deepEqual(list.list(), [])
  })

  it('never blocks the machine itself', async () => {
    await settled(500, 401, { address: '127.0.0.1' })
    guard.admit(request({ address: '127.0.0.1' }))
  })

  it("keeps a block of an administrator's address at its shortest", async () => {
    for (let strike = 0; strike < 4; strike++) {
      await settled(1, 200, { principal: administrator })
      await settled(30, 403, { principal: administrator })
      assert.throws(() => guard.admit(request()), { code: 'ADDRESS_DENIED', details: { retryAfterSeconds: 60 } })
      clock.pass(60_000)
    }
  })
})
