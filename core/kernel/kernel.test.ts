import assert from 'node:assert/strict'
import { asClass, asValue } from 'awilix'
import { pino } from 'pino'
import { Counter, Registry } from 'prom-client'
import { z } from 'zod'
import { defineCapability } from '../contracts/capability.ts'
import { defineContributionPoint } from '../contracts/contribution.ts'
import type { AppError } from '../contracts/errors.ts'
import { defineManifest, definePlugin, type Plugin } from '../contracts/plugin.ts'
import { defineRoute, httpRoutes } from '../contracts/route.ts'
import { Kernel } from './kernel.ts'
import type { PluginServices } from './plugin-services.ts'

interface Clock {
  now(): Promise<number>
  ticks(): Promise<AsyncIterable<number>>
}
const clock = defineCapability<Clock>('test.clock@1')
const notes = defineContributionPoint<string>('test.notes@1')

/** Doors that these plugins do not open. */
const services = {
  storage: () => undefined,
  outbound: () => undefined,
  secrets: () => undefined,
  migrate: async () => {},
  isolation: () => ({ child: () => undefined, close: async () => {} }),
} as unknown as PluginServices

const newKernel = () => new Kernel(pino({ level: 'silent' }), services)
const base = { version: '1.0.0', summary: 'test', config: z.strictObject({}), onFailure: 'degrade' } as const

/** A provider whose service and hooks the test chooses. */
function provider(
  service: Partial<Clock>,
  hooks: { start?(): Promise<void>; stop?(): Promise<void>; stopTimeoutMs?: number; startTimeoutMs?: number } = {},
): Plugin {
  const { stopTimeoutMs = 200, startTimeoutMs = 200, ...rest } = hooks
  return definePlugin({
    manifest: defineManifest({ ...base, name: 'provider', provides: { clock }, stopTimeoutMs, startTimeoutMs }),
    register: (scope) => scope.register({ service: asValue(service as Clock) }),
    provide: ({ service }) => ({ clock: service }),
    ...rest,
  })
}

/** A consumer that shows the test what it was handed. */
function consumer(): { plugin: Plugin; seen: { clock?: Clock } } {
  const seen: { clock?: Clock } = {}
  const plugin = definePlugin({
    manifest: defineManifest({ ...base, name: 'consumer', needs: { clock } }),
    register: (scope) => scope,
    start: async ({ clock }) => {
      seen.clock = clock
    },
  })
  return { plugin, seen }
}

const isUnavailable = (error: AppError) => error.code === 'CAPABILITY_UNAVAILABLE' && error.kind === 'unavailable'

describe('Kernel', () => {
  it('keeps a consumer on its facade while the provider restarts', async () => {
    const kernel = newKernel()
    let starts = 0
    const { plugin, seen } = consumer()
    kernel.add(plugin, {})
    kernel.add(provider({ now: async () => starts }, { start: async () => void starts++ }), {})
    await kernel.start()
    assert.equal(await seen.clock?.now(), 1)
    const restarting = kernel.restart('provider')
    await assert.rejects(async () => {
      await Promise.resolve()
      await Promise.resolve()
      return seen.clock?.now()
    }, isUnavailable)
    await restarting
    assert.equal(await seen.clock?.now(), 2)
  })

  it('lets calls and streams in flight end before it stops their provider', async () => {
    const kernel = newKernel()
    const gate = Promise.withResolvers<number>()
    const order: string[] = []
    const { plugin, seen } = consumer()
    kernel.add(plugin, {})
    kernel.add(
      provider(
        {
          now: () => gate.promise,
          ticks: async () =>
            (async function* () {
              yield 1
              yield 2
            })(),
        },
        { stop: async () => void order.push('stopped'), stopTimeoutMs: 5000 },
      ),
      {},
    )
    await kernel.start()
    const call = seen.clock?.now().then(() => order.push('answered'))
    const stream = await seen.clock?.ticks()
    const stopping = kernel.stop()
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal(order.length, 0)
    gate.resolve(1)
    await call
    for await (const _ of stream ?? []) order.push('tick')
    await stopping
    assert.deepEqual(order, ['answered', 'tick', 'tick', 'stopped'])
  })

  it('stops a provider whose calls never end, once its time is over', async () => {
    const kernel = newKernel()
    const { plugin, seen } = consumer()
    kernel.add(plugin, {})
    kernel.add(provider({ now: () => new Promise(() => {}) }, { stopTimeoutMs: 30 }), {})
    await kernel.start()
    void seen.clock?.now()
    await kernel.stop()
    assert.deepEqual(
      (await kernel.plugins()).map(({ state }) => state),
      ['stopped', 'stopped'],
    )
  })

  it('runs without a plugin that fails, says why, and starts those that waited for it later', async () => {
    const kernel = newKernel()
    let broken = true
    const { plugin } = consumer()
    kernel.add(plugin, {})
    kernel.add(
      provider(
        { now: async () => 1 },
        {
          start: async () => {
            if (broken) throw new Error('no disk')
          },
        },
      ),
      {},
    )
    await kernel.start()
    const [first, second] = await kernel.plugins()
    assert.equal(first?.state, 'failed')
    assert.match(second?.health.note ?? '', /'test\.clock@1' is not running/)
    broken = false
    await kernel.restart('provider')
    assert.deepEqual(
      (await kernel.plugins()).map(({ state }) => state),
      ['running', 'running'],
    )
  })

  it('aborts the boot for a plugin that must run', async () => {
    const kernel = newKernel()
    kernel.add(
      definePlugin({
        manifest: defineManifest({ ...base, name: 'vital', onFailure: 'abort' }),
        register: (scope) => scope,
        start: async () => {
          throw new Error('no')
        },
      }),
      {},
    )
    await assert.rejects(kernel.start(), { code: 'PLUGIN_START_FAILED' })
  })

  for (const hook of ['register', 'start', 'provide', 'routes', 'stop', 'health'] as const)
    it(`survives a plugin that throws in ${hook}`, async () => {
      const kernel = newKernel()
      const fails = () => {
        throw new Error(`thrown in ${hook}`)
      }
      const plugin = definePlugin({
        manifest: defineManifest({ ...base, name: 'thrower' }),
        register: (scope) => scope,
        [hook]: fails,
      })
      kernel.add(plugin, {})
      await kernel.start()
      const [status] = await kernel.plugins()
      if (hook === 'stop') assert.equal(status?.health.status, 'pass')
      else assert.equal(status?.health.status, 'fail')
      await kernel.stop()
    })

  it('gives up on a start that hangs', async () => {
    const kernel = newKernel()
    kernel.add(provider({}, { start: () => new Promise(() => {}), startTimeoutMs: 20 }), {})
    await kernel.start()
    const [status] = await kernel.plugins()
    assert.match(status?.health.note ?? '', /longer than 0\.02 s/)
  })

  it('takes away what a stopped plugin contributed and disposes its scope, and begins afresh', async () => {
    const kernel = newKernel()
    const disposed: number[] = []
    let made = 0
    class Thing {
      readonly number = ++made
    }
    kernel.add(
      definePlugin({
        manifest: defineManifest({ ...base, name: 'maker' }),
        register: (scope) =>
          scope.register({
            thing: asClass(Thing)
              .scoped()
              .disposer((thing) => void disposed.push(thing.number)),
          }),
        start: async ({ thing, contributions, metrics }) => {
          contributions.add(notes, `note ${thing.number}`)
          new Counter({ name: 'test_made_total', help: 'Things made', registers: [metrics] }).inc(thing.number)
        },
      }),
      {},
    )
    await kernel.start()
    await kernel.restart('maker')
    assert.deepEqual(disposed, [1])
    assert.deepEqual(kernel.contributions.list(notes), [{ owner: 'maker', item: 'note 2' }])
    assert.match(await (await kernel.metrics([new Registry()])).metrics(), /test_made_total 2/)
  })

  it('merges metrics of one name that several plugins have', async () => {
    const kernel = newKernel()
    for (const name of ['first', 'second'])
      kernel.add(
        definePlugin({
          manifest: defineManifest({ ...base, name }),
          register: (scope) => scope,
          start: async ({ metrics }) =>
            new Counter({
              name: 'test_shared_total',
              help: 'Shared',
              labelNames: ['plugin'],
              registers: [metrics],
            }).inc({ plugin: name }),
        }),
        {},
      )
    await kernel.start()
    const text = await (await kernel.metrics([])).metrics()
    assert.match(text, /test_shared_total\{plugin="first"\} 1\ntest_shared_total\{plugin="second"\} 1/)
  })

  it('tells an optional consumer when the capability comes and goes', async () => {
    const kernel = newKernel()
    const seen: boolean[] = []
    kernel.add(
      definePlugin({
        manifest: defineManifest({ ...base, name: 'optional', wants: { clock } }),
        register: (scope) => scope,
        start: async ({ clock }) => {
          seen.push(clock.current !== undefined)
          clock.onChange((available) => seen.push(available))
        },
      }),
      {},
    )
    kernel.add(provider({ now: async () => 1 }), {})
    await kernel.start()
    await kernel.restart('provider')
    assert.deepEqual(seen, [true, false, true])
  })

  it('refuses requests of a plugin that is down, and counts those it lets in', async () => {
    const kernel = newKernel()
    const route = defineRoute({ method: 'get', path: '/x', summary: 'x', auth: 'user' }, async () => undefined)
    kernel.add(
      definePlugin({
        manifest: defineManifest({ ...base, name: 'web', stopTimeoutMs: 5000 }),
        register: (scope) => scope,
        routes: () => [route],
      }),
      {},
    )
    await kernel.start()
    assert.equal(kernel.contributions.list(httpRoutes).length, 1)
    const leave = kernel.enter('web')
    const stopping = kernel.stop()
    await new Promise((resolve) => setTimeout(resolve, 10))
    assert.throws(() => kernel.enter('web'), { code: 'PLUGIN_DOWN' })
    leave()
    await stopping
  })

  it('names the plugins there are when asked for another', async () => {
    const kernel = newKernel()
    kernel.add(provider({}), {})
    await assert.rejects(kernel.restart('nobody'), /no plugin 'nobody'. Known: provider/)
    assert.throws(() => kernel.add(provider({}), {}), { code: 'PLUGIN_NAME_TAKEN' })
  })
})
