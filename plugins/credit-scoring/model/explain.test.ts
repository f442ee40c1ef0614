import assert from 'node:assert/strict'
import { train } from '../learning/train.ts'
import { sampleData } from '../testing/sample.ts'
import { encodeApplicant } from './encode.ts'
import { marginOf } from './evaluate.ts'
import { prepareExplainer } from './explain.ts'
import type { ScoringModel } from './scoring-model.ts'

const { dataset, schema } = sampleData(400)
const options = { seed: 3, trials: 1, budgetMs: 0, bags: 1 }
const boosted = train(dataset, schema, { ...options, families: ['boosting'] }).model
const blended = { ...train(dataset, schema, { ...options, families: ['linear'] }).model }
const rows = dataset.applicants.map((applicant) => encodeApplicant(boosted.columns, applicant))
/** The population that the trainer measures against. */
const population = rows.filter((_, row) => dataset.bad[row] === 0)

/** Shapley values by definition: every coalition of factors, averaged over the population. */
function bruteForce(model: ScoringModel, row: Float32Array): number[] {
  const size = model.factors.length
  const values = Array.from({ length: 2 ** size }, (_, coalition) => {
    const mean = population.reduce((sum, other) => {
      const mixed = row.map((value, column) =>
        (coalition >> (model.columns[column]?.factor ?? 0)) & 1 ? value : (other[column] ?? 0),
      )
      return sum + marginOf(model, mixed)
    }, 0)
    return mean / population.length
  })
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  return Array.from({ length: size }, (_, factor) =>
    values.reduce((sum, value, coalition) => {
      if ((coalition >> factor) & 1) return sum
      const members = coalition.toString(2).replaceAll('0', '').length
      const weight = (factorial(members) * factorial(size - members - 1)) / factorial(size)
      return sum + weight * ((values[coalition | (1 << factor)] ?? 0) - value)
    }, 0),
  )
}

describe('prepareExplainer', () => {
  for (const [kind, model] of [
    ['trees', boosted],
    ['a linear model', blended],
  ] as const) {
    it(`adds up to the margin of ${kind} to 1e-9, on every row`, () => {
      const explain = prepareExplainer(model)
      for (const row of rows) {
        const { base, contributions } = explain(row)
        const sum = contributions.reduce((total, value) => total + value, base)
        assert.ok(Math.abs(sum - marginOf(model, row)) < 1e-9)
      }
    })

    it(`is the mean margin of the reference population for nobody in particular, for ${kind}`, () => {
      const mean = population.reduce((sum, row) => sum + marginOf(model, row), 0) / population.length
      assert.ok(Math.abs(prepareExplainer(model)(rows[0] ?? new Float32Array()).base - mean) < 1e-9)
    })
  }

  it('agrees with the definition of Shapley values', () => {
    const small = {
      ...boosted,
      trees: boosted.trees.slice(0, 12),
      reference: { ...boosted.reference, patterns: boosted.reference.patterns.slice(0, 12) },
    }
    const explain = prepareExplainer(small)
    for (const row of rows.slice(0, 3)) {
      const expected = bruteForce(small, row)
      explain(row).contributions.forEach((value, factor) => {
        assert.ok(Math.abs(value - (expected[factor] ?? 0)) < 1e-9, `${value} for ${expected[factor]}`)
      })
    }
  })
})
