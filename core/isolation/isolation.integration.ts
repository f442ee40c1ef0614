import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { Registry } from 'prom-client'
import type { ChildOptions, ChildProcessHost } from '../contracts/isolation.ts'
import type { FixtureService } from './fixtures/service.ts'
import type { IsolationOptions, PluginIsolation } from './isolation.ts'
import { createIsolation } from './isolation.ts'
import { STREAM_WINDOW } from './protocol.ts'

const MODULE = new URL('./fixtures/service.ts', import.meta.url)
const QUICK = { baseDelayMs: 20, maxDelayMs: 100, crashLimit: 5, crashWindowMs: 60_000 }

describe('createIsolation', function () {
  this.timeout(30_000)
  let abort: AbortController
  let isolation: PluginIsolation
  let metrics: Registry

  const open = (overrides: Partial<IsolationOptions> = {}) => {
    isolation = createIsolation({
      log: pino({ enabled: false }),
      signal: abort.signal,
      metrics,
      restart: QUICK,
      memoryCheckMs: 50,
      ...overrides,
    })
  }
  const child = (options: Partial<ChildOptions> = {}): ChildProcessHost<FixtureService> =>
    isolation.child<FixtureService>(MODULE, { name: 'fixture', options: {}, ...options })

  beforeEach(() => {
    abort = new AbortController()
    metrics = new Registry()
    open()
  })
  afterEach(() => isolation.close())

  it('starts with the first call and returns its result', async () => {
    const host = child()
    assert.equal(host.state, 'stopped')
    assert.deepEqual(await host.remote.echo([{ a: [1, 'é', new Uint8Array([1, 2])] }]), {
      a: [1, 'é', new Uint8Array([1, 2])],
    })
    assert.equal(host.state, 'running')
  })

  it('starts at once when eager', async () => {
    const host = child({ start: 'eager' })
    await stateOf(host, 'running')
  })

  it('carries an AppError with code, kind and details', async () => {
    await assert.rejects(child().remote.refuse([]), {
      name: 'AppError',
      code: 'FIXTURE_REFUSED',
      kind: 'conflict',
      details: { suggestion: 'ask again' },
    })
  })

  it('wraps any other error without showing its message', async () => {
    await assert.rejects(child().remote.fail([]), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'CHILD_FAILED')
      assert.doesNotMatch(error.message, /plain failure/)
      assert.match(String(error.cause), /plain failure/)
      return true
    })
  })

  it('streams in order', async () => {
    const seen: number[] = []
    for await (const n of await child().remote.count([200])) seen.push(n)
    assert.deepEqual(seen, [...Array(200).keys()])
  })

  it('keeps what a slow consumer has not taken within one window', async () => {
    const host = child()
    const stream = (await host.remote.count([10_000]))[Symbol.asyncIterator]()
    await stream.next()
    await sleep(100)
    assert.ok((await host.remote.produced([])) <= 2 * STREAM_WINDOW + 1)
    await stream.return?.()
  })

  it('cancels a call at once though the child is busy', async () => {
    const host = child()
    await host.start()
    const cancel = new AbortController()
    const call = host.remote.busy([1500], { signal: cancel.signal })
    await sleep(50)
    cancel.abort()
    const winner = await Promise.race([call.catch(() => 'cancelled'), sleep(1000, 'late')])
    assert.equal(winner, 'cancelled')
  })

  it('hands the cancellation to the service', async () => {
    const host = child()
    const cancel = new AbortController()
    const call = host.remote.wait([10_000], { signal: cancel.signal })
    await stateOf(host, 'running')
    await host.remote.echo([1])
    cancel.abort(new Error('left the room'))
    await assert.rejects(call, /left the room/)
    await host.remote.echo([1])
    assert.equal(await host.remote.lastCancel([]), 'left the room')
  })

  it('bounds a call in time', async () => {
    await assert.rejects(child().remote.wait([10_000], { timeoutMs: 100 }), { code: 'CHILD_TIMEOUT', kind: 'timeout' })
  })

  it('rejects a result that cannot be cloned, in a call and in a stream', async () => {
    const host = child()
    await assert.rejects(host.remote.unclonable([]), { code: 'CHILD_UNCLONEABLE' })
    await assert.rejects(host.remote.echo([() => {}]), { code: 'CHILD_UNCLONEABLE' })
    const seen: unknown[] = []
    await assert.rejects(
      async () => {
        for await (const value of await host.remote.unclonableStream([])) seen.push(value)
      },
      { code: 'CHILD_UNCLONEABLE' },
    )
    assert.deepEqual(seen, [1])
  })

  it('inherits no secret', async () => {
    process.env['LARES_FIXTURE_SECRET'] = 'hidden'
    try {
      const environment = await child({ env: { UV_THREADPOOL_SIZE: '1' } }).remote.environment([])
      assert.equal(environment['UV_THREADPOOL_SIZE'], '1')
      assert.equal(environment['LARES_FIXTURE_SECRET'], undefined)
      assert.equal(environment['HOME'], undefined)
      assert.equal(environment['PATH'], process.env['PATH'])
    } finally {
      delete process.env['LARES_FIXTURE_SECRET']
    }
  })

  for (const [title, kill] of [
    ['kill -9', (host: ChildProcessHost<FixtureService>) => process.kill(host.pid ?? 0, 'SIGKILL')],
    ['a segmentation fault', (host: ChildProcessHost<FixtureService>) => host.remote.segfault([]).catch(() => {})],
  ] as const) {
    it(`survives ${title} in the middle of a stream and serves again`, async () => {
      const host = child()
      const stream = (await host.remote.count([1e9]))[Symbol.asyncIterator]()
      const waiting = host.remote.wait([60_000])
      await stream.next()
      kill(host)
      await assert.rejects(waiting, (error: { code?: string; kind?: string; details?: object }) => {
        assert.equal(error.code, 'CHILD_CRASHED')
        assert.equal(error.kind, 'unavailable')
        assert.ok('retryAfterSeconds' in (error.details ?? {}))
        return true
      })
      await assert.rejects(
        async () => {
          while (!(await stream.next()).done);
        },
        { code: 'CHILD_CRASHED' },
      )
      assert.equal(await host.remote.echo(['again']), 'again')
    })
  }

  it('ends a child that stops answering', async () => {
    const host = child({ heartbeatTimeoutMs: 300 })
    await assert.rejects(host.remote.hang([], { timeoutMs: 0 }), { code: 'CHILD_CRASHED' })
    assert.equal(await host.remote.echo([2]), 2)
  })

  it('leaves a child alone whose synchronous run is shorter than the deadline', async () => {
    const host = child({ heartbeatTimeoutMs: 2000 })
    await host.remote.busy([700])
    assert.equal(await host.remote.echo([3]), 3)
  })

  it('ends a child that grows above its bound', async () => {
    const host = child({ memoryLimitMiB: 300 })
    await assert.rejects(host.remote.grow([], { timeoutMs: 0 }), /resident size/)
  })

  it('opens the circuit after repeated crashes until reset', async () => {
    const host = child()
    const reasons: string[] = []
    host.onStateChange((state) => reasons.push(state))
    for (let n = 0; n < QUICK.crashLimit; n++) {
      await host.remote.echo([n])
      const waiting = host.remote.wait([60_000])
      process.kill(host.pid ?? 0, 'SIGKILL')
      await assert.rejects(waiting, { code: 'CHILD_CRASHED' })
    }
    assert.equal(host.state, 'open')
    await assert.rejects(host.remote.echo([1]), { code: 'CHILD_CIRCUIT_OPEN', kind: 'unavailable' })
    await host.reset()
    assert.equal(await host.remote.echo([1]), 1)
    assert.ok(reasons.includes('waiting'))
    assert.match(await metrics.metrics(), /lares_child_crashes_total\{child="fixture"\} 5/)
  })

  it('refuses a call at once when the restart is far away', async () => {
    metrics = new Registry()
    open({ restart: { ...QUICK, baseDelayMs: 30_000, maxDelayMs: 30_000 }, maxRestartWaitMs: 100 })
    const host = child()
    await host.start()
    process.kill(host.pid ?? 0, 'SIGKILL')
    await stateOf(host, 'waiting')
    await assert.rejects(host.remote.echo([1]), { code: 'CHILD_RESTARTING', kind: 'unavailable' })
  })

  it('says why a start failed', async () => {
    await assert.rejects(child({ options: { mode: 'throw' } }).remote.echo([1]), {
      code: 'CHILD_START_FAILED',
      message: /on purpose/,
    })
    await assert.rejects(child({ options: { mode: 'refuse' } }).start(), { code: 'FIXTURE_UNFIT' })
    const missing = isolation.child<FixtureService>(new URL('./fixtures/absent.ts', import.meta.url), {
      name: 'absent',
    })
    await assert.rejects(missing.start(), { code: 'CHILD_START_FAILED' })
  })

  it('ends a start that never resolves', async () => {
    const host = child({ options: { mode: 'hang' }, startTimeoutMs: 500 })
    await assert.rejects(host.start(), { code: 'CHILD_START_FAILED', message: /not ready/ })
    assert.equal(host.pid, undefined)
  })

  it('stops with the plugin and refuses later calls', async () => {
    const host = child()
    await host.start()
    const { pid = 0 } = host
    const waiting = host.remote.wait([60_000])
    abort.abort()
    await assert.rejects(waiting, { code: 'CHILD_STOPPED' })
    await isolation.close()
    assert.throws(() => process.kill(pid, 0))
    await assert.rejects(host.remote.echo([1]), { code: 'CHILD_STOPPED' })
  })

  it('leaves no child behind when the box itself is killed', async () => {
    const parent = spawn(process.execPath, [fileURLToPath(new URL('./fixtures/parent.ts', import.meta.url))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(parent.stdout, 'data')
    const pid = Number(String(line))
    assert.ok(pid > 0 && isAlive(pid))
    parent.kill('SIGKILL')
    while (isAlive(pid)) await sleep(20)
  })

  it('starts again after a stop, with the next call', async () => {
    const host = child()
    await host.start()
    await host.stop()
    assert.equal(host.state, 'stopped')
    assert.equal(await host.remote.echo([5]), 5)
  })

  it('reads the resident size', async () => {
    const host = child()
    await host.start()
    while (host.residentMiB === undefined) await sleep(20)
    assert.ok(host.residentMiB > 1)
  })
})

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function stateOf(host: ChildProcessHost<FixtureService>, state: string): Promise<void> {
  while (host.state !== state) await sleep(10)
}
