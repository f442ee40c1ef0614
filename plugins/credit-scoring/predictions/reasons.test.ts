import assert from 'node:assert/strict'
import { builtInSchema } from '../registry/built-in.ts'
import { adverseReasons } from './reasons.ts'

const schema = builtInSchema()
const model = {
  factors: ['age', 'income', 'credit_amount', 'duration', 'late_payments', 'housing', 'burden'],
  typical: {
    age: 40,
    income: 2000,
    credit_amount: 7000,
    duration: 36,
    late_payments: 'none',
    housing: 'own',
    burden: 0.11,
  },
}
const applicant = {
  age: 40,
  income: 1200,
  credit_amount: 30_000,
  duration: 60,
  late_payments: 'several',
  housing: 'own',
}
const reasonsOf = (contributions: readonly number[], changes: object = {}) =>
  adverseReasons(model, schema, { applicant: { ...applicant, ...changes }, contributions })

describe('adverseReasons', () => {
  it('names the factors that raised the risk, the strongest first, and no others', () => {
    const codes = reasonsOf([-0.5, 0.3, 0, 0.001, 0.9, -0.1, 0.6]).map(({ code }) => code)
    assert.deepEqual(codes, ['LATE_PAYMENTS_SEVERAL', 'BURDEN_HIGH', 'INCOME_LOW'])
  })

  it('names four at most', () => {
    assert.equal(reasonsOf([1, 1, 1, 1, 1, 1, 1]).length, 4)
  })

  it('has none when nothing raised the risk', () => {
    assert.deepEqual(reasonsOf([-1, -1, -1, -1, -1, -1, -1]), [])
  })

  it('says a number with its unit beside the typical one, in both languages', () => {
    const [reason] = reasonsOf([0, 1, 0, 0, 0, 0, 0])
    assert.equal(reason?.text.en, 'Income: 1,200 a month, below what is typical of those who repaid (2,000 a month)')
    assert.equal(
      reason?.text.fr.replaceAll(/\s/g, ' '),
      'Revenu : 1 200 par mois, en dessous de ce qui est typique de ceux qui ont remboursé (2 000 par mois)',
    )
  })

  it('says a ratio as per cent', () => {
    assert.match(reasonsOf([0, 0, 0, 0, 0, 0, 1])[0]?.text.en ?? '', /41\.7%, above .* \(11%\)/)
  })

  it('says a category by its label', () => {
    assert.match(reasonsOf([0, 0, 0, 0, 1, 0, 0])[0]?.text.fr ?? '', /: plusieurs \(le plus souvent aucun chez/)
  })

  it('does not call a typical value high or low', () => {
    assert.equal(reasonsOf([1, 0, 0, 0, 0, 0, 0])[0]?.code, 'AGE_COMBINED')
    assert.match(reasonsOf([0, 0, 0, 0, 0, 1, 0])[0]?.text.en ?? '', /own, together with the other facts/)
  })

  it('says when a value was not given', () => {
    const [reason] = reasonsOf([0, 0, 0, 0, 0, 1, 0], { housing: undefined })
    assert.deepEqual([reason?.code, reason?.text.fr], ['HOUSING_MISSING', 'Logement : non renseigné'])
  })
})
