import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { empty } from '../contracts/reply.ts'
import { defineRoute } from '../contracts/route.ts'
import { startTestBox, type TestBox } from '../test/box.ts'
import { testPlugin } from '../test/test-plugin.ts'

const REQUESTS = 8

describe('a box with more to do than it can', () => {
  let box: TestBox
  let release = Promise.withResolvers<void>()
  let begun = 0
  let most = 0
  before(async () => {
    const held = async () => {
      most = Math.max(most, ++begun)
      await release.promise
      begun--
      return empty()
    }
    const route = { method: 'get', auth: 'user', summary: 'Ends when told to' } as const
    const plugin = testPlugin('tester', {
      routes: () => [
        defineRoute({ ...route, path: '/v1/test/hold' }, held),
        defineRoute({ ...route, path: '/v1/test/heavy', limits: { isHeavy: true } }, held),
      ],
    })
    box = await startTestBox({ plugins: [plugin], environment: { LARES_MAX_REQUESTS: String(REQUESTS) } })
  })
  beforeEach(() => {
    release = Promise.withResolvers()
    begun = 0
    most = 0
  })
  after(() => box.stop())

  const begin = (path: string) => Array.from({ length: REQUESTS }, () => box.fetch(path))
  const untilBegun = async (count: number) => {
    while (begun < count) await sleep(5)
  }

  it('sends the next away at once, answers /health, and goes on afterwards', async () => {
    const held = begin('/v1/test/hold')
    await untilBegun(REQUESTS)
    const refused = await box.fetch('/v1/test/hold')
    assert.equal(refused.status, 503)
    assert.equal(refused.headers.get('retry-after'), '3')
    assert.equal(((await refused.json()) as { error_code: string }).error_code, 'BOX_BUSY')
    assert.equal((await box.fetch('/health')).status, 200)
    release.resolve()
    for (const response of await Promise.all(held)) assert.equal(response.status, 204)
    assert.equal((await box.fetch('/v1/test/hold')).status, 204)
  })

  it('does heavy work a little at a time, and all of it', async () => {
    const held = begin('/v1/test/heavy')
    await untilBegun(1)
    assert.equal((await box.fetch('/health')).status, 200)
    assert.ok(begun < REQUESTS, `${begun} at once`)
    release.resolve()
    for (const response of await Promise.all(held)) assert.equal(response.status, 204)
    assert.ok(most < REQUESTS, `${most} at once`)
  })
})
