import assert from 'node:assert/strict'
import { seededRandom } from '../dataset/random.ts'
import { tinySchema } from '../testing/sample.ts'
import { describeStability, populationShift } from './stability.ts'

const random = seededRandom('stability')
const people = (count: number, shift = 0) =>
  Array.from({ length: count }, () => ({
    income: 500 + shift + 100 * random.normal(),
    housing: random.next() < 0.7 ? 'own' : 'rent',
  }))
const base = people(2000)
const baselines = describeStability(
  tinySchema(),
  base,
  base.map(() => random.next()),
)
const shiftOf = (name: 'income' | 'housing', values: readonly (number | string | null)[]) => {
  const baseline = baselines.find((item) => item.name === name)
  if (baseline === undefined) assert.fail('no baseline')
  return populationShift(baseline, values)
}

describe('describeStability', () => {
  it('has a baseline for each feature and for the probability, with shares that sum to one', () => {
    assert.deepEqual(
      baselines.map(({ name }) => name),
      ['income', 'housing', 'probability'],
    )
    for (const { shares } of baselines) assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9)
  })
})

describe('populationShift', () => {
  it('calls the same population stable and another one shifted', () => {
    assert.equal(
      shiftOf(
        'income',
        people(1000).map(({ income }) => income),
      ).verdict,
      'stable',
    )
    assert.equal(
      shiftOf(
        'income',
        people(1000, 100).map(({ income }) => income),
      ).verdict,
      'shifted',
    )
  })

  it('notices categories and missing values', () => {
    assert.equal(
      shiftOf(
        'housing',
        people(1000).map(({ housing }) => housing),
      ).verdict,
      'stable',
    )
    assert.equal(
      shiftOf(
        'housing',
        people(1000).map(() => 'rent'),
      ).verdict,
      'shifted',
    )
    assert.equal(
      shiftOf(
        'income',
        people(1000).map(() => null),
      ).verdict,
      'shifted',
    )
  })

  it('does not judge by a handful', () => {
    assert.equal(shiftOf('income', [1, 2, 3]).verdict, 'too few rows')
  })

  it('is the sum over groups of the difference times the logarithm of the ratio', () => {
    const baseline = { name: 'x', values: ['a', 'b'], shares: [0.5, 0.5, 0] }
    const values = [...new Array<string>(80).fill('a'), ...new Array<string>(120).fill('b')]
    const expected = (0.4 - 0.5) * Math.log(0.4 / 0.5) + (0.6 - 0.5) * Math.log(0.6 / 0.5)
    assert.ok(Math.abs(populationShift(baseline, values).psi - expected) < 1e-12)
  })
})
