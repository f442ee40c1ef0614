import assert from 'node:assert/strict'
import fc from 'fast-check'
import { integerRange } from './integer-range.ts'

/** The expression uses only what regular expressions know too. */
const pattern = (expression: string) => new RegExp(`^(${expression.replace(/[" ]/g, '')})$`)

describe('integerRange', () => {
  it('matches exactly the numbers of the range', () => {
    const bound = fc.integer({ min: -3000, max: 3000 })
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: -4000, max: 4000 }), (a, b, n) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)]
        assert.equal(pattern(integerRange(min, max)).test(String(n)), n >= min && n <= max)
      }),
      { numRuns: 500 },
    )
  })

  it('is open where a bound is absent', () => {
    assert.ok(pattern(integerRange(5, undefined)).test('123456'))
    assert.ok(!pattern(integerRange(5, undefined)).test('4'))
    assert.ok(pattern(integerRange(undefined, 5)).test('-123456'))
    assert.ok(!pattern(integerRange(undefined, 5)).test('6'))
  })

  it('refuses an empty range', () => assert.throws(() => integerRange(3, 2), RangeError))
})
