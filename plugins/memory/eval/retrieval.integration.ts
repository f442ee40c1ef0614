import assert from 'node:assert/strict'
import { evaluate, type HitRates, MEMORIES, QUESTIONS } from './evaluate.ts'

describe('retrieval over the household set', function () {
  this.timeout(180_000) // real processes and a real database, on whatever machine

  it('has two hundred memories and a hundred questions at least, all answerable', () => {
    assert.ok(MEMORIES.length >= 200 && QUESTIONS.length >= 100)
    const ids = new Set(MEMORIES.map(({ id }) => id))
    assert.ok(QUESTIONS.every(({ answers }) => answers.every((id) => ids.has(id))))
  })

  it('finds with both sides together no worse than with either', async () => {
    const { vector, text, hybrid } = await evaluate()
    const atLeast = (a: HitRates, b: HitRates) => assert.ok(a.at1 >= b.at1 && a.at5 >= b.at5, JSON.stringify([a, b]))
    atLeast(hybrid, vector)
    atLeast(hybrid, text)
    // What the README states; a change that lowers it should be seen.
    atLeast(hybrid, { at1: 0.78, at5: 0.96 })
  })
})
