import assert from 'node:assert/strict'
import { jsonOf, type OpenAiErrorBody } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

describe('bad input to /v1/chat/completions', () => {
  let box: SurfaceBox

  before(async () => {
    box = await startSurfaceBox()
  })

  after(() => box.stop())

  const ask = (body: object) => box.fetch('/v1/chat/completions', { method: 'POST', body: JSON.stringify(body) })
  const hello = [{ role: 'user' as const, content: 'hello' }]
  const weather = {
    type: 'function' as const,
    function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
  }

  const bad: Readonly<Record<string, readonly [body: object, param: string]>> = {
    'no messages': [{ messages: [] }, 'messages'],
    'messages missing': [{}, 'messages'],
    'messages of another type': [{ messages: 'hello' }, 'messages'],
    'an unknown role': [{ messages: [{ role: 'robot', content: 'x' }] }, 'messages.0.role'],
    'content of another type': [{ messages: [{ role: 'user', content: 5 }] }, 'messages.0.content'],
    'a tool message without its call': [{ messages: [{ role: 'tool', content: 'x' }] }, 'messages.0.tool_call_id'],
    'a model of another type': [{ messages: hello, model: 7 }, 'model'],
    'too many tokens': [{ messages: hello, max_tokens: 2049 }, 'max_tokens'],
    'no tokens': [{ messages: hello, max_tokens: 0 }, 'max_tokens'],
    'half a token': [{ messages: hello, max_completion_tokens: 1.5 }, 'max_completion_tokens'],
    'a temperature as text': [{ messages: hello, temperature: '0.7' }, 'temperature'],
    'a hot temperature': [{ messages: hello, temperature: 2.1 }, 'temperature'],
    'top_p above one': [{ messages: hello, top_p: 1.1 }, 'top_p'],
    'top_k below zero': [{ messages: hello, top_k: -1 }, 'top_k'],
    'min_p above one': [{ messages: hello, min_p: 2 }, 'min_p'],
    'a strong penalty': [{ messages: hello, presence_penalty: 3 }, 'presence_penalty'],
    'a weak penalty': [{ messages: hello, frequency_penalty: -3 }, 'frequency_penalty'],
    'a seed that is no integer': [{ messages: hello, seed: 0.5 }, 'seed'],
    'two answers': [{ messages: hello, n: 2 }, 'n'],
    'stop of another type': [{ messages: hello, stop: 5 }, 'stop'],
    'stream as text': [{ messages: hello, stream: 'yes' }, 'stream'],
    'a bias': [{ messages: hello, logit_bias: { 5: 1 } }, 'logit_bias'],
    'logprobs as a number': [{ messages: hello, logprobs: 1 }, 'logprobs'],
    'too many alternatives': [{ messages: hello, logprobs: true, top_logprobs: 21 }, 'top_logprobs'],
    'an unknown format': [{ messages: hello, response_format: { type: 'xml' } }, 'response_format.type'],
    'a tool without a name': [
      { messages: hello, tools: [{ type: 'function', function: {} }] },
      'tools.0.function.name',
    ],
    'a choice without tools': [{ messages: hello, tool_choice: 'required' }, 'tool_choice'],
    'a choice of a tool that is not there': [
      { messages: hello, tools: [weather], tool_choice: { type: 'function', function: { name: 'x' } } },
      'tool_choice',
    ],
    'two tools of one name': [{ messages: hello, tools: [weather, weather] }, 'tools'],
    'arguments that are no JSON': [
      {
        messages: [
          { role: 'assistant', tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{' } }] },
        ],
      },
      'messages.0.tool_calls.0.function.arguments',
    ],
    'audio parts': [
      { messages: [{ role: 'user', content: [{ type: 'input_audio', input_audio: {} }] }] },
      'messages.0.content',
    ],
    'functions of the old kind': [{ messages: hello, functions: [] }, 'functions'],
    'sound as an answer': [{ messages: hello, modalities: ['audio'] }, 'modalities.0'],
    'top_p below zero': [{ messages: hello, top_p: -0.1 }, 'top_p'],
    'min_p below zero': [{ messages: hello, min_p: -0.1 }, 'min_p'],
    'a cold temperature': [{ messages: hello, temperature: -1 }, 'temperature'],
    'a large top_k': [{ messages: hello, top_k: 100_001 }, 'top_k'],
    'a strong repeat penalty': [{ messages: hello, repeat_penalty: 5 }, 'repeat_penalty'],
    'too many stops': [{ messages: hello, stop: Array.from({ length: 17 }, () => 'x') }, 'stop'],
    'an empty stop': [{ messages: hello, stop: '' }, 'stop'],
    'stream options of another type': [{ messages: hello, stream: true, stream_options: 1 }, 'stream_options'],
    'usage as text': [
      { messages: hello, stream: true, stream_options: { include_usage: 'yes' } },
      'stream_options.include_usage',
    ],
    'a name of another type': [{ messages: [{ role: 'user', content: 'x', name: 5 }] }, 'messages.0.name'],
    'a user of another type': [{ messages: hello, user: 5 }, 'user'],
    'a long user': [{ messages: hello, user: 'x'.repeat(501) }, 'user'],
    'parallel calls as text': [{ messages: hello, parallel_tool_calls: 'no' }, 'parallel_tool_calls'],
    'an effort of another type': [{ messages: hello, reasoning_effort: 3 }, 'reasoning_effort'],
    'alternatives below zero': [{ messages: hello, logprobs: true, top_logprobs: -1 }, 'top_logprobs'],
    'an unknown choice': [{ messages: hello, tools: [weather], tool_choice: 'sometimes' }, 'tool_choice'],
    'a tool of another kind': [{ messages: hello, tools: [{ ...weather, type: 'plugin' }] }, 'tools.0.type'],
    'a tool with a strange name': [
      { messages: hello, tools: [{ type: 'function', function: { name: 'a b' } }] },
      'tools.0.function.name',
    ],
    'a description of another type': [
      { messages: hello, tools: [{ type: 'function', function: { name: 'f', description: 5 } }] },
      'tools.0.function.description',
    ],
    'parameters as text': [
      { messages: hello, tools: [{ type: 'function', function: { name: 'f', parameters: '{}' } }] },
      'tools.0.function.parameters',
    ],
    'strict as text': [
      { messages: hello, tools: [{ type: 'function', function: { name: 'f', strict: 'yes' } }] },
      'tools.0.function.strict',
    ],
    'a schema without its object': [
      { messages: hello, response_format: { type: 'json_schema' } },
      'response_format.json_schema',
    ],
    'a schema as text': [
      { messages: hello, response_format: { type: 'json_schema', json_schema: { name: 'a', schema: '{}' } } },
      'response_format.json_schema.schema',
    ],
    'a schema with a strange name': [
      { messages: hello, response_format: { type: 'json_schema', json_schema: { name: 'a b', schema: {} } } },
      'response_format.json_schema.name',
    ],
    'too many messages': [{ messages: Array.from({ length: 1001 }, () => hello[0]) }, 'messages'],
  }

  for (const [what, [body, param]] of Object.entries(bad)) {
    it(`refuses ${what} with a 400 that names ${param}`, async () => {
      const before = box.chat.requests.length
      const response = await ask(body)
      assert.equal(response.status, 400)
      const { error } = await jsonOf<OpenAiErrorBody>(response)
      assert.equal(error.type, 'invalid_request_error')
      assert.equal(error.param, param)
      assert.equal(box.chat.requests.length, before)
    })
  }

  it('refuses JSON that is none, callers without a key, and keys without the scope', async () => {
    const broken = await box.fetch('/v1/chat/completions', { method: 'POST', body: '{' })
    assert.equal(broken.status, 400)
    assert.ok((await jsonOf<OpenAiErrorBody>(broken)).error.message)
    const body = JSON.stringify({ messages: hello })
    assert.equal((await box.fetch('/v1/chat/completions', { method: 'POST', body, as: 'nobody' })).status, 401)
    assert.equal((await box.fetch('/v1/chat/completions', { method: 'POST', body, as: 'bare' })).status, 403)
  })
})

describe('bad input to /v1/completions', () => {
  let box: SurfaceBox
  before(async () => {
    box = await startSurfaceBox()
  })
  after(() => box.stop())

  const bad: Readonly<Record<string, readonly [body: object, param: string]>> = {
    'no prompt': [{}, 'prompt'],
    'a prompt of tokens': [{ prompt: [1, 2] }, 'prompt'],
    'two prompts': [{ prompt: ['a', 'b'] }, 'prompt'],
    'a suffix': [{ prompt: 'a', suffix: 'b' }, 'suffix'],
    'the best of two': [{ prompt: 'a', best_of: 2 }, 'best_of'],
    'two answers': [{ prompt: 'a', n: 2 }, 'n'],
    'too many alternatives': [{ prompt: 'a', logprobs: 6 }, 'logprobs'],
    'logprobs of another type': [{ prompt: 'a', logprobs: true }, 'logprobs'],
    'an echo as text': [{ prompt: 'a', echo: 'yes' }, 'echo'],
    'too many tokens': [{ prompt: 'a', max_tokens: 2049 }, 'max_tokens'],
  }

  for (const [what, [body, param]] of Object.entries(bad)) {
    it(`refuses ${what} with a 400 that names ${param}`, async () => {
      const before = box.chat.requests.length
      const response = await box.fetch('/v1/completions', { method: 'POST', body: JSON.stringify(body) })
      assert.equal(response.status, 400)
      assert.equal((await jsonOf<OpenAiErrorBody>(response)).error.param, param)
      assert.equal(box.chat.requests.length, before)
    })
  }
})
