import assert from 'node:assert/strict'
import fc from 'fast-check'
import { csvCell, csvLine } from './csv-export.ts'

describe('csvCell', () => {
  for (const formula of ['=1+1', '+33', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])
    it(`takes the power from ${JSON.stringify(formula)}`, () => {
      assert.match(csvCell(formula), /^"?'/)
    })

  it('never begins like a formula, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.doesNotMatch(csvCell(text).replace(/^"/, ''), /^[=+\-@\t\r]/)
      }),
    )
  })

  it('leaves numbers as they are, negative ones too', () => {
    assert.equal(csvCell(-1.5), '-1.5')
  })

  it('quotes what needs it and leaves out what is absent', () => {
    assert.equal(csvLine(['a,b', 'say "x"', null, undefined, 'two\nlines']), '"a,b","say ""x""",,,"two\nlines"\r\n')
  })
})
