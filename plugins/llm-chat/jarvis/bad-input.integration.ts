import assert from 'node:assert/strict'
import { jsonOf } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

/** What `/chat` and `/ollama/chat` take alike, with what is wrong about it and the field that the answer names. */
const BOTH: Readonly<Record<string, readonly [body: unknown, field: string]>> = {
  'no message': [{}, 'message'],
  'an empty message': [{ message: '' }, 'message'],
  'a blank message': [{ message: ' \n ' }, 'message'],
  'a long message': [{ message: 'x'.repeat(10_001) }, 'message'],
  'a message of another type': [{ message: 5 }, 'message'],
  'a message that is null': [{ message: null }, 'message'],
  'a strange user': [{ message: 'x', user_id: '../etc' }, 'user_id'],
  'a long user': [{ message: 'x', user_id: 'x'.repeat(101) }, 'user_id'],
  'a user of another type': [{ message: 'x', user_id: 5 }, 'user_id'],
  'a strange conversation': [{ message: 'x', conversation_id: 'one' }, 'conversation_id'],
  'a conversation of another type': [{ message: 'x', conversation_id: 7 }, 'conversation_id'],
  'memory as text': [{ message: 'x', save_memory: 'yes' }, 'save_memory'],
  'memory as a number': [{ message: 'x', include_memory: 1 }, 'include_memory'],
  'an unknown field': [{ message: 'x', mesage: 'y' }, 'mesage'],
}

const BAD: Readonly<Record<string, Readonly<Record<string, readonly [body: unknown, field: string]>>>> = {
  '/chat': {
    ...BOTH,
    'a context of another type': [{ message: 'x', context: 5 }, 'context'],
    'a long context': [{ message: 'x', context: 'x'.repeat(20_001) }, 'context'],
    'stream as text': [{ message: 'x', stream: 'yes' }, 'stream'],
    'a field of /ollama/chat': [{ message: 'x', temperature: 1 }, 'temperature'],
  },
  '/ollama/chat': {
    ...BOTH,
    'a hot temperature': [{ message: 'x', temperature: 2.1 }, 'temperature'],
    'a cold temperature': [{ message: 'x', temperature: -0.1 }, 'temperature'],
    'a temperature as text': [{ message: 'x', temperature: '0.7' }, 'temperature'],
    'an empty model': [{ message: 'x', model: '' }, 'model'],
    'a model of another type': [{ message: 'x', model: 5 }, 'model'],
    'a long model': [{ message: 'x', model: 'x'.repeat(301) }, 'model'],
    'a prompt of another type': [{ message: 'x', system_prompt: {} }, 'system_prompt'],
    'a long prompt': [{ message: 'x', system_prompt: 'x'.repeat(20_001) }, 'system_prompt'],
    'a context, which it does not take': [{ message: 'x', context: 'y' }, 'context'],
    'a stream, which it does not give': [{ message: 'x', stream: true }, 'stream'],
    'options of the other Ollama': [{ message: 'x', options: { num_ctx: 1 } }, 'options'],
  },
}

for (const [path, rows] of Object.entries(BAD)) {
  describe(`bad input to ${path}`, () => {
    let box: SurfaceBox

    before(async () => {
      box = await startSurfaceBox()
    })

    after(() => box.stop())

    const post = (body: string, contentType = 'application/json') =>
      box.fetch(path, { method: 'POST', body, headers: { 'content-type': contentType } })

    for (const [what, [body, field]] of Object.entries(rows)) {
      it(`refuses ${what} with a 422 that names ${field}`, async () => {
        const response = await post(JSON.stringify(body))
        assert.equal(response.status, 422)
        const { validation_errors: errors } = await jsonOf<{ validation_errors: { field: string }[] }>(response)
        assert.equal(errors[0]?.field, field)
        assert.equal(box.chat.requests.length, 0)
      })
    }

    it('refuses what is no JSON, no object, nothing, or of another content type', async () => {
      const asked = JSON.stringify({ message: 'x' })
      assert.equal((await post('{')).status, 400)
      assert.equal((await post('[]')).status, 422)
      assert.equal((await post('"x"')).status, 422)
      assert.equal((await post('')).status, 400)
      assert.equal((await post(asked, 'text/plain')).status, 415)
      assert.equal((await box.fetch(path)).status, 405)
      assert.equal(box.chat.requests.length, 0)
    })
  })
}
