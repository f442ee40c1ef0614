import assert from 'node:assert/strict'
import OpenAI from 'openai'
import { AppError } from '../../../core/contracts/errors.ts'
import { calls, words } from '../testing/fake-chat.ts'
import { jsonOf, type OpenAiErrorBody } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

describe('the OpenAI dialect', () => {
  let box: SurfaceBox
  let client: OpenAI

  before(async () => {
    box = await startSurfaceBox()
    client = new OpenAI({ baseURL: `${box.url}/v1`, apiKey: 'user', maxRetries: 0 })
  })

  after(() => box.stop())

  const ask = (body: object) => box.fetch('/v1/chat/completions', { method: 'POST', body: JSON.stringify(body) })
  const hello = [{ role: 'user' as const, content: 'hello' }]
  const weather = {
    type: 'function' as const,
    function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
  }

  it('answers the official client', async () => {
    box.chat.script(words('Hello there'))
    const answer = await client.chat.completions.create({ model: 'default', messages: hello })
    assert.equal(answer.choices[0]?.message.content, 'Hello there')
    assert.equal(answer.choices[0]?.finish_reason, 'stop')
    assert.equal(answer.model, 'fake-1b')
    assert.deepEqual(answer.usage, {
      prompt_tokens: 7,
      completion_tokens: 2,
      total_tokens: 9,
      prompt_tokens_details: { cached_tokens: 3 },
    })
  })

  it('streams to the official client: role first, usage last when asked for', async () => {
    box.chat.script(words('Hello there you'))
    const stream = await client.chat.completions.create({
      model: 'default',
      messages: hello,
      stream: true,
      stream_options: { include_usage: true },
    })
    const chunks = []
    for await (const chunk of stream) chunks.push(chunk)
    assert.equal(chunks[0]?.choices[0]?.delta.role, 'assistant')
    assert.equal(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join(''), 'Hello there you')
    const finishing = chunks.find((chunk) => chunk.choices[0]?.finish_reason)
    assert.deepEqual(finishing?.choices[0]?.delta, {})
    assert.equal(chunks.at(-1)?.usage?.completion_tokens, 3)
    assert.ok(chunks.slice(0, -1).every((chunk) => chunk.usage === null))
  })

  it('returns calls of the client’s own tools, each with its index when streamed', async () => {
    const script = calls(
      { name: 'weather', arguments: { city: 'Rome' } },
      { name: 'weather', arguments: { city: 'Oslo' } },
    )
    box.chat.script(script, script, script)
    const request = { model: 'default', messages: hello, tools: [weather] }
    const whole = await client.chat.completions.create(request)
    const message = whole.choices[0]?.message
    assert.equal(message?.content, null)
    assert.equal(whole.choices[0]?.finish_reason, 'tool_calls')
    assert.equal(message?.tool_calls?.length, 2)
    const first = message?.tool_calls?.[0]
    assert.ok(first?.type === 'function' && first.function.arguments === '{"city":"Rome"}')
    const indexes = []
    for await (const chunk of await client.chat.completions.create({ ...request, stream: true })) {
      for (const call of chunk.choices[0]?.delta.tool_calls ?? []) indexes.push(call.index)
    }
    assert.deepEqual(indexes, [0, 1])
    const single = await client.chat.completions.create({ ...request, parallel_tool_calls: false })
    assert.equal(single.choices[0]?.message.tool_calls?.length, 1)
  })

  it('takes calls and results back into the conversation', async () => {
    box.chat.script(words('Sunny'))
    await client.chat.completions.create({
      model: 'default',
      tools: [weather],
      tool_choice: { type: 'function', function: { name: 'weather' } },
      messages: [
        ...hello,
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: '{"sky":"clear"}' },
      ],
    })
    const request = box.chat.requests.at(-1)
    assert.deepEqual(request?.toolChoice, { name: 'weather' })
    assert.deepEqual(request?.messages[1], {
      role: 'assistant',
      content: '',
      toolCalls: [{ id: 'c1', name: 'weather', arguments: { city: 'Rome' } }],
    })
    assert.deepEqual(request?.messages[2], { role: 'tool', content: '{"sky":"clear"}', toolCallId: 'c1' })
  })

  it('hands a JSON schema to the engine', async () => {
    box.chat.script(words('{"a":1}'))
    const schema = { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] }
    await client.chat.completions.create({
      model: 'default',
      messages: hello,
      response_format: { type: 'json_schema', json_schema: { name: 'x', schema, strict: true } },
    })
    assert.deepEqual(box.chat.requests.at(-1)?.format, { kind: 'json-schema', schema })
  })

  it('passes sampling on and leaves out what was not sent', async () => {
    await client.chat.completions.create({
      model: 'default',
      messages: hello,
      temperature: 0.5,
      top_p: 0.9,
      seed: 7,
      stop: ['\n\n'],
      max_completion_tokens: 12,
      presence_penalty: 0.1,
    })
    const request = box.chat.requests.at(-1)
    assert.deepEqual(request?.sampling, { temperature: 0.5, topP: 0.9, seed: 7, presencePenalty: 0.1 })
    assert.deepEqual(request?.stop, ['\n\n'])
    assert.equal(request?.maxTokens, 12)
  })

  it('stops the engine when the client leaves', async () => {
    box.chat.script({ chunks: [{ kind: 'text', text: 'one' }], hang: true })
    const stream = await client.chat.completions.create({ model: 'default', messages: hello, stream: true })
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break
    for (let tries = 0; box.chat.running > 0 && tries < 200; tries++) await new Promise((r) => setTimeout(r, 10))
    assert.equal(box.chat.running, 0)
  })

  it('ends a stream whose engine dies with an error, never silently', async () => {
    const crash = new AppError('CHILD_CRASHED', 'unavailable', 'The engine ended.', {
      details: { retryAfterSeconds: 2 },
    })
    box.chat.script({ chunks: [{ kind: 'text', text: 'one' }], crash })
    const stream = await client.chat.completions.create({ model: 'default', messages: hello, stream: true })
    await assert.rejects(async () => {
      for await (const _chunk of stream);
    }, /The engine ended/)
  })

  it('answers 503 with Retry-After when the queue is full, also to a stream', async () => {
    const refuse = new AppError('LLM_BUSY', 'unavailable', 'The queue is full.', { details: { retryAfterSeconds: 3 } })
    for (const stream of [false, true]) {
      box.chat.script({ refuse })
      const response = await ask({ model: 'default', messages: hello, stream })
      assert.equal(response.status, 503)
      assert.equal(response.headers.get('retry-after'), '3')
      assert.equal((await jsonOf<OpenAiErrorBody>(response)).error.message, 'The queue is full.')
    }
  })

  it('names what OpenAI clients look for', async () => {
    const unknown = await ask({ model: 'gpt-nothing', messages: hello })
    assert.equal(unknown.status, 404)
    const body = await jsonOf<OpenAiErrorBody>(unknown)
    assert.equal(body.error.code, 'model_not_found')
    assert.equal(body.error.param, 'model')
    assert.equal(typeof body.detail, 'string')
    box.chat.script({ refuse: new AppError('LLM_CONTEXT_EXCEEDED', 'invalid', '5000 tokens of 4096') })
    const long = await ask({ messages: hello })
    assert.equal(long.status, 400)
    assert.equal((await jsonOf<OpenAiErrorBody>(long)).error.code, 'context_length_exceeded')
  })

  it('accepts the model names of older clients', async () => {
    assert.equal((await ask({ model: 'llama3.2:1b', messages: hello })).status, 200)
    assert.equal((await ask({ messages: hello })).status, 200)
  })

  it('refuses images clearly, in both forms, without touching the engine', async () => {
    const before = box.chat.requests.length
    for (const part of [
      { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
      { type: 'image', image: { b64: 'AAAA' } },
    ]) {
      const response = await ask({ messages: [{ role: 'user', content: [{ type: 'text', text: 'what?' }, part] }] })
      assert.equal(response.status, 503)
      assert.equal((await jsonOf<OpenAiErrorBody>(response)).error.code, 'llm_vision_unavailable')
    }
    assert.equal(box.chat.requests.length, before)
  })

  it('ignores fields that it does not know', async () => {
    const response = await ask({
      messages: hello,
      cache_prompt: true,
      metadata: { a: 'b' },
      service_tier: 'auto',
      store: false,
    })
    assert.equal(response.status, 200)
  })

  it('takes the 3000 tokens that Home Assistant always asks for as the ceiling', async () => {
    assert.equal((await ask({ messages: hello, max_tokens: 3000 })).status, 200)
    assert.equal(box.chat.requests.at(-1)?.maxTokens, 2048)
    assert.equal((await ask({ messages: hello, max_tokens: 3001 })).status, 400)
  })

  it('passes what Home Assistant asks at set-up', async () => {
    box.chat.script(calls({ name: 'weather', arguments: {} }), { ...words('ok'), finish: 'length' })
    const probe = { model: 'default', messages: hello, tools: [weather], max_tokens: 3 }
    assert.ok((await client.models.list()).data[0]?.id)
    await client.chat.completions.create(probe)
    const chunks = []
    for await (const chunk of await client.chat.completions.create({ ...probe, stream: true })) chunks.push(chunk)
    assert.equal(chunks[0]?.choices[0]?.delta.role, 'assistant')
    assert.ok(chunks.filter((chunk) => chunk.choices[0]?.finish_reason).every((c) => !c.choices[0]?.delta.content))
  })

  it('lists models and shows one, also by an older name', async () => {
    const list = await client.models.list()
    assert.deepEqual(
      list.data.map((model) => model.id),
      ['fake-1b'],
    )
    assert.equal((await client.models.retrieve('fake-1b')).id, 'fake-1b')
    assert.equal((await client.models.retrieve('llama3.2:1b')).id, 'fake-1b')
    assert.equal((await client.models.retrieve('Hcompany/Holo1.5-7B')).id, 'fake-1b')
    await assert.rejects(client.models.retrieve('nothing'), /404/)
  })

  it('continues a text, streamed and not', async () => {
    box.chat.script(words('upon a time'), words('upon a time'))
    const whole = await client.completions.create({ model: 'default', prompt: 'Once ', max_tokens: 5, echo: true })
    assert.equal(whole.choices[0]?.text, 'Once upon a time')
    let text = ''
    for await (const part of await client.completions.create({ model: 'default', prompt: 'Once ', stream: true })) {
      text += part.choices[0]?.text ?? ''
    }
    assert.equal(text, 'upon a time')
    const rejected = await box.fetch('/v1/completions', { method: 'POST', body: JSON.stringify({ prompt: [1, 2] }) })
    assert.equal(rejected.status, 400)
  })

  it('embeds texts with the official client, whose default is base64', async () => {
    const answer = await client.embeddings.create({ model: 'fake-1b', input: ['a', 'bb'] })
    assert.equal(answer.model, 'fake-embedder')
    assert.equal(answer.data.length, 2)
    assert.ok(Math.abs((answer.data[0]?.embedding[0] ?? 0) - Math.cos(0.1)) < 1e-6)
    const plain = await box.fetch('/v1/embeddings', { method: 'POST', body: JSON.stringify({ input: 'a' }) })
    assert.equal(Array.isArray((await jsonOf<{ data: { embedding: unknown }[] }>(plain)).data[0]?.embedding), true)
  })

  it('refuses embeddings of nothing, of other sizes, of unknown models and without an embedder', async () => {
    const embed = async (body: object) =>
      (await box.fetch('/v1/embeddings', { method: 'POST', body: JSON.stringify(body) })).status
    assert.equal(await embed({ input: '' }), 400)
    assert.equal(await embed({ input: [] }), 400)
    assert.equal(await embed({ input: [1, 2] }), 400)
    assert.equal(await embed({ input: 'a', dimensions: 3 }), 400)
    assert.equal(await embed({ input: 'a', encoding_format: 'xml' }), 400)
    assert.equal(await embed({ input: 'a', model: 'nothing' }), 404)
    box.embedder.isInstalled = false
    assert.equal(await embed({ input: 'a' }), 503)
    box.embedder.isInstalled = true
  })
})
