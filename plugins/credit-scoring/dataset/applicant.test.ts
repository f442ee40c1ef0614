import assert from 'node:assert/strict'
import { builtInSchema } from '../registry/built-in.ts'
import { parseApplicant } from './applicant.ts'

const schema = builtInSchema()
const applicant = { age: 35, income: 3200, credit_amount: 15_000, duration: 48 }

describe('parseApplicant', () => {
  it('accepts the required fields alone, and optional ones beside them', () => {
    assert.deepEqual(parseApplicant(schema, applicant), applicant)
    const more = { ...applicant, housing: 'own', late_payments: 'none', employment_years: 3.5 }
    assert.deepEqual(parseApplicant(schema, more), more)
  })

  const wrong: Readonly<Record<string, unknown>> = {
    'a number as text': { ...applicant, age: '35' },
    'a number as a boolean': { ...applicant, age: true },
    null: { ...applicant, age: null },
    NaN: { ...applicant, income: Number.NaN },
    infinity: { ...applicant, income: Infinity },
    '1e308': { ...applicant, income: 1e308 },
    'a negative amount': { ...applicant, credit_amount: -1 },
    'half a month': { ...applicant, duration: 12.5 },
    'a child': { ...applicant, age: 12 },
    'an unknown category': { ...applicant, housing: 'castle' },
    'a missing field': { age: 35 },
    'a field that is not known': { ...applicant, sex: 'female' },
    'a list': [1, 2],
    nothing: undefined,
  }
  for (const [what, value] of Object.entries(wrong))
    it(`refuses ${what}`, () => {
      assert.throws(() => parseApplicant(schema, value), { code: 'CREDIT_APPLICANT_INVALID' })
    })

  it('names every field at fault', () => {
    assert.throws(
      () => parseApplicant(schema, { ...applicant, age: 'x', extra: 1 }),
      (error: { details?: { fields?: { field: string }[] } }) => {
        assert.deepEqual(
          error.details?.fields?.map(({ field }) => field),
          ['age', 'extra'],
        )
        return true
      },
    )
  })
})
