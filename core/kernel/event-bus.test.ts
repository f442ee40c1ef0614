import assert from 'node:assert/strict'
import { pino } from 'pino'
import { defineEvent } from '../contracts/event.ts'
import { EventBus } from './event-bus.ts'

const counted = defineEvent<number>('test.counted@1')
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('EventBus', () => {
  it('delivers in order, after the publisher has gone on', async () => {
    const bus = new EventBus(pino({ level: 'silent' }))
    const heard: number[] = []
    bus.forOwner('b').subscribe(counted, async (n) => {
      await settled()
      heard.push(n)
    })
    const events = bus.forOwner('a')
    for (const n of [1, 2, 3]) events.publish(counted, n)
    assert.deepEqual(heard, [])
    for (let i = 0; i < 5; i++) await settled()
    assert.deepEqual(heard, [1, 2, 3])
  })

  it('goes on after a listener that throws', async () => {
    const bus = new EventBus(pino({ level: 'silent' }))
    const heard: number[] = []
    bus.forOwner('b').subscribe(counted, (n) => {
      if (n === 1) throw new Error('no')
      heard.push(n)
    })
    for (const n of [1, 2]) bus.forOwner('a').publish(counted, n)
    await settled()
    assert.deepEqual(heard, [2])
  })

  it('drops the oldest of a listener that lags, and stays bounded', async () => {
    const bus = new EventBus(pino({ level: 'silent' }))
    const heard: number[] = []
    const gate = Promise.withResolvers<void>()
    bus.forOwner('b').subscribe(counted, async (n) => {
      await gate.promise
      heard.push(n)
    })
    const events = bus.forOwner('a')
    for (let n = 0; n < 1500; n++) events.publish(counted, n)
    await settled()
    gate.resolve()
    for (let i = 0; i < 20; i++) await settled()
    assert.ok(heard.length <= 1001, `${heard.length} events were kept`)
    assert.equal(heard.at(-1), 1499)
  })

  it('forgets the listeners of an owner that stopped', async () => {
    const bus = new EventBus(pino({ level: 'silent' }))
    const heard: number[] = []
    bus.forOwner('b').subscribe(counted, (n) => void heard.push(n))
    bus.forOwner('a').publish(counted, 1)
    bus.removeOwner('b')
    bus.forOwner('a').publish(counted, 2)
    await settled()
    assert.deepEqual(heard, [])
  })
})
