import assert from 'node:assert/strict'
import { parseBody } from './body.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')

describe('parseBody', () => {
  it('reads forms as browsers send them', () => {
    assert.deepEqual(parseBody('form', Buffer.from('a=%C3%A9t%C3%A9+ici&b=100%&c=é')), {
      a: 'été ici',
      b: '100%',
      c: 'é',
    })
  })

  it('refuses forms whose bytes are no UTF-8, plain or percent-encoded', () => {
    for (const form of ['name=\xe9t\xe9', 'name=%E9t%E9', 'name=%c3', '%ff=1', 'name=%ED%A0%80'])
      assert.throws(() => parseBody('form', latin(form)), { code: 'FORM_MALFORMED', kind: 'malformed' }, form)
  })

  it('refuses a form field that is sent twice', () => {
    assert.throws(() => parseBody('form', Buffer.from('a=1&a=2')), { code: 'FORM_MALFORMED' })
  })

  it('reads lines of JSON, and refuses those that are no UTF-8', () => {
    assert.deepEqual(parseBody('ndjson', Buffer.from('{"a":"é"}\n \r\n[1]\n')), [{ a: 'é' }, [1]])
    assert.throws(() => parseBody('ndjson', latin('{"a":1}\n{"a":"\xe9"}')), {
      code: 'JSON_MALFORMED',
      kind: 'malformed',
    })
  })
})
