import assert from 'node:assert/strict'
import { stratifiedFolds, stratifiedSample } from './folds.ts'
import { seededRandom } from './random.ts'

const labels = Uint8Array.from({ length: 103 }, (_, row) => (row % 4 === 0 ? 1 : 0))

describe('stratifiedFolds', () => {
  it('tests every row once and trains on the others', () => {
    const folds = stratifiedFolds(labels, 5, seededRandom(1))
    assert.deepEqual(
      folds.flatMap((fold) => [...fold.test]).toSorted((a, b) => a - b),
      [...labels.keys()],
    )
    for (const { train, test } of folds) assert.equal(new Set([...train, ...test]).size, labels.length)
  })

  it('keeps the share of each class', () => {
    for (const { test } of stratifiedFolds(labels, 5, seededRandom(1))) {
      const bad = test.filter((row) => labels[row] === 1).length
      assert.ok(bad >= 5 && bad <= 6, `${bad} of 26`)
    }
  })

  it('is the same for the same seed and another for another', () => {
    const first = (seed: number) => [...(stratifiedFolds(labels, 5, seededRandom(seed))[0]?.test ?? [])]
    assert.deepEqual(first(1), first(1))
    assert.notDeepEqual(first(1), first(2))
  })
})

describe('stratifiedSample', () => {
  it('takes all rows when they are few, and about the limit when they are many', () => {
    assert.equal(stratifiedSample(labels, 200, seededRandom(1)).length, 103)
    const sample = stratifiedSample(labels, 30, seededRandom(1))
    assert.ok(sample.length <= 30 && sample.length >= 20)
  })
})
