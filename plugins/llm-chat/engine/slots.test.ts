import assert from 'node:assert/strict'
import { chooseSlot, type Slot, sharedPrefix } from './slots.ts'

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)
const slot = (sequence: number, tokens: number[], usedAt: number, isBusy = false): Slot => ({
  sequence,
  tokens,
  usedAt,
  isBusy,
})

describe('chooseSlot', () => {
  it('takes the slot with the longest shared prefix', () => {
    const choice = chooseSlot([slot(0, range(0, 5), 1), slot(1, range(0, 50), 2)], range(0, 60))
    assert.deepEqual([choice?.slot.sequence, choice?.shared], [1, 50])
  })

  it('takes the least recently used slot when nothing is shared', () => {
    const choice = chooseSlot([slot(0, range(0, 50), 9), slot(1, range(100, 150), 3)], range(500, 560))
    assert.equal(choice?.slot.sequence, 1)
  })

  it('spares a long conversation and copies its prefix instead', () => {
    const long = slot(0, range(0, 2000), 9)
    const choice = chooseSlot([long, slot(1, [], 0)], [...range(0, 300), 9999])
    assert.deepEqual([choice?.slot.sequence, choice?.donor?.slot, choice?.donor?.shared], [1, long, 300])
  })

  it('copies from a slot that is busy', () => {
    const busy = slot(0, range(0, 1000), 9, true)
    const choice = chooseSlot([busy, slot(1, range(5000, 5100), 1)], range(0, 1000))
    assert.deepEqual([choice?.slot.sequence, choice?.donor?.slot], [1, busy])
  })

  it('gives none when all are busy', () => {
    assert.equal(chooseSlot([slot(0, [], 0, true)], [1]), undefined)
  })

  it('counts the common beginning', () => {
    assert.equal(sharedPrefix([1, 2, 3], [1, 2, 4, 5]), 2)
    assert.equal(sharedPrefix([], [1]), 0)
  })
})
