import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import type { Isolation } from '../../../core/contracts/isolation.ts'
import type { ChatChunk } from '../../../core/contracts/llm.ts'
import type { InstalledModel, Models, ModelTask } from '../../../core/contracts/models.ts'
import { createIsolation, type PluginIsolation } from '../../../core/isolation/isolation.ts'
import { MemoryLedger } from '../../../core/models/memory/memory-ledger.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { ChatModelService } from './chat-model.ts'
import { EmbeddingService } from './embedding-service.ts'

const CHILD = new URL('./testing/fake-child.ts', import.meta.url)
const never = new AbortController().signal

const modelOf = (id: string, task: ModelTask): InstalledModel => ({
  id,
  task,
  files: [`/models/${id}.gguf`],
  sizeBytes: 1,
  modifiedAt: new Date(0),
  origin: 'found',
})

/** Installed models that share the memory of one ledger. */
class SharedModels extends FakeModels {
  override readonly memory: MemoryLedger

  constructor(memory: MemoryLedger) {
    super(modelOf('patient', 'chat'), modelOf('second', 'chat'), modelOf('embedder', 'embedding'))
    this.memory = memory
  }
}

describe('chat and embeddings that do not fit together', function () {
  this.timeout(30_000)
  let isolation: PluginIsolation
  let chat: ChatModelService
  let embedder: EmbeddingService
  let memory: MemoryLedger
  let limits: (number | undefined)[]

  const open = ({ pinned = [] as readonly ModelTask[], budget = 1000, waitMs = 300, loadedModels = 1 } = {}) => {
    const log = pino({ enabled: false })
    isolation = createIsolation({ log, signal: never })
    memory = new MemoryLedger({
      bounds: { budget: { ramMiB: budget, vramMiB: 0 }, machine: { ramMiB: 4000, vramMiB: 0 } },
      needOf: async () => ({ ramMiB: 600, vramMiB: 0 }),
      isPinned: (task) => pinned.includes(task),
      waitMs,
    })
    const models: Models = new SharedModels(memory)
    limits = []
    const noting: Isolation = {
      child: (module, options) => {
        limits.push(options.memoryLimitMiB)
        return isolation.child(module, options)
      },
    }
    const shared = { models, isolation: noting, log, signal: never, stateDir: '/nonexistent', child: CHILD }
    const config = { queueLength: 8, idleUnloadMinutes: 0, threads: 1, contextTokens: 256, parallel: 2 }
    chat = new ChatModelService({ ...shared, config: { ...config, loadedModels, aliases: [] } })
    embedder = new EmbeddingService({ ...shared, config })
  }
  afterEach(async () => {
    await Promise.all([chat.stop(), embedder.stop()])
    await isolation.close()
  })

  const stream = (maxTokens: number, model = 'patient', signal = never) =>
    chat.stream({ messages: [{ role: 'user', content: 'hi' }], owner: 'anna', maxTokens, model }, signal)
  const ask = async (maxTokens = 8, model = 'patient') => textOf(await stream(maxTokens, model))
  const embed = () => embedder.embed(['a'], 'query', never)
  const inside = () => memory.figures().models.map(({ model }) => model)

  it('take turns: who is asked takes the place of who is idle', async () => {
    open()
    await ask()
    assert.deepEqual(inside(), ['patient'])
    await embed()
    assert.deepEqual(inside(), ['embedder'])
    assert.deepEqual(chat.loadedModels(), [])
    assert.equal(await ask(), 'abcdefgh')
    assert.deepEqual(inside(), ['patient'])
    assert.ok((memory.figures().models[0]?.residentMiB ?? 1) > 0)
  })

  it('run in children that are ended before they take much more than their need', async () => {
    open()
    await ask()
    assert.deepEqual(limits, [600 * 1.5 + 512 + 1])
  })

  it('both stay when they fit', async () => {
    open({ budget: 1200 })
    await ask()
    await embed()
    await ask()
    assert.deepEqual(inside(), ['patient', 'embedder'])
  })

  it('let an answer end first, and only then change places', async () => {
    open({ waitMs: 5000 })
    await ask()
    const chunks = await stream(60)
    const embedding = embed().then(() => 'embedded')
    assert.equal((await textOf(chunks)).length, 60)
    assert.equal(await embedding, 'embedded')
    assert.deepEqual(inside(), ['embedder'])
  })

  it('refuse with 503 and a time to come back while an answer goes on and on', async () => {
    open({ waitMs: 50 })
    await ask()
    const stop = new AbortController()
    const chunks = await stream(200, 'patient', stop.signal)
    await assert.rejects(embed(), (error: { code: string; kind: string; details: { retryAfterSeconds: number } }) => {
      assert.deepEqual([error.code, error.kind], ['MODEL_MEMORY_BUSY', 'unavailable'])
      return error.details.retryAfterSeconds > 0
    })
    stop.abort()
    await textOf(chunks).catch(() => {})
    await embed()
  })

  it('do without the embedder when chat is pinned and leaves too little', async () => {
    open({ pinned: ['chat'] })
    await ask()
    await assert.rejects(embed(), { code: 'MODEL_MEMORY_SHORT', kind: 'unavailable' })
    assert.deepEqual(inside(), ['patient'])
    assert.equal(await ask(8, 'second'), 'abcdefgh')
    assert.deepEqual(inside(), ['second'])
  })

  it('replace a pinned chat model by another one though two may be loaded, when memory holds one', async () => {
    open({ pinned: ['chat'], loadedModels: 2 })
    await ask()
    assert.equal(await ask(8, 'second'), 'abcdefgh')
    assert.deepEqual(inside(), ['second'])
  })

  it('give their room back when their process dies, when they are idle for long, and when the plugin stops', async () => {
    open()
    await ask()
    await textOf(
      await chat.stream(
        { messages: [{ role: 'user', content: 'crash' }], owner: 'anna', maxTokens: 8, model: 'patient' },
        never,
      ),
    ).catch(() => {})
    await until(() => inside().length === 0)
    await ask()
    chat.keepAlive('patient', 20)
    await until(() => inside().length === 0)
    await embed()
    await embedder.stop()
    await until(() => inside().length === 0)
  })

  it('do not load the embedder again only to say what it is', async () => {
    open()
    assert.deepEqual(await embedder.model(), { id: 'embedder', dimensions: 4 })
    await ask()
    assert.deepEqual(await embedder.model(), { id: 'embedder', dimensions: 4 })
    assert.deepEqual(inside(), ['patient'])
  })

  it('under load of both fail nobody', async () => {
    open({ waitMs: 20_000 })
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? ask(20) : embed())))
    assert.equal(outcomes.length, 6)
    assert.equal(inside().length, 1)
  })
})

async function textOf(chunks: AsyncIterable<ChatChunk>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) if (chunk.kind === 'text') text += chunk.text
  return text
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5)
}
