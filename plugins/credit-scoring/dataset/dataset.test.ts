import assert from 'node:assert/strict'
import { tinySchema } from '../testing/sample.ts'
import { bandOf, groupOf, readDataset } from './dataset.ts'

const rows = (count: number, line: (row: number) => string) => Array.from({ length: count }, (_, row) => line(row))
const file = (lines: readonly string[], header = 'income,housing,outcome') => `${header}\n${lines.join('\n')}\n`
const good = rows(60, (row) => `${row},${row % 2 === 0 ? 'rent' : 'own'},${row % 2}`)

describe('readDataset', () => {
  it('reads values, labels and what is missing', () => {
    const { applicants, bad, quality } = readDataset(
      file(['NA,own,1', ',rent,0', ...good]),
      tinySchema({ missing: ['NA'] }),
    )
    assert.deepEqual(applicants.slice(0, 3), [
      { income: null, housing: 'own' },
      { income: null, housing: 'rent' },
      { income: 0, housing: 'rent' },
    ])
    assert.equal(bad[0], 1)
    assert.deepEqual(quality.missing, { income: 2 })
    assert.equal(quality.rows, 62)
  })

  it('keeps protected attributes apart from what is learnt from', () => {
    const schema = tinySchema({
      protected: [
        { name: 'sex', groups: { m: 'male', f: 'female' } },
        { name: 'years', bands: [25, 60] },
      ],
    })
    const lines = good.map((line, row) => `${line},${row % 3 === 0 ? 'f' : 'm'},${20 + row}`)
    const { applicants, groups } = readDataset(file(lines, 'income,housing,outcome,sex,years'), schema)
    assert.deepEqual(Object.keys(applicants[0] ?? {}), ['income', 'housing'])
    assert.deepEqual(groups['sex']?.slice(0, 2), ['female', 'male'])
    assert.deepEqual(
      [groups['years']?.[0], groups['years']?.[6], groups['years']?.[50]],
      ['up to 25', 'up to 60', 'over 60'],
    )
  })

  it('counts rows that occur twice', () => {
    assert.equal(readDataset(file([...good, good[0] ?? '']), tinySchema()).quality.duplicateRows, 1)
  })

  const refused: Readonly<Record<string, string>> = {
    'a value outside its range': file(['1001,own,1', ...good]),
    'a category that is not declared': file(['5,castle,1', ...good]),
    'a number that is none': file(['0x10,own,1', ...good]),
    'an infinite number': file(['Infinity,own,1', ...good]),
    'a target that is neither good nor bad': file(['5,own,2', ...good]),
    'a missing value that is required': file(['5,,1', ...good]),
    'a record with too many fields': file(['5,own,1,9', ...good]),
    'a column that is not declared': file(
      good.map((line) => `${line},1`),
      'income,housing,outcome,id',
    ),
    'a declared column that is absent': file(good, 'income,home,outcome'),
    'two columns of one name': file(good, 'income,income,outcome'),
    'too few rows of a class': file(rows(60, (row) => `${row},own,0`)),
    'an empty file': '',
  }
  for (const [what, csv] of Object.entries(refused))
    it(`refuses ${what}`, () => {
      assert.throws(() => readDataset(csv, tinySchema()), { code: 'CREDIT_DATA_INVALID' })
    })

  it('names the line and the column of a fault', () => {
    assert.throws(() => readDataset(file([...good, '5,castle,1']), tinySchema()), /line 62: housing is "castle"/)
  })
})

describe('groupOf', () => {
  it('takes declared groups first, then bands, then the value', () => {
    assert.equal(groupOf({ groups: { a: 'first' } }, 'a'), 'first')
    assert.equal(groupOf({ bands: [10] }, '11'), 'over 10')
    assert.equal(groupOf({}, 'x'), 'x')
    assert.equal(bandOf([10, 20], 10), 'up to 10')
  })
})
