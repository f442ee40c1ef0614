import assert from 'node:assert/strict'
import { tinySchema } from '../testing/sample.ts'
import type { Dataset } from './dataset.ts'
import { refuseLeakage } from './leakage.ts'
import { seededRandom } from './random.ts'

const random = seededRandom('leakage')
const bad = Uint8Array.from({ length: 200 }, () => (random.next() < 0.3 ? 1 : 0))

function datasetOf(income: (row: number) => number, housing: (row: number) => string = () => 'own'): Dataset {
  const applicants = Array.from(bad, (_, row) => ({ income: income(row), housing: housing(row) }))
  return { applicants, bad, groups: {}, quality: { sha256: '', rows: 200, badRows: 0, missing: {}, duplicateRows: 0 } }
}

describe('refuseLeakage', () => {
  it('lets ordinary data pass', () => {
    refuseLeakage(
      datasetOf(() => Math.floor(random.next() * 1000)),
      tinySchema(),
    )
  })

  it('refuses a column that counts the rows', () => {
    assert.throws(
      () =>
        refuseLeakage(
          datasetOf((row) => 3 * row),
          tinySchema(),
        ),
      { code: 'CREDIT_DATA_LEAKS' },
    )
  })

  it('refuses a number that tells the outcome', () => {
    const telling = datasetOf((row) => 500 * (bad[row] ?? 0) + 100 * random.next())
    assert.throws(() => refuseLeakage(telling, tinySchema()), /income tells the outcome/)
  })

  it('refuses a category that tells the outcome', () => {
    const telling = datasetOf(
      () => random.next() * 1000,
      (row) => (bad[row] === 1 ? 'rent' : 'own'),
    )
    assert.throws(() => refuseLeakage(telling, tinySchema()), /housing tells the outcome/)
  })
})
