import assert from 'node:assert/strict'
import { jsonOf } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

/** A request, and the field that the refusal names. */
type Row = readonly [body: unknown, field: string]
type Rows = Readonly<Record<string, Row>>

const params = (modelParams: unknown, field: string): Row => [{ message: 'x', modelParams }, `modelParams.${field}`]
const history = (turn: unknown, field: string): Row => [{ message: 'x', history: [turn] }, `history.0.${field}`]

const PREPROMPT: Rows = {
  'an empty name': [{ name: '', content: 'x' }, 'name'],
  'a blank name': [{ name: ' \t', content: 'x' }, 'name'],
  'a long name': [{ name: 'x'.repeat(101), content: 'x' }, 'name'],
  'a name of another type': [{ name: 5, content: 'x' }, 'name'],
  'a name that is null': [{ name: null, content: 'x' }, 'name'],
  'empty content': [{ name: 'x', content: '' }, 'content'],
  'long content': [{ name: 'x', content: 'x'.repeat(20_001) }, 'content'],
  'content of another type': [{ name: 'x', content: ['x'] }, 'content'],
  'a long description': [{ name: 'x', content: 'x', description: 'x'.repeat(501) }, 'description'],
  'a description of another type': [{ name: 'x', content: 'x', description: {} }, 'description'],
  'a default as text': [{ name: 'x', content: 'x', isDefault: 'yes' }, 'isDefault'],
  'a default as a number': [{ name: 'x', content: 'x', isDefault: 1 }, 'isDefault'],
  'an id of its own': [{ name: 'x', content: 'x', id: 'mine' }, 'id'],
}

const BAD: Readonly<Record<string, Rows>> = {
  'POST /api/chat': {
    'no message': [{}, 'message'],
    'an empty message': [{ message: '' }, 'message'],
    'a blank message': [{ message: ' \n' }, 'message'],
    'a long message': [{ message: 'x'.repeat(10_001) }, 'message'],
    'a message of another type': [{ message: ['x'] }, 'message'],
    'a preprompt of another type': [{ message: 'x', prepromptId: 5 }, 'prepromptId'],
    'a long preprompt': [{ message: 'x', prepromptId: 'x'.repeat(101) }, 'prepromptId'],
    'a strange conversation': [{ message: 'x', conversationId: 'one' }, 'conversationId'],
    'a history of another type': [{ message: 'x', history: 'y' }, 'history'],
    'a long history': [
      { message: 'x', history: Array.from({ length: 1001 }, () => ({ role: 'user', content: 'x' })) },
      'history',
    ],
    'an unknown role': history({ role: 'robot', content: 'y' }, 'role'),
    'a turn without content': history({ role: 'user' }, 'content'),
    'a long turn': history({ role: 'user', content: 'x'.repeat(10_001) }, 'content'),
    'a time of another type': history({ role: 'user', content: 'x', timestamp: 5 }, 'timestamp'),
    'a turn with an unknown field': history({ role: 'user', content: 'x', name: 'ann' }, 'name'),
    'parameters as text': [{ message: 'x', modelParams: 'hot' }, 'modelParams'],
    'a hot temperature': params({ temperature: 5 }, 'temperature'),
    'a cold temperature': params({ temperature: -1 }, 'temperature'),
    'a temperature as text': params({ temperature: '0.7' }, 'temperature'),
    'too many tokens': params({ maxTokens: 4096 }, 'maxTokens'),
    'no tokens': params({ maxTokens: 0 }, 'maxTokens'),
    'half a token': params({ maxTokens: 1.5 }, 'maxTokens'),
    'topP above one': params({ topP: 2 }, 'topP'),
    'topP below zero': params({ topP: -0.1 }, 'topP'),
    'topK below zero': params({ topK: -1 }, 'topK'),
    'a large topK': params({ topK: 100_001 }, 'topK'),
    'a strong repeatPenalty': params({ repeatPenalty: 9 }, 'repeatPenalty'),
    'a weak repeatPenalty': params({ repeatPenalty: -1 }, 'repeatPenalty'),
    'no context': params({ contextSize: 0 }, 'contextSize'),
    'half a token of context': params({ contextSize: 10.5 }, 'contextSize'),
    'a seed below -1': params({ seed: -2 }, 'seed'),
    'a seed that is no integer': params({ seed: 0.5 }, 'seed'),
    'an unknown parameter': params({ warmth: 1 }, 'warmth'),
    'an unknown field': [{ message: 'x', mesage: 'y' }, 'mesage'],
  },
  'POST /api/preprompts': {
    ...PREPROMPT,
    'no name': [{ content: 'x' }, 'name'],
    'no content': [{ name: 'x' }, 'content'],
  },
  'PUT /api/preprompts/one': {
    ...PREPROMPT,
    'a change of nothing': [{}, 'must change something'],
    'a change to the same default': [{ isDefault: null }, 'must change something'],
  },
  [`PUT /api/preprompts/${'x'.repeat(101)}`]: { 'an id that is none': [{ name: 'x' }, 'id'] },
  [`POST /api/preprompts/${'x'.repeat(101)}/set-default`]: { 'an id that is none': [undefined, 'id'] },
  'POST /api/models/activate': {
    'no file': [{}, 'filename'],
    'an empty file': [{ filename: '' }, 'filename'],
    'a path': [{ filename: '../x' }, 'filename'],
    'a long name': [{ filename: 'x'.repeat(201) }, 'filename'],
    'a file of another type': [{ filename: 5 }, 'filename'],
    'an unknown field': [{ filename: 'x.gguf', force: true }, 'force'],
  },
  'DELETE /api/models/..%2Fx': { 'a path': [undefined, 'filename'] },
  'POST /api/models/download': {
    'no address': [{}, 'url'],
    'an empty address': [{ url: '' }, 'url'],
    'a long address': [{ url: `https://x/${'x'.repeat(2000)}` }, 'url'],
    'an address of another type': [{ url: 5 }, 'url'],
    'a name of another type': [{ url: 'https://x/y.gguf', filename: 5 }, 'filename'],
    'a long name': [{ url: 'https://x/y.gguf', filename: 'x'.repeat(201) }, 'filename'],
    'a digest that is none': [{ url: 'https://x/y.gguf', sha256: 'abc' }, 'sha256'],
    'an unknown field': [{ url: 'https://x/y.gguf', to: '/etc' }, 'to'],
  },
}

describe('bad input in the Phi-3 dialect', () => {
  let box: SurfaceBox

  before(async () => {
    box = await startSurfaceBox()
  })

  after(() => box.stop())

  const call = (route: string, body?: string) => {
    const [method = 'GET', path = '/'] = route.split(' ')
    return box.fetch(path, { method, as: 'admin', ...(body === undefined ? {} : { body }) })
  }

  for (const [route, rows] of Object.entries(BAD)) {
    for (const [what, [body, field]] of Object.entries(rows)) {
      it(`to ${route.slice(0, 60)} is refused in the envelope: ${what}, and ${field} is named`, async () => {
        const response = await call(route, body === undefined ? undefined : JSON.stringify(body))
        assert.equal(response.status, 400)
        const { message, error, ...rest } = await jsonOf<Record<string, unknown>>(response)
        assert.deepEqual(rest, { success: false, statusCode: 400 })
        assert.equal(typeof error, 'string')
        assert.match(String(message), new RegExp(`(^| )${field.replaceAll('.', '\\.')}(:|$)`))
        assert.equal(box.chat.requests.length, 0)
      })
    }
  }

  it('is refused when it is no JSON or no object', async () => {
    for (const route of ['POST /api/chat', 'POST /api/preprompts', 'PUT /api/preprompts/one']) {
      for (const body of ['{', '[]', '"x"', 'null']) {
        const response = await call(route, body)
        assert.equal(response.status, 400, `${route} ${body}`)
        assert.equal((await jsonOf<{ success: boolean }>(response)).success, false)
      }
    }
  })
})
