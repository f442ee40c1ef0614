import assert from 'node:assert/strict'
import { Ollama } from 'ollama'
import OpenAI from 'openai'
import { chatModel } from '../../../core/contracts/llm.ts'
import { startTestBox, type TestBox } from '../../../core/test/box.ts'
import plugin from '../plugin.ts'
import { type ChatModelUnderTest, chatModelContract } from '../testing/chat-model.contract.ts'
import { childPids } from '../testing/child-pid.ts'
import { jsonOf } from '../testing/json-of.ts'
import { realWeights } from '../testing/real-weights.ts'
import { freePort } from '../testing/surface-box.ts'

const weights = realWeights()

/** Small models say little that is right; what is checked is that everything fits together. */
describe('the chat surface over a real model', function () {
  this.timeout(180_000)
  let box: TestBox
  let client: OpenAI
  let ollama: Ollama

  before(async function () {
    if (weights === undefined) return this.skip()
    const ollamaPort = await freePort()
    box = await startTestBox({
      plugins: [plugin],
      environment: { ...weights, LARES_OLLAMA_PORT: String(ollamaPort) },
      config: { 'llm-chat': { contextTokens: 1024, parallel: 2, queueLength: 2, threads: 1 } },
    })
    client = new OpenAI({ baseURL: `${box.url}/v1`, apiKey: 'user', maxRetries: 0, timeout: 120_000 })
    ollama = new Ollama({ host: `http://127.0.0.1:${ollamaPort}`, headers: { Authorization: 'Bearer user' } })
  })

  after(() => box?.stop())

  describe('as a chat model', () => {
    chatModelContract(() => {
      const { proxy } = box.box.kernel.facade(chatModel.id)
      // The facade stands for the whole service, of which the token names a part.
      return { chat: proxy as ChatModelUnderTest['chat'] }
    })
  })

  const hello = [{ role: 'user' as const, content: 'Bonjour' }]
  const light = {
    type: 'function' as const,
    function: {
      name: 'light',
      parameters: { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'] },
    },
  }
  const settled = async (isSettled: () => Promise<boolean>) => {
    for (let tries = 0; tries < 600; tries++) {
      if (await isSettled()) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    assert.fail('not settled')
  }

  it('answers OpenAI’s client with exact counts', async () => {
    const answer = await client.chat.completions.create({ model: 'default', messages: hello, max_tokens: 5 })
    assert.ok((answer.usage?.prompt_tokens ?? 0) > 0)
    assert.ok((answer.usage?.completion_tokens ?? 9) <= 5)
  })

  it('streams the same text as it answers whole', async () => {
    const request = { model: 'default', messages: hello, max_tokens: 12, temperature: 0, seed: 1 }
    const whole = await client.chat.completions.create(request)
    let text = ''
    for await (const chunk of await client.chat.completions.create({ ...request, stream: true })) {
      text += chunk.choices[0]?.delta.content ?? ''
    }
    assert.equal(text, whole.choices[0]?.message.content ?? '')
  })

  it('makes a valid call when one is required, and obeys a schema', async () => {
    const called = await client.chat.completions.create({
      model: 'default',
      messages: hello,
      tools: [light],
      tool_choice: { type: 'function', function: { name: 'light' } },
      max_tokens: 200,
    })
    const call = called.choices[0]?.message.tool_calls?.[0]
    assert.ok(call?.type === 'function' && call.function.name === 'light')
    assert.equal(typeof JSON.parse(call.function.arguments).on, 'boolean')
    const schema = {
      type: 'object',
      properties: { n: { type: 'integer' } },
      required: ['n'],
      additionalProperties: false,
    }
    const shaped = await ollama.chat({
      model: 'default',
      messages: hello,
      format: schema,
      options: { num_predict: 60 },
    })
    if (shaped.done_reason === 'stop') assert.equal(typeof JSON.parse(shaped.message.content).n, 'number')
  })

  it('passes Home Assistant’s set-up probe', async () => {
    const probe = { model: 'default', messages: hello, tools: [light], max_tokens: 3 }
    await client.chat.completions.create(probe)
    const chunks = []
    for await (const chunk of await client.chat.completions.create({ ...probe, stream: true })) chunks.push(chunk)
    assert.equal(chunks[0]?.choices[0]?.delta.role, 'assistant')
    assert.equal(chunks.at(-1)?.choices[0]?.delta.content, undefined)
  })

  it('refuses what does not fit the context', async () => {
    const long = [{ role: 'user' as const, content: 'mot '.repeat(3000) }]
    await assert.rejects(
      client.chat.completions.create({ model: 'default', messages: long }),
      (error: InstanceType<typeof OpenAI.APIError>) => error.code === 'context_length_exceeded',
    )
    await assert.rejects(ollama.chat({ model: 'default', messages: long }), /tokens/)
  })

  it('drops the oldest turns on the assistant’s surfaces and says so', async () => {
    const history = Array.from({ length: 40 }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: 'un mot puis un autre mot encore '.repeat(3),
    }))
    const response = await box.fetch('/api/chat', {
      method: 'POST',
      body: JSON.stringify({ message: 'Bonjour', history, modelParams: { maxTokens: 4 } }),
    })
    assert.equal(response.status, 200)
    assert.ok(Number(response.headers.get('x-lares-dropped-turns')) > 0)
  })

  it('keeps the prefix of a conversation warm', async () => {
    const system = { role: 'system' as const, content: 'Tu aides dans la maison. '.repeat(12) }
    const ask = (content: string) =>
      client.chat.completions.create({
        model: 'default',
        messages: [system, { role: 'user', content }],
        max_tokens: 2,
      })
    await ask('Bonjour')
    const second = await ask('Et le salon')
    const cached = second.usage?.prompt_tokens_details?.cached_tokens ?? 0
    assert.ok(cached > (second.usage?.prompt_tokens ?? 0) / 2, `${cached} cached`)
  })

  it('answers 503 with Retry-After when the queue is full', async () => {
    const stop = new AbortController()
    const ask = () =>
      box.fetch('/v1/chat/completions', {
        method: 'POST',
        signal: stop.signal,
        body: JSON.stringify({ messages: hello, max_tokens: 900, min_p: 0, temperature: 2, stream: true }),
      })
    const responses = await Promise.all(Array.from({ length: 8 }, ask))
    const full = responses.filter((response) => response.status === 503)
    assert.ok(full.length > 0, 'the queue was never full')
    assert.ok(Number(full[0]?.headers.get('retry-after')) >= 1)
    stop.abort()
    await settled(
      async () => (await jsonOf<{ queue_depth: number }>(await box.fetch('/ollama/status'))).queue_depth === 0,
    )
  })

  it('ends a stream with an error when the engine’s process is killed, and serves again', async function () {
    if (process.platform !== 'linux') return this.skip()
    const stream = await client.chat.completions.create({
      model: 'default',
      messages: hello,
      max_tokens: 900,
      temperature: 2,
      stream: true,
      stop: ['no such words anywhere'],
    })
    let isKilled = false
    await assert.rejects(async () => {
      for await (const chunk of stream) {
        if (isKilled || !chunk.choices[0]?.delta.content) continue
        isKilled = true
        for (const pid of childPids('lares llm-chat')) process.kill(pid, 'SIGKILL')
      }
      if (!isKilled) assert.fail('the model had nothing to say')
    }, /process|engine|crash/i)
    await settled(async () => {
      const response = await box.fetch('/v1/chat/completions', {
        method: 'POST',
        body: JSON.stringify({ messages: hello, max_tokens: 2 }),
      })
      if (response.status !== 200) assert.equal(response.status, 503)
      return response.status === 200
    })
  })

  it('restarts under load while /health answers, and ends every stream with its end or an error', async () => {
    const ask = () =>
      box.fetch('/v1/chat/completions', {
        method: 'POST',
        body: JSON.stringify({ messages: hello, max_tokens: 900, min_p: 0, temperature: 2, stream: true }),
      })
    const asked = Array.from({ length: 6 }, ask)
    await Promise.race(asked)
    const answers = asked.map(async (one) => ({ status: (await one).status, text: await (await one).text() }))
    const response = await box.fetch('/services/restart/llm-chat', { method: 'POST', as: 'admin' })
    assert.equal(response.status, 202)
    for (const { status, text } of await Promise.all(answers)) {
      assert.equal((await box.fetch('/health')).status, 200)
      if (status === 200) assert.match(text.slice(-500), /data: \[DONE\]|"error"/)
      else assert.equal(status, 503)
    }
    await settled(async () => {
      assert.equal((await box.fetch('/health')).status, 200)
      const chat = await box.fetch('/v1/chat', { method: 'POST', body: JSON.stringify({ message: 'Bonjour' }) })
      if (chat.status !== 200) assert.equal(chat.status, 503)
      return chat.status === 200
    })
  })
})
