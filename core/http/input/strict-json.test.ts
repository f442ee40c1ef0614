import assert from 'node:assert/strict'
import { parseStrictJson } from './strict-json.ts'

const parse = (text: string) => parseStrictJson(Buffer.from(text))

describe('parseStrictJson', () => {
  it('reads what JSON.parse reads', () => {
    for (const text of ['{"a":[1,2,{"b":"c\\"]}"}]}', '"\\\\"', 'null', '3.5e2', ' [ ] ', '"é✓𝄞"'])
      assert.deepEqual(parse(text), JSON.parse(text))
  })

  it('takes 64 levels and refuses 65, however they are built', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    assert.ok(Array.isArray(parse(nested(64))))
    assert.throws(() => parse(nested(65)), { code: 'JSON_TOO_DEEP', kind: 'malformed' })
    assert.throws(() => parse('{"a":'.repeat(65) + 1 + '}'.repeat(65)), { code: 'JSON_TOO_DEEP' })
    assert.throws(() => parse('['.repeat(2_000_000)), { code: 'JSON_TOO_DEEP' })
  })

  it('does not count brackets inside texts', () => {
    assert.equal(parse(JSON.stringify('[{"'.repeat(500))), '[{"'.repeat(500))
    assert.equal(parse(`"${'\\\\'.repeat(9)}"`), '\\'.repeat(9))
  })

  it('refuses bytes that are not UTF-8', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0xff, 0xfe, 0x22, 0],
    ])
      assert.throws(() => parseStrictJson(Buffer.from(bytes)), { code: 'JSON_MALFORMED', kind: 'malformed' })
  })

  it('takes a byte order mark', () => {
    assert.deepEqual(parse('\ufeff{"a":1}'), { a: 1 })
  })

  it('refuses a __proto__ key however it is spelt, and keeps the text as a value', () => {
    assert.throws(() => parse('{"a":{"__proto__":{"admin":true}}}'), { code: 'JSON_MALFORMED' })
    assert.throws(() => parse('{"\\u005f_proto__":1}'), { code: 'JSON_MALFORMED' })
    assert.deepEqual(parse('{"a":"__proto__"}'), { a: '__proto__' })
  })

  it('refuses half a surrogate pair', () => {
    assert.throws(() => parse('{"a":"\\ud800"}'), { code: 'JSON_MALFORMED' })
    assert.throws(() => parse('{"\\udc00":1}'), { code: 'JSON_MALFORMED' })
    assert.deepEqual(parse('{"a":"\\ud834\\udd1e"}'), { a: '𝄞' })
  })

  it('refuses what is not one JSON value', () => {
    for (const text of ['', '{', '{"a":1}{', "{'a':1}", '[1,]', 'NaN', '"unended', '{"a" 1}', '\0'])
      assert.throws(() => parse(text), { code: 'JSON_MALFORMED' })
  })
})
