import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { FairQueue, QueueFull } from './fair-queue.ts'

const never = new AbortController().signal

describe('FairQueue', () => {
  it('serves owners in turns', async () => {
    const queue = new FairQueue(1, 10)
    const first = await queue.acquire('a', never)
    const order: string[] = []
    const all = ['a1', 'a2', 'a3', 'b1', 'c1'].map(async (name) => {
      const release = await queue.acquire(name.slice(0, 1), never)
      order.push(name)
      release()
    })
    first()
    await Promise.all(all)
    assert.deepEqual(order, ['a1', 'b1', 'c1', 'a2', 'a3'])
  })

  it('refuses beyond its bound', async () => {
    const queue = new FairQueue(1, 1)
    const release = await queue.acquire('a', never)
    const waiting = queue.acquire('a', never)
    await assert.rejects(queue.acquire('b', never), QueueFull)
    release()
    ;(await waiting)()
    assert.deepEqual([queue.running, queue.waiting], [0, 0])
  })

  it('lets go of who leaves while waiting', async () => {
    const queue = new FairQueue(1, 5)
    const release = await queue.acquire('a', never)
    const leaving = new AbortController()
    const waiting = queue.acquire('b', leaving.signal)
    leaving.abort(new Error('gone'))
    await assert.rejects(waiting, /gone/)
    assert.equal(queue.waiting, 0)
    release()
    assert.equal(queue.running, 0)
  })

  it('holds everybody back while paused and tells when it ran dry', async () => {
    const queue = new FairQueue(1, 5)
    const release = await queue.acquire('a', never)
    queue.pause()
    let isIn = false
    const waiting = queue.acquire('b', never).then((leave) => {
      isIn = true
      leave()
    })
    const dry = queue.drained()
    release()
    await dry
    await turn()
    assert.equal(isIn, false)
    queue.resume()
    await waiting
    assert.equal(isIn, true)
  })

  it('counts a release once', async () => {
    const queue = new FairQueue(2, 5)
    const release = await queue.acquire('a', never)
    release()
    release()
    assert.equal(queue.running, 0)
  })
})
