import assert from 'node:assert/strict'
import { ThreadGovernor } from './thread-governor.ts'

/** Runs steps of one width whose time depends on the threads, and returns the threads that they got. */
function run(
  governor: ThreadGovernor,
  steps: number,
  msOf: (threads: number) => number,
  start = 0,
): { threads: number[]; now: number } {
  let now = start
  const threads: number[] = []
  for (let n = 0; n < steps; n++) {
    const count = governor.threads(1, now)
    const ms = msOf(count)
    now += ms
    governor.observe({ kind: 1, threads: count, ms }, now)
    threads.push(count)
  }
  return { threads, now }
}

describe('ThreadGovernor', () => {
  it('keeps its threads while they are the faster ones, but for one short trial', () => {
    const { threads } = run(new ThreadGovernor(4), 300, (count) => (count === 4 ? 10 : 18))
    assert.equal(threads.filter((count) => count === 2).length, 2)
    assert.equal(threads.at(-1), 4)
  })

  it('finds out that fewer threads are better on a machine that was busy from the start', () => {
    const { threads } = run(new ThreadGovernor(2), 60, (count) => (count === 2 ? 900 : 20))
    assert.deepEqual(threads.slice(-40).filter((count) => count === 2).length <= 1, true)
  })

  it('yields after three stalls and comes back when the machine is free again', () => {
    const governor = new ThreadGovernor(2)
    const calm = run(governor, 100, (count) => (count === 2 ? 10 : 18))
    const busy = run(governor, 100, (count) => (count === 2 ? 500 : 18), calm.now)
    assert.ok(busy.threads.filter((count) => count === 2).length <= 4)
    const free = run(governor, 2000, (count) => (count === 2 ? 10 : 18), busy.now)
    assert.equal(free.threads.at(-1), 2)
  })

  it('tries all threads ever more rarely while they stall', () => {
    const { threads, now } = run(new ThreadGovernor(2), 20_000, (count) => (count === 2 ? 500 : 20))
    const tried = threads.slice(20).filter((count) => count === 2).length
    assert.ok(tried < 5 + now / 60_000 + 5)
  })

  it('lets prompts follow, and yields at once when a prompt stalls', () => {
    const governor = new ThreadGovernor(2)
    governor.observe({ kind: 'prompt', threads: 2, ms: 3 }, 0)
    assert.equal(governor.threads('prompt', 0), 2)
    governor.observe({ kind: 'prompt', threads: 2, ms: 30 }, 100)
    assert.equal(governor.threads('prompt', 100), 1)
  })

  it('compares steps of the same width only', () => {
    const governor = new ThreadGovernor(2)
    for (let n = 0; n < 5; n++) governor.observe({ kind: 1, threads: 2, ms: 10 }, n)
    for (let n = 0; n < 5; n++) governor.observe({ kind: 8, threads: 2, ms: 60 }, 10 + n)
    assert.equal(governor.threads(1, 100), 2)
  })

  it('has nothing to decide on one thread', () => {
    const governor = new ThreadGovernor(1)
    governor.observe({ kind: 1, threads: 1, ms: 9 }, 0)
    assert.equal(governor.threads(1, 0), 1)
  })
})
