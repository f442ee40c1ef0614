import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { ChatMessage, JsonSchema, ToolDefinition } from '../../../../core/contracts/llm.ts'
import { createIsolation, type PluginIsolation } from '../../../../core/isolation/isolation.ts'
import type { EngineChunk, GenerateRequest, LlmEngine } from '../llm-engine.ts'
import { CHATML_TOOLS, randomGguf } from '../testing/random-gguf.ts'

type Child = ReturnType<typeof childOf>
const childOf = (isolation: PluginIsolation) =>
  isolation.child<LlmEngine>(new URL('../../llm-child.ts', import.meta.url), {
    name: 'llm-test',
    env: { UV_THREADPOOL_SIZE: '1' },
  })

const LIGHT: ToolDefinition = {
  name: 'light',
  parameters: {
    type: 'object',
    properties: { room: { enum: ['hall', 'kitchen'] }, level: { type: 'integer', minimum: 0, maximum: 100 } },
    required: ['room', 'level'],
  },
}
const CLOCK: ToolDefinition = { name: 'clock', parameters: { type: 'object', properties: {} } }
const ASK: readonly ChatMessage[] = [{ role: 'user', content: 'light on' }]

describe('NodeLlamaEngine', function () {
  this.timeout(120_000)
  let folder: string
  let isolation: PluginIsolation
  let child: Child
  const options = {
    purpose: 'chat',
    contextTokens: 1024,
    parallel: 3,
    gpuLayers: 0,
    backend: 'cpu',
    threads: 1,
  } as const
  const fileOf = async (name: string, bytes: Buffer) => {
    const file = join(folder, name)
    await writeFile(file, bytes)
    return file
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lares-engine-'))
    isolation = createIsolation({ log: pino({ enabled: false }), signal: new AbortController().signal })
    child = childOf(isolation)
    await child.remote.load([
      { ...options, file: await fileOf('chat.gguf', randomGguf({ chatTemplate: CHATML_TOOLS })) },
    ])
  })
  after(async () => {
    await isolation.close()
    await rm(folder, { recursive: true })
  })

  const generate = async (request: Partial<GenerateRequest>) => {
    const chunks: EngineChunk[] = []
    const full: GenerateRequest = {
      id: `r${Math.random()}`,
      prompt: { kind: 'raw', text: 'hello' },
      maxTokens: 400,
      ...request,
    }
    for await (const chunk of await child.remote.generate([full])) chunks.push(chunk)
    const text = chunks.map((chunk) => (chunk.kind === 'text' ? chunk.text : '')).join('')
    const calls = chunks.flatMap((chunk) => (chunk.kind === 'tool-call' ? [chunk.call] : []))
    return { chunks, text, calls, done: chunks.at(-1) }
  }

  // No free strings: random weights write broken UTF-8 into them, which trained ones do not.
  const bounded: JsonSchema = {
    type: 'object',
    properties: {
      id: { type: 'integer', minimum: 7, maximum: 12 },
      kind: { enum: ['a', 'b "quoted"', 'é'] },
      flags: { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 3 },
      when: { type: 'string', format: 'date' },
      key: { type: 'string', format: 'uuid' },
      maybe: { anyOf: [{ type: 'null' }, { const: 5 }] },
    },
    required: ['id', 'kind', 'flags', 'when', 'key'],
    additionalProperties: false,
  }

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`obeys a schema though the weights are random (seed ${seed})`, async () => {
      const { text, done } = await generate({
        format: { kind: 'json-schema', schema: bounded },
        sampling: { seed, temperature: 2 },
      })
      assert.equal(done?.kind === 'done' && done.finish, 'stop')
      const value = JSON.parse(text)
      assert.ok(value.id >= 7 && value.id <= 12)
      assert.ok(['a', 'b "quoted"', 'é'].includes(value.kind))
      assert.ok(value.flags.length >= 1 && value.flags.length <= 3)
      assert.match(value.when, /^\d{4}-\d\d-\d\d$/)
      assert.match(value.key, /^[0-9a-f-]{36}$/)
      assert.ok(!('maybe' in value) || value.maybe === null || value.maybe === 5)
    })

    it(`calls a tool when it must (seed ${seed})`, async () => {
      const prompt = { kind: 'chat', messages: ASK, tools: [LIGHT, CLOCK], toolChoice: 'required' } as const
      const { calls, text, done } = await generate({ prompt, sampling: { seed, temperature: 2 }, maxTokens: 800 })
      assert.ok(done?.kind === 'done')
      if (done.finish === 'length') return
      assert.equal(text, '')
      assert.equal(done.finish, 'tool-calls')
      for (const call of calls) {
        if (call.name === 'clock') {
          assert.deepEqual(call.arguments, {})
          continue
        }
        assert.equal(call.name, 'light')
        assert.ok(['hall', 'kitchen'].includes(String(call.arguments['room'])))
        const level = Number(call.arguments['level'])
        assert.ok(Number.isInteger(level) && level >= 0 && level <= 100)
      }
    })
  }

  it('calls the named tool', async () => {
    const prompt = { kind: 'chat', messages: ASK, tools: [LIGHT, CLOCK], toolChoice: { name: 'light' } } as const
    const { calls } = await generate({ prompt, sampling: { seed: 9 } })
    assert.deepEqual([...new Set(calls.map(({ name }) => name))], ['light'])
  })

  it('offers no tool when it must not call', async () => {
    const prompt = { kind: 'chat', messages: ASK, tools: [LIGHT], toolChoice: 'none' } as const
    assert.doesNotMatch(await child.remote.render([prompt]), /kitchen/)
  })

  it('refuses a schema that it cannot enforce', async () => {
    const format = { kind: 'json-schema', schema: { type: 'string', pattern: 'a+' } } as const
    await assert.rejects(generate({ format }), { code: 'LLM_SCHEMA_UNSUPPORTED' })
  })

  it('never cuts a character', async () => {
    const texts = await Promise.all(
      [1, 2, 3, 4].map((seed) => generate({ sampling: { seed, temperature: 3, topK: 0, minP: 0, topP: 1 } })),
    )
    for (const { chunks } of texts) {
      for (const chunk of chunks) assert.ok(chunk.kind !== 'text' || chunk.text.isWellFormed())
    }
  })

  it('gives different answers without a seed and the same with one', async () => {
    const [a, b, c, d] = await Promise.all(
      [{}, {}, { seed: 5 }, { seed: 5 }].map((sampling) => generate({ sampling, maxTokens: 30 })),
    )
    assert.notEqual(a?.text, b?.text)
    assert.equal(c?.text, d?.text)
  })

  it('writes the same from a copied prefix as from a cold start', async () => {
    const prefix = 'the quick brown fox jumps over the lazy dog. '.repeat(8)
    const sampling = { temperature: 0 }
    const ask = (tail: string) => generate({ prompt: { kind: 'raw', text: prefix + tail }, sampling, maxTokens: 24 })
    const cold = await ask('a')
    const [first, second, third] = await Promise.all(['a', 'bb', 'a'].map(ask))
    assert.equal(first?.text, cold.text)
    assert.equal(third?.text, cold.text)
    assert.ok(second?.done?.kind === 'done' && second.done.usage.cachedTokens > 200)
  })

  it('sums log-probabilities to at most one', async () => {
    const { chunks } = await generate({ logprobs: 20, maxTokens: 10 })
    const tokens = chunks.flatMap((chunk) => (chunk.kind === 'text' ? (chunk.logprobs ?? []) : []))
    assert.ok(tokens.length > 0)
    for (const { top, logprob } of tokens) {
      const sum = top.reduce((total, one) => total + Math.exp(one.logprob), 0)
      assert.ok(sum > 0 && sum < 1.001)
      assert.ok(logprob <= (top[0]?.logprob ?? 0) + 1e-4)
    }
  })

  it('evaluates a long prompt in parts and leaves it when asked', async () => {
    const abort = new AbortController()
    const text = 'words and words '.repeat(60)
    const chunks = await child.remote.generate([{ id: 'long', prompt: { kind: 'raw', text }, maxTokens: 900 }], {
      signal: abort.signal,
    })
    abort.abort()
    await assert.rejects(
      async () => {
        for await (const _ of chunks);
      },
      { name: 'AbortError' },
    )
    assert.ok((await generate({ maxTokens: 5 })).done)
  })

  it('serves again after its process was killed in the middle of an answer', async () => {
    const other = childOf(isolation)
    const file = await fileOf('kill.gguf', randomGguf())
    await other.remote.load([{ ...options, file }])
    const chunks = await other.remote.generate([{ id: 'k', prompt: { kind: 'raw', text: 'a' }, maxTokens: 1000 }])
    const reader = chunks[Symbol.asyncIterator]()
    await reader.next()
    process.kill(other.pid ?? 0, 'SIGKILL')
    await assert.rejects(
      async () => {
        while (!(await reader.next()).done);
      },
      { code: 'CHILD_CRASHED', kind: 'unavailable' },
    )
    assert.equal((await other.remote.load([{ ...options, file }])).architecture, 'llama')
    await other.stop()
  })

  for (const [title, bytes] of [
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('no model at all')],
    ['a truncated file', randomGguf().subarray(0, 20_000)],
  ] as const) {
    it(`refuses ${title} and keeps running`, async () => {
      const other = childOf(isolation)
      const file = await fileOf('bad.gguf', Buffer.from(bytes))
      await assert.rejects(other.remote.load([{ ...options, file }]), {
        code: 'LLM_MODEL_INVALID',
        kind: 'unavailable',
      })
      assert.equal(other.state, 'running')
      await other.stop()
    })
  }

  it('refuses a file that is not there without showing its path', async () => {
    const other = childOf(isolation)
    await assert.rejects(
      other.remote.load([{ ...options, file: join(folder, 'absent.gguf') }]),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, 'LLM_MODEL_UNKNOWN')
        assert.ok(!error.message.includes(folder))
        return true
      },
    )
    await other.stop()
  })

  it('embeds with unit length, the same for the same text', async () => {
    const other = childOf(isolation)
    const info = await other.remote.load([
      { ...options, purpose: 'embedding', file: await fileOf('embed.gguf', randomGguf({ isEmbedder: true })) },
    ])
    assert.deepEqual([info.isEmbedder, info.dimensions], [true, 32])
    const { vectors, tokens } = await other.remote.embed([['the hall', 'the kitchen', 'the hall']])
    assert.ok(tokens > 10)
    for (const vector of vectors) assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-5)
    const [a = [], b = [], c = []] = vectors.map((vector) => [...vector])
    assert.deepEqual(a, c)
    assert.notDeepEqual(a, b)
    await assert.rejects(other.remote.embed([['long '.repeat(2000)]]), { code: 'LLM_CONTEXT_EXCEEDED' })
    await assert.rejects(other.remote.generate([{ id: 'x', prompt: { kind: 'raw', text: 'a' } }]), {
      code: 'LLM_NOT_LOADED',
    })
    await assert.rejects(child.remote.embed([['a']]), { code: 'EMBEDDINGS_UNAVAILABLE' })
    await other.stop()
  })
})
