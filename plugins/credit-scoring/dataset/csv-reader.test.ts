import assert from 'node:assert/strict'
import fc from 'fast-check'
import { csvLine } from '../predictions/csv-export.ts'
import { readCsv } from './csv-reader.ts'

const fieldsOf = (text: string, delimiter?: string) =>
  [...readCsv(text, delimiter === undefined ? {} : { delimiter })].map((record) => record.fields)

describe('readCsv', () => {
  it('reads quotes, doubled quotes, delimiters and line breaks inside quotes', () => {
    assert.deepEqual(fieldsOf('a,"b, ""c""","d\ne"\r\n1,2,3\n'), [
      ['a', 'b, "c"', 'd\ne'],
      ['1', '2', '3'],
    ])
  })

  it('skips a byte-order mark and empty lines, keeps empty fields', () => {
    assert.deepEqual(fieldsOf('\ufeffa,b\n\n,\n1,'), [
      ['a', 'b'],
      ['', ''],
      ['1', ''],
    ])
  })

  it('counts lines, those inside quotes included', () => {
    assert.deepEqual(
      [...readCsv('a\n"x\ny"\nz')].map((record) => record.line),
      [1, 2, 4],
    )
  })

  it('uses the declared delimiter', () => {
    assert.deepEqual(fieldsOf('a;b,c', ';'), [['a', 'b,c']])
  })

  for (const [what, text] of [
    ['a quote that is never closed', 'a,"b'],
    ['text after a closing quote', '"a"b,c'],
    ['a quote inside a plain field', 'a"b,c'],
  ] as const)
    it(`refuses ${what}`, () => {
      assert.throws(() => fieldsOf(text), { code: 'CREDIT_CSV_INVALID' })
    })

  it('refuses a record that is too long', () => {
    assert.throws(() => [...readCsv('abcdef,ghijkl', { maxRecordLength: 8 })], { code: 'CREDIT_CSV_INVALID' })
  })

  it('reads back what the export writes', () => {
    const unit = fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é', '😀', '0')
    const cell = fc.string({ unit, maxLength: 8 }).filter((text) => !/^[\r\n]/.test(text))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        assert.deepEqual(fieldsOf(csvLine(cells)), [cells])
      }),
    )
  })
})
