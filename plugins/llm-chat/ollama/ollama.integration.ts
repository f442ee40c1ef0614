import assert from 'node:assert/strict'
import { Ollama } from 'ollama'
import { AppError } from '../../../core/contracts/errors.ts'
import type { EngineModel } from '../engine/llm-engine.ts'
import { calls, FAKE_MODEL, words } from '../testing/fake-chat.ts'
import { jsonOf } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

describe('the Ollama dialect', () => {
  let box: SurfaceBox
  let client: Ollama
  let admin: Ollama

  before(async () => {
    box = await startSurfaceBox()
    const as = (token: string) => new Ollama({ host: box.ollamaUrl, headers: { Authorization: `Bearer ${token}` } })
    client = as('user')
    admin = as('admin')
  })

  after(() => box.stop())

  const post = (path: string, body: unknown, as = 'user') =>
    fetch(box.ollamaUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(as === 'nobody' ? {} : { authorization: `Bearer ${as}` }) },
      body: JSON.stringify(body),
    })
  const hello = [{ role: 'user', content: 'hello' }]
  const light = {
    type: 'function',
    function: { name: 'light', description: 'Switches', parameters: { type: 'object', properties: {} } },
  }

  it('chats with the official client, whole and streamed', async () => {
    box.chat.script(words('Hello there'), words('Hello there'))
    const whole = await client.chat({ model: 'fake-1b', messages: hello })
    assert.equal(whole.message.content, 'Hello there')
    assert.equal(whole.done_reason, 'stop')
    assert.equal(whole.eval_count, 2)
    assert.equal(whole.prompt_eval_count, 7)
    assert.equal(whole.eval_duration, 4_000_000)
    const parts = []
    for await (const part of await client.chat({ model: 'fake-1b:latest', messages: hello, stream: true }))
      parts.push(part)
    assert.equal(parts.map((part) => part.message.content).join(''), 'Hello there')
    assert.deepEqual(
      parts.map((part) => part.done),
      [false, false, true],
    )
  })

  it('passes the wished context on, in chats and in raw prompts', async () => {
    await client.chat({ model: 'fake-1b', messages: hello, options: { num_ctx: 512 } })
    assert.equal(box.chat.requests.at(-1)?.contextTokens, 512)
    await client.generate({ model: 'fake-1b', prompt: 'hello', options: { num_ctx: 256 } })
    assert.equal(box.chat.requests.at(-1)?.contextTokens, 256)
    await client.generate({ model: 'fake-1b', prompt: 'hello', raw: true, options: { num_ctx: 128 } })
    assert.equal(box.chat.rawRequests.at(-1)?.contextTokens, 128)
  })

  it('leaves a name that means the active model to the engine, which knows what it changes to', async () => {
    box.chat.script(words('one'), words('two'))
    await client.chat({ model: 'llama3.2:1b', messages: hello })
    assert.equal(box.chat.requests.at(-1)?.model, 'llama3.2:1b')
    await client.generate({ model: 'llama3.2:1b', prompt: 'hi' })
    assert.equal(box.chat.requests.at(-1)?.model, 'llama3.2:1b')
  })

  it('returns calls of the client’s tools with arguments as objects', async () => {
    box.chat.script(calls({ name: 'light', arguments: { on: true } }))
    const answer = await client.chat({ model: 'fake-1b', messages: hello, tools: [light] })
    assert.deepEqual(answer.message.tool_calls?.[0]?.function.arguments, { on: true })
  })

  it('takes JSON under the content type that a plain curl sends', async () => {
    box.chat.script(words('Hello'))
    const response = await fetch(`${box.ollamaUrl}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Bearer user' },
      body: JSON.stringify({ model: 'fake-1b', messages: hello, stream: false }),
    })
    assert.equal(((await response.json()) as { message: { content: string } }).message.content, 'Hello')
  })

  it('accepts an assistant without content and a tool without a name, as Home Assistant sends them', async () => {
    box.chat.script(words('Done'))
    const response = await post('/api/chat', {
      model: 'fake-1b',
      stream: true,
      keep_alive: '-1s',
      options: { num_ctx: 8192 },
      messages: [
        ...hello,
        { role: 'assistant', thinking: 'hm', tool_calls: [{ function: { name: 'light', arguments: { on: true } } }] },
        { role: 'tool', content: '{"success":true}' },
      ],
    })
    assert.equal(response.status, 200)
    await response.text()
    const request = box.chat.requests.at(-1)
    const id = request?.messages[1]?.role === 'assistant' ? request.messages[1].toolCalls?.[0]?.id : undefined
    assert.ok(id)
    assert.deepEqual(request?.messages[2], { role: 'tool', content: '{"success":true}', toolCallId: id, name: 'light' })
    assert.deepEqual(box.chat.kept.at(-1), { id: 'fake-1b', ms: Number.POSITIVE_INFINITY })
  })

  it('constrains the answer by a schema and passes options on', async () => {
    box.chat.script(words('{}'))
    const format = { type: 'object', properties: { a: { type: 'string' } } }
    await client.chat({
      model: 'fake-1b',
      messages: hello,
      format,
      think: false,
      options: { temperature: 0.1, seed: 5, num_predict: 9, stop: ['x'], top_k: 3 },
    })
    const request = box.chat.requests.at(-1)
    assert.deepEqual(request?.format, { kind: 'json-schema', schema: format })
    assert.deepEqual(request?.sampling, { temperature: 0.1, seed: 5, topK: 3 })
    assert.equal(request?.maxTokens, 9)
    assert.deepEqual(request?.stop, ['x'])
    assert.equal(request?.think, false)
  })

  it('shows thoughts apart from the answer', async () => {
    box.chat.script({
      chunks: [
        { kind: 'thought', text: 'let me see' },
        { kind: 'text', text: 'Yes' },
      ],
    })
    const answer = await client.chat({ model: 'fake-1b', messages: hello, think: true })
    assert.equal(answer.message.thinking, 'let me see')
    assert.equal(answer.message.content, 'Yes')
  })

  it('generates, through the template and raw', async () => {
    box.chat.script(words('fine'), words('raw'), words('streamed'))
    const answer = await client.generate({ model: 'fake-1b', prompt: 'How are you?', system: 'Be brief.' })
    assert.equal(answer.response, 'fine')
    assert.deepEqual(box.chat.requests.at(-1)?.messages[0], { role: 'system', content: 'Be brief.' })
    await client.generate({ model: 'fake-1b', prompt: 'Once', raw: true })
    assert.equal(box.chat.rawRequests.at(-1)?.prompt, 'Once')
    let text = ''
    for await (const part of await client.generate({ model: 'fake-1b', prompt: 'x', stream: true }))
      text += part.response
    assert.equal(text, 'streamed')
  })

  it('loads and unloads with an empty request', async () => {
    const load = await jsonOf<{ done_reason: string }>(
      await post('/api/chat', { model: 'fake-1b', messages: [], keep_alive: '5m' }),
    )
    assert.equal(load.done_reason, 'load')
    assert.deepEqual(box.chat.kept.at(-1), { id: 'fake-1b', ms: 300_000 })
    const unload = await jsonOf<{ done_reason: string }>(
      await post('/api/generate', { model: 'fake-1b', keep_alive: 0 }),
    )
    assert.equal(unload.done_reason, 'unload')
    assert.deepEqual(box.chat.unloaded, ['fake-1b'])
  })

  it('refuses images clearly', async () => {
    const asked = client.chat({ model: 'fake-1b', messages: [{ role: 'user', content: 'what?', images: ['AAAA'] }] })
    await assert.rejects(asked, /can read images/)
    await assert.rejects(client.generate({ model: 'fake-1b', prompt: 'what?', images: ['AAAA'] }), /can read images/)
  })

  it('lists, shows and says what is in memory', async () => {
    const list = await client.list()
    assert.equal(list.models[0]?.name, 'fake-1b')
    assert.equal(list.models[0]?.digest, 'abc')
    assert.equal(list.models[0]?.details.quantization_level, 'Q4_0')
    const shown = await client.show({ model: 'fake-1b' })
    assert.deepEqual((shown as unknown as { capabilities: string[] }).capabilities, ['completion', 'tools'])
    assert.equal((shown.model_info as unknown as Record<string, unknown>)['llama.context_length'], 2048)
    assert.deepEqual((await client.ps()).models, [])
    const engine = { gpuRatio: 0.5, contextTokens: 2048 } as EngineModel // what the route reads of it
    const half = { model: FAKE_MODEL, engine, residentMiB: 1, loadedAt: new Date(), expiresAt: undefined }
    box.chat.inMemory = [half]
    assert.equal((await client.ps()).models[0]?.size_vram, FAKE_MODEL.sizeBytes / 2)
    box.chat.inMemory = []
    await assert.rejects(client.show({ model: 'nothing' }), /no model "nothing"/)
  })

  it('embeds', async () => {
    const answer = await client.embed({ model: 'fake-embedder:latest', input: ['a', 'bb'] }).catch(() => undefined)
    assert.equal(answer, undefined, 'a name that no model has is refused')
    const embedded = await client.embed({ model: 'fake-1b', input: ['a', 'bb'] })
    assert.equal(embedded.embeddings.length, 2)
    assert.equal(embedded.model, 'fake-embedder')
    const older = await client.embeddings({ model: 'fake-1b', prompt: 'a' })
    assert.equal(older.embedding.length, 2)
  })

  it('pulls with progress, refuses what it does not know, and says why a pull failed', async () => {
    const url = 'https://huggingface.co/x/y/resolve/main/z.gguf'
    const lines = []
    for await (const line of await admin.pull({ model: url, stream: true })) lines.push(line)
    assert.deepEqual(
      lines.map((line) => line.status.replace(/[0-9a-f]{12}/, 'X')),
      ['pulling manifest', 'pulling X', 'verifying sha256 digest', 'success'],
    )
    assert.equal(lines[1]?.total, 1000)
    await assert.rejects(admin.pull({ model: 'nothing' }), /no model "nothing"/)
    box.models.downloads.ending = 'failed'
    await assert.rejects(admin.pull({ model: url }), /digest differs/)
    await assert.rejects(async () => {
      for await (const _line of await admin.pull({ model: url, stream: true }));
    }, /digest differs/)
    box.models.downloads.ending = 'completed'
    await assert.rejects(client.pull({ model: url }), /models:write/)
  })

  it('fetches what the catalogue knows and the box lacks, also by a name that means the active model in a chat', async () => {
    const { downloads } = box.models
    const before = downloads.records.length
    assert.equal((await admin.pull({ model: 'llama3.2:1b' })).status, 'success')
    assert.equal((await admin.pull({ model: 'fake-1b:latest' })).status, 'success')
    assert.equal(downloads.records.length, before, 'nothing to fetch')
    downloads.catalogue = ['llama3.2:1b']
    assert.equal((await admin.pull({ model: 'llama3.2:1b' })).status, 'success')
    assert.ok(downloads.startedBy.at(-1), 'the audit learns by whom')
    assert.equal(downloads.records.at(-1)?.url, 'https://huggingface.co/x/llama3.2:1b')
  })

  it('deletes what is not active', async () => {
    await assert.rejects(admin.delete({ model: 'fake-1b' }), /active model/)
    box.models.list.push({ ...(await box.chat.resolve(undefined)), id: 'other' })
    await admin.delete({ model: 'other' })
    assert.ok(box.models.removedBy.at(-1), 'the audit learns by whom')
    assert.equal(box.models.list.length, 1)
    await assert.rejects(admin.copy({ source: 'fake-1b', destination: 'b' }), /cannot be copied/)
  })

  it('ends a stream whose engine dies with an error line', async () => {
    const crash = new AppError('CHILD_CRASHED', 'unavailable', 'The engine ended.')
    box.chat.script({ chunks: [{ kind: 'text', text: 'one' }], crash })
    const stream = await client.chat({ model: 'fake-1b', messages: hello, stream: true })
    await assert.rejects(async () => {
      for await (const _part of stream);
    }, /The engine ended/)
  })

  it('stops the engine when the client aborts', async () => {
    box.chat.script({ chunks: [{ kind: 'text', text: 'one' }], hang: true })
    const stream = await client.chat({ model: 'fake-1b', messages: hello, stream: true })
    await assert.rejects(async () => {
      for await (const _part of stream) stream.abort()
    })
    for (let tries = 0; box.chat.running > 0 && tries < 200; tries++) await new Promise((r) => setTimeout(r, 10))
    assert.equal(box.chat.running, 0)
  })

  it('wants a key, except for its greeting', async () => {
    assert.equal(await (await fetch(`${box.ollamaUrl}/`)).text(), 'Ollama is running')
    const refused = await fetch(`${box.ollamaUrl}/api/tags`)
    assert.equal(refused.status, 401)
    assert.ok((await jsonOf<{ error: string }>(refused)).error)
    assert.match((await client.version()).version, /^\d+\.\d+\.\d+$/)
  })

  const bad: Readonly<Record<string, readonly [path: string, body: object]>> = {
    'a chat without a model': ['/api/chat', { messages: hello }],
    'an unknown role': ['/api/chat', { model: 'fake-1b', messages: [{ role: 'robot', content: 'x' }] }],
    'content of another type': ['/api/chat', { model: 'fake-1b', messages: [{ role: 'user', content: {} }] }],
    'arguments as text': [
      '/api/chat',
      {
        model: 'fake-1b',
        messages: [{ role: 'assistant', tool_calls: [{ function: { name: 'f', arguments: '{}' } }] }],
      },
    ],
    'a hot temperature': ['/api/chat', { model: 'fake-1b', messages: hello, options: { temperature: 9 } }],
    'too many tokens': ['/api/chat', { model: 'fake-1b', messages: hello, options: { num_predict: 4096 } }],
    'an empty context': ['/api/chat', { model: 'fake-1b', messages: hello, options: { num_ctx: 0 } }],
    'half a token of context': ['/api/chat', { model: 'fake-1b', messages: hello, options: { num_ctx: 1.5 } }],
    'top_k below zero': ['/api/chat', { model: 'fake-1b', messages: hello, options: { top_k: -1 } }],
    'top_p above one': ['/api/chat', { model: 'fake-1b', messages: hello, options: { top_p: 1.5 } }],
    'min_p below zero': ['/api/chat', { model: 'fake-1b', messages: hello, options: { min_p: -1 } }],
    'a seed as text': ['/api/chat', { model: 'fake-1b', messages: hello, options: { seed: 'x' } }],
    'a strong repeat penalty': ['/api/chat', { model: 'fake-1b', messages: hello, options: { repeat_penalty: 5 } }],
    'a strong penalty': ['/api/chat', { model: 'fake-1b', messages: hello, options: { presence_penalty: 3 } }],
    'a weak penalty': ['/api/chat', { model: 'fake-1b', messages: hello, options: { frequency_penalty: -3 } }],
    'stop of another type': ['/api/chat', { model: 'fake-1b', messages: hello, options: { stop: 5 } }],
    'fewer tokens than none': ['/api/chat', { model: 'fake-1b', messages: hello, options: { num_predict: -3 } }],
    'a temperature as text': ['/api/chat', { model: 'fake-1b', messages: hello, options: { temperature: 'warm' } }],
    'options as text': ['/api/generate', { model: 'fake-1b', prompt: 'x', options: 'none' }],
    'an unknown format': ['/api/chat', { model: 'fake-1b', messages: hello, format: 'xml' }],
    'a strange span': ['/api/chat', { model: 'fake-1b', messages: hello, keep_alive: 'soon' }],
    'thinking as text': ['/api/chat', { model: 'fake-1b', messages: hello, think: 'much' }],
    'a tool without a name': ['/api/chat', { model: 'fake-1b', messages: hello, tools: [{ function: {} }] }],
    'a suffix': ['/api/generate', { model: 'fake-1b', prompt: 'x', suffix: 'y' }],
    'a prompt of another type': ['/api/generate', { model: 'fake-1b', prompt: 5 }],
    'an input of another type': ['/api/embed', { model: 'fake-1b', input: 5 }],
    'a show of nothing': ['/api/show', {}],
  }

  for (const [what, [path, body]] of Object.entries(bad)) {
    it(`refuses ${what} with a 400`, async () => {
      const before = box.chat.requests.length
      const response = await post(path, body)
      assert.equal(response.status, 400)
      assert.equal(typeof (await jsonOf<{ error: unknown }>(response)).error, 'string')
      assert.equal(box.chat.requests.length, before)
    })
  }

  it('is described with its port, and not offered as routes of the main one', async () => {
    type Operations = Readonly<Record<string, { readonly servers?: readonly { variables: { port: object } }[] }>>
    const { paths } = await jsonOf<{ paths: Readonly<Record<string, Operations>> }>(await box.fetch('/openapi.json'))
    const port = { default: new URL(box.ollamaUrl).port }
    for (const path of ['/api/pull', '/api/chat#ollama']) {
      assert.deepEqual(paths[path]?.['post']?.servers?.[0]?.variables.port, port, path)
    }
    assert.equal(paths['/api/chat']?.['post']?.servers, undefined)
    const { data } = await jsonOf<{ data: { endpoints: readonly string[] } }>(await box.fetch('/api'))
    assert.ok(data.endpoints.includes('POST /api/chat'))
    assert.deepEqual(
      data.endpoints.filter((one) => /pull|tags|#/.test(one)),
      [],
    )
  })

  it('does not know other models', async () => {
    assert.equal((await post('/api/chat', { model: 'nothing', messages: hello })).status, 404)
  })
})
