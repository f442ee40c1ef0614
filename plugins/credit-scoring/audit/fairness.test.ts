import assert from 'node:assert/strict'
import type { Dataset } from '../dataset/dataset.ts'
import { tinySchema } from '../testing/sample.ts'
import { fairnessTables } from './fairness.ts'

const ROWS = 200
const bad = Uint8Array.from({ length: ROWS }, (_, row) => (row % 5 === 0 ? 1 : 0))
const sex = Array.from(bad, (_, row) => (row < 80 ? 'female' : row < 190 ? 'male' : 'other'))
const dataset: Dataset = {
  applicants: Array.from(bad, (_, row) => ({ income: row, housing: 'own' })),
  bad,
  groups: { sex },
  quality: { sha256: '', rows: ROWS, badRows: 40, missing: {}, duplicateRows: 0 },
}
/** Half of the women and all the others are below the threshold. */
const probabilities = Array.from(bad, (_, row) => (row < 40 ? 0.9 : 0.1))
const schema = tinySchema({ protected: [{ name: 'sex' }] })

describe('fairnessTables', () => {
  const [table] = fairnessTables(dataset, schema, { probabilities, threshold: 0.5 })

  it('compares approval with the group that is approved most', () => {
    const female = table?.groups.find(({ group }) => group === 'female')
    assert.deepEqual([female?.approval_share, female?.impact_ratio, female?.rows], [0.5, 0.5, 80])
  })

  it('compares approval among those who repaid', () => {
    assert.equal(table?.opportunity_gap, 0.5)
  })

  it('says nothing of a group that is too small', () => {
    const other = table?.groups.find(({ group }) => group === 'other')
    assert.deepEqual([other?.impact_ratio, other?.opportunity_share, other?.auc], [null, null, null])
  })

  it('marks an attribute that the model never sees, and audits bands of one that it uses', () => {
    assert.equal(table?.is_used, false)
    const banded = tinySchema({
      features: [
        { name: 'income', type: 'number', label: { en: 'i', fr: 'i' }, min: 0, max: 1000, audit_bands: [100] },
      ],
    })
    const [bands] = fairnessTables(dataset, banded, { probabilities, threshold: 0.5 })
    assert.equal(bands?.is_used, true)
    assert.deepEqual(bands?.groups.map(({ group }) => group).toSorted(), ['over 100', 'up to 100'])
  })
})
