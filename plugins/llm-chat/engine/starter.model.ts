import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { z } from 'zod'
import { HomeControl } from '../../../core/contracts/home-tools.ts'
import type { ChildProcessHost } from '../../../core/contracts/isolation.ts'
import type { JsonSchema } from '../../../core/contracts/llm.ts'
import { createIsolation, type PluginIsolation } from '../../../core/isolation/isolation.ts'
import type { EngineChunk, GenerateRequest, LlmEngine } from './llm-engine.ts'

const STARTER = fileURLToPath(new URL('../starter/lares-starter.gguf', import.meta.url))
const MODELS =
  process.env['LARES_TEST_MODELS'] ?? fileURLToPath(new URL('../../../../shared/data/models', import.meta.url))
const STORIES = `${MODELS}/stories260K.gguf`

/** Trained weights through the real engine: the text must make sense, not only come. */
describe('trained models', function () {
  this.timeout(120_000)
  let isolation: PluginIsolation
  let child: ChildProcessHost<LlmEngine>

  beforeEach(() => {
    isolation = createIsolation({ log: pino({ enabled: false }), signal: new AbortController().signal })
    child = isolation.child<LlmEngine>(new URL('../llm-child.ts', import.meta.url), {
      name: 'llm-model-test',
      env: { UV_THREADPOOL_SIZE: '1' },
    })
  })
  afterEach(() => isolation.close())

  const load = (file: string, contextTokens: number) =>
    child.remote.load(
      [{ file, purpose: 'chat', contextTokens, parallel: 2, threads: 1, gpuLayers: 0, backend: 'cpu' }],
      {
        timeoutMs: 0,
      },
    )
  const generate = async (request: Omit<GenerateRequest, 'id'>) => {
    const chunks: EngineChunk[] = []
    for await (const chunk of await child.remote.generate([{ id: 'm', ...request }])) chunks.push(chunk)
    return {
      text: chunks.map((chunk) => (chunk.kind === 'text' ? chunk.text : '')).join(''),
      calls: chunks.flatMap((chunk) => (chunk.kind === 'tool-call' ? [chunk.call] : [])),
      done: chunks.at(-1),
    }
  }

  it('tells a story with stories260K', async function () {
    // Set LARES_TEST_MODELS to a folder that holds the file.
    if (!existsSync(STORIES)) this.skip()
    await load(STORIES, 512)
    const prompt = { kind: 'raw', text: 'Once upon a time, there was a little girl' } as const
    const { text } = await generate({ prompt, maxTokens: 60, sampling: { temperature: 0 } })
    assert.match(text, /\b(she|her|named|was|to|and)\b/)
    const words = await generate({ prompt, maxTokens: 60, sampling: { temperature: 0 }, stop: ['named'] })
    assert.doesNotMatch(words.text, /named/)
  })

  it('never lets the mark that closes a call end a string of its arguments', async function () {
    if (!existsSync(STARTER)) this.skip()
    await load(STARTER, 1024)
    const texts = (name: string, field: string) => ({
      name,
      parameters: { type: 'object', properties: { [field]: { type: 'string' } }, required: [field] },
    })
    // Tools that do not fit the request lead the model astray; what it writes must be whole calls all the same.
    const tools = [texts('remember', 'content'), texts('recall', 'query')]
    for (const content of ['Allume la lampe du salon', 'Éteins tout en bas', 'Open the blinds']) {
      const prompt = { kind: 'chat', messages: [{ role: 'user', content }], tools } as const
      const { text, calls } = await generate({ prompt, maxTokens: 100, sampling: { temperature: 0 } })
      assert.doesNotMatch(text, /tool_call|arguments/)
      for (const call of calls) assert.ok(['remember', 'recall'].includes(call.name))
    }
  })

  it('controls the house with the starter model', async function () {
    if (!existsSync(STARTER)) this.skip()
    await load(STARTER, 1024)
    const prompt = {
      kind: 'chat',
      messages: [
        { role: 'system', content: 'You are Lares. Use the tools to act; answer in the language of the question.' },
        { role: 'user', content: 'turn on the kitchen light' },
      ],
      tools: [
        {
          name: 'home_control',
          description: 'Control a device',
          // The tool as it is fixed: the model knows its parameters by their names.
          parameters: z.toJSONSchema(HomeControl) as JsonSchema, // a JSON Schema is a JSON object
        },
      ],
    } satisfies GenerateRequest['prompt']
    const { calls, done } = await generate({ prompt, maxTokens: 100, sampling: { temperature: 0 } })
    assert.equal(calls[0]?.name, 'home_control')
    assert.match(JSON.stringify(calls[0]?.arguments), /kitchen/)
    assert.ok(done?.kind === 'done' && done.finish === 'tool-calls')
  })
})
