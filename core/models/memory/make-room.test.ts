import assert from 'node:assert/strict'
import { type MemoryAmount, makeRoom, type Occupant } from './make-room.ts'

const BOUNDS = { budget: { ramMiB: 1000, vramMiB: 500 }, machine: { ramMiB: 6000, vramMiB: 800 } }
const ram = (ramMiB: number): MemoryAmount => ({ ramMiB, vramMiB: 0 })
const one = (name: string, need: MemoryAmount, usedAtMs: number, more: Partial<Occupant> = {}) => ({
  name,
  need,
  usedAtMs,
  isMovable: true,
  isBusy: false,
  ...more,
})
const decide = (need: MemoryAmount, ...occupants: readonly ReturnType<typeof one>[]) => {
  const verdict = makeRoom(need, BOUNDS, occupants)
  return typeof verdict === 'string' ? verdict : verdict.leaving.map(({ name }) => name)
}

describe('makeRoom', () => {
  it('lets in what fits beside the others', () => {
    assert.deepEqual(decide(ram(400)), [])
    assert.deepEqual(decide(ram(400), one('a', ram(600), 1, { isBusy: true })), [])
  })

  it('asks the least recently used of the idle ones to leave, and no more than needed', () => {
    const inside = [one('new', ram(300), 3), one('old', ram(300), 1), one('middle', ram(300), 2)]
    assert.deepEqual(decide(ram(300), ...inside), ['old'])
    assert.deepEqual(decide(ram(600), ...inside), ['old', 'middle'])
  })

  it('does not send a small old one away when a larger one has to go anyway', () => {
    assert.deepEqual(decide(ram(800), one('small', ram(100), 1), one('large', ram(900), 2)), ['large'])
  })

  it('passes over those that do not use the kind of memory that is short', () => {
    const onCard = (name: string, usedAtMs: number) => one(name, { ramMiB: 50, vramMiB: 400 }, usedAtMs)
    assert.deepEqual(decide({ ramMiB: 50, vramMiB: 300 }, one('cpu', ram(200), 1), onCard('card', 2)), ['card'])
  })

  it('waits for busy ones, and sends nobody away in vain meanwhile', () => {
    assert.equal(decide(ram(900), one('idle', ram(300), 1), one('busy', ram(600), 2, { isBusy: true })), 'wait')
    assert.deepEqual(decide(ram(300), one('idle', ram(300), 2), one('busy', ram(600), 1, { isBusy: true })), ['idle'])
  })

  it('never lets in what does not fit beside the pinned ones, idle or not', () => {
    const pinned = one('pinned', ram(700), 1, { isMovable: false })
    assert.equal(decide(ram(400), pinned, one('idle', ram(200), 2)), 'never')
    assert.deepEqual(decide(ram(300), pinned, one('idle', ram(200), 2)), ['idle'])
  })

  it('never lets in what is larger than the machine', () => {
    assert.equal(decide(ram(6001)), 'never')
    assert.equal(decide({ ramMiB: 10, vramMiB: 801 }), 'never')
    assert.equal(decide(ram(6001), one('a', ram(1), 1)), 'never')
  })

  it('lets one that is larger than the budget in alone', () => {
    assert.deepEqual(decide(ram(5000)), [])
    assert.deepEqual(decide(ram(5000), one('a', ram(1), 1), one('b', ram(1), 2)), ['a', 'b'])
    assert.equal(decide(ram(5000), one('a', ram(1), 1, { isBusy: true })), 'wait')
    assert.equal(decide(ram(10), one('huge', ram(5000), 1, { isBusy: true })), 'wait')
  })
})
