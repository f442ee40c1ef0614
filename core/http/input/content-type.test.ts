import assert from 'node:assert/strict'
import { bodyFormatOf, parseContentType } from './content-type.ts'

const of = (contentType: string | undefined, contentEncoding?: string) =>
  bodyFormatOf({ contentType, contentEncoding }, ['json', 'multipart'])

describe('bodyFormatOf', () => {
  it('finds the format of an exact type', () => {
    assert.equal(of('application/json'), 'json')
    assert.equal(of('Application/JSON ; Charset="UTF-8"'), 'json')
    assert.equal(of('multipart/form-data; boundary=----x'), 'multipart')
  })

  it('refuses every other type', () => {
    for (const type of [
      undefined,
      '',
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'application/json/x',
      'application/json, text/plain',
      'text/plain; application/json',
      'application/problem+json',
      `application/json; x=${'y'.repeat(600)}`,
      'application/json; charset=utf-8; charset=utf-7',
    ])
      assert.throws(() => of(type), { code: 'CONTENT_TYPE_UNSUPPORTED', kind: 'unsupported-media' })
  })

  it('refuses a charset other than UTF-8', () => {
    for (const charset of ['utf-7', 'utf-16', 'latin1', ''])
      assert.throws(() => of(`application/json; charset=${charset}`), { code: 'CONTENT_TYPE_UNSUPPORTED' })
  })

  it('refuses multipart without a usable boundary', () => {
    for (const boundary of ['', '; boundary=', `; boundary=${'b'.repeat(71)}`, '; boundary="a\\"b"'])
      assert.throws(() => of(`multipart/form-data${boundary}`), { code: 'CONTENT_TYPE_UNSUPPORTED' })
  })

  it('refuses compressed bodies', () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, gzip', 'x-unknown'])
      assert.throws(() => of('application/json', encoding), { code: 'CONTENT_ENCODING_UNSUPPORTED' })
    assert.equal(of('application/json', 'identity'), 'json')
  })
})

describe('parseContentType', () => {
  it('keeps parameters without quotes', () => {
    assert.equal(parseContentType('a/b; C="d"')?.parameters.get('c'), 'd')
  })
})
