import assert from 'node:assert/strict'
import fc from 'fast-check'
import { encodeApplicant } from '../model/encode.ts'
import { marginOf } from '../model/evaluate.ts'
import { sampleData } from '../testing/sample.ts'
import { areaUnderRoc } from './metrics.ts'
import { train } from './train.ts'

const { dataset, schema } = sampleData(700)
const options = { seed: 5, trials: 2, budgetMs: 0, bags: 1 }
const trained = train(dataset, schema, options)
const { model } = trained
const margin = (applicant: Readonly<Record<string, number | string>>) =>
  marginOf(model, encodeApplicant(model.columns, applicant))

const applicants = fc.record(
  {
    age: fc.integer({ min: 18, max: 100 }),
    income: fc.double({ min: 1, max: 1e6, noNaN: true }),
    credit_amount: fc.double({ min: 1, max: 1e7, noNaN: true }),
    duration: fc.integer({ min: 1, max: 480 }),
    employment_years: fc.double({ min: 0, max: 60, noNaN: true }),
    open_credits: fc.integer({ min: 0, max: 20 }),
    late_payments: fc.constantFrom('none', 'one', 'several'),
    housing: fc.constantFrom('rent', 'own', 'family'),
  },
  { noNullPrototype: true },
)
const numbers = {
  income: [1, 1e6, -1],
  credit_amount: [1, 1e7, 1],
  employment_years: [0, 60, -1],
  open_credits: [0, 20, 1],
} as const

describe('train', () => {
  it('learns to rank applicants that it did not see', () => {
    assert.ok(areaUnderRoc(trained.outOfFold, dataset.bad) > 0.75)
  })

  it('gives the same model for the same data, schema and seed', () => {
    assert.equal(JSON.stringify(train(dataset, schema, options).model), JSON.stringify(model))
  })

  it('gives another model for another seed', () => {
    assert.notEqual(JSON.stringify(train(dataset, schema, { ...options, seed: 6 }).model), JSON.stringify(model))
  })

  for (const [name, [low, high, direction]] of Object.entries(numbers))
    it(`never lets the risk ${direction === 1 ? 'fall' : 'rise'} with ${name}`, () => {
      fc.assert(
        fc.property(applicants, fc.double({ min: low, max: high, noNaN: true }), (applicant, other) => {
          const own = applicant[name as keyof typeof numbers]
          const [less, more] = own < other ? [own, other] : [other, own]
          const difference = margin({ ...applicant, [name]: more }) - margin({ ...applicant, [name]: less })
          assert.ok(direction * difference >= 0)
        }),
        { numRuns: 300 },
      )
    })

  it('never lets the risk fall with more late payments', () => {
    fc.assert(
      fc.property(applicants, (applicant) => {
        const risks = ['none', 'one', 'several'].map((late_payments) => margin({ ...applicant, late_payments }))
        assert.deepEqual(
          risks,
          risks.toSorted((a, b) => a - b),
        )
      }),
    )
  })

  it('predicts the real share of defaults, also when both classes weigh the same while learning', () => {
    const share = dataset.bad.reduce((sum, label) => sum + label, 0) / dataset.bad.length
    for (const balance of ['none', 'balanced'] as const) {
      const { outOfFold } = train(dataset, { ...schema, balance }, { ...options, trials: 1, families: ['linear'] })
      const mean = outOfFold.reduce((sum, value) => sum + value, 0) / outOfFold.length
      assert.ok(Math.abs(mean - share) < 0.01, `${mean} for ${share}`)
    }
  })

  it('stops between fits when it is told to', () => {
    const check = () => {
      throw new Error('stopped')
    }
    assert.throws(() => train(dataset, schema, { ...options, check }), /stopped/)
  })

  it('ends a search whose time is up with what it has, and says so', () => {
    const { search } = train(dataset, schema, { ...options, trials: 6, budgetMs: 1 })
    assert.equal(search.boosting?.isComplete, false)
    assert.equal(search.boosting?.evaluations, 1)
  })
})
