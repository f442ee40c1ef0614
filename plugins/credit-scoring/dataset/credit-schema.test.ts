import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { checkCreditSchema, parseCreditSchema } from './credit-schema.ts'

const yaml = readFileSync(new URL('../default-model/schema.yaml', import.meta.url), 'utf8')

/** The built-in schema with a change that makes it wrong. */
function broken(
  change: (
    raw: Record<string, unknown> & { features: Record<string, unknown>[]; ratios: Record<string, unknown>[] },
  ) => void,
): () => unknown {
  const raw = parse(yaml)
  change(raw)
  return () => checkCreditSchema(raw)
}

describe('parseCreditSchema', () => {
  it('reads the schema of the built-in model', () => {
    const schema = parseCreditSchema(yaml)
    assert.equal(schema.name, 'demo')
    assert.deepEqual(
      schema.features.filter(({ required }) => required).map(({ name }) => name),
      ['age', 'income', 'credit_amount', 'duration'],
    )
  })

  it('refuses what is not YAML', () => {
    assert.throws(() => parseCreditSchema('a: [1'), { code: 'CREDIT_SCHEMA_INVALID' })
  })

  const cases: Readonly<Record<string, () => unknown>> = {
    'a field that is not known': broken((raw) => {
      raw['extra'] = 1
    }),
    'a name that is used twice': broken((raw) => {
      raw['protected'] = [{ name: 'age' }]
    }),
    'a protected attribute that is also learnt from': broken((raw) => {
      raw['protected'] = [{ name: 'age_group', column: 'age' }]
    }),
    'a range that is empty': broken((raw) => {
      Object.assign(raw.features[0] ?? {}, { min: 100, max: 18 })
    }),
    'a feature that is the target': broken((raw) => {
      Object.assign(raw.features[0] ?? {}, { column: 'outcome' })
    }),
    'two features of one column': broken((raw) => {
      Object.assign(raw.features[0] ?? {}, { column: 'income' })
    }),
    'a ratio of nothing': broken((raw) => {
      Object.assign(raw.ratios[0] ?? {}, { numerator: 'wealth' })
    }),
    'a ratio whose denominator may be 0': broken((raw) => {
      Object.assign(raw.features[1] ?? {}, { min: 0 })
    }),
    'a ratio that contradicts the direction of a part': broken((raw) => {
      Object.assign(raw.ratios[0] ?? {}, { monotone: 'decreasing' })
    }),
    'a value that is good and bad': broken((raw) => {
      raw['target'] = { column: 'outcome', bad: ['x'], good: ['x'] }
    }),
    'a range that 32-bit numbers cannot hold': broken((raw) => {
      Object.assign(raw.features[1] ?? {}, { max: 1e300 })
    }),
  }
  for (const [what, check] of Object.entries(cases))
    it(`refuses ${what}`, () => {
      assert.throws(check, { code: 'CREDIT_SCHEMA_INVALID' })
    })
})
