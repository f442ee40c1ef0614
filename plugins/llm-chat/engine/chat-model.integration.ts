import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { Registry } from 'prom-client'
import type { ChatChunk, ChatRequest } from '../../../core/contracts/llm.ts'
import type { ModelMemory } from '../../../core/contracts/model-memory.ts'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import { createIsolation, type PluginIsolation } from '../../../core/isolation/isolation.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { ChatModelService, type EngineConfig } from './chat-model.ts'
import { EmbeddingService } from './embedding-service.ts'

const CHILD = new URL('./testing/fake-child.ts', import.meta.url)
const QUICK = { baseDelayMs: 20, maxDelayMs: 50, crashLimit: 5, crashWindowMs: 60_000 }
const never = new AbortController().signal

describe('ChatModelService', function () {
  this.timeout(30_000)
  let isolation: PluginIsolation
  let chat: ChatModelService
  let metrics: Registry
  let activated: string | undefined

  const open = async (config: Partial<EngineConfig> = {}, installed = [modelOf('one'), modelOf('two')]) => {
    activated = undefined
    metrics = new Registry()
    const log = pino({ enabled: false })
    isolation = createIsolation({ log, signal: never, restart: QUICK })
    chat = new ChatModelService({
      models: modelsOf(
        installed,
        () => activated,
        (id) => {
          activated = id
        },
      ),
      isolation,
      log,
      signal: never,
      metrics,
      stateDir: '/nonexistent',
      child: CHILD,
      config: {
        contextTokens: 256,
        parallel: 2,
        threads: 1,
        queueLength: 4,
        idleUnloadMinutes: 0,
        loadedModels: 1,
        aliases: ['llama3.2:1b'],
        ...config,
      },
    })
  }
  afterEach(async () => {
    await chat.stop()
    await isolation.close()
  })

  const ask = async (request: Partial<ChatRequest> = {}, signal = never) =>
    collect(
      await chat.stream(
        { messages: [{ role: 'user', content: 'hi' }], owner: 'anna', maxTokens: 8, ...request },
        signal,
      ),
    )

  it('loads with the first request and answers with its figures', async () => {
    await open()
    const { text, done } = await ask()
    assert.equal(text, 'abcdefgh')
    assert.deepEqual([done.finish, done.model, done.usage.completionTokens], ['length', 'one', 8])
    assert.equal(chat.status, 'ready')
    assert.ok((chat.tokensPerSecond ?? 0) > 0)
    assert.match(await metrics.metrics(), /lares_llm_tokens_total\{model="one",kind="completion"\} 8/)
  })

  it('is warm after its start', async () => {
    await open()
    await chat.start()
    while (chat.status !== 'ready') await sleep(10)
    assert.deepEqual(
      chat.loadedModels().map(({ model }) => model.id),
      ['one'],
    )
  })

  it('knows aliases, ids in any case and tags, and refuses the rest', async () => {
    await open()
    const ids = await Promise.all(
      ['default', 'llama3.2:1b', 'ONE', 'two:latest', undefined].map((name) => chat.resolve(name)),
    )
    assert.deepEqual(
      ids.map(({ id }) => id),
      ['one', 'one', 'one', 'two', 'one'],
    )
    await assert.rejects(chat.resolve('gpt-4'), { code: 'LLM_MODEL_UNKNOWN', kind: 'not-found' })
  })

  it('knows what the catalogue calls a model, and what is installed before what means the active one', async () => {
    await open({ aliases: ['fruit:2b', 'llama3.2:1b'] })
    assert.equal((await chat.resolve('fruit:2b')).id, 'two')
    assert.equal((await ask({ model: 'Fruit:2b:latest' })).done.model, 'two')
    assert.equal((await chat.resolve('llama3.2:1b')).id, 'one')
  })

  it('says when no model is installed', async () => {
    await open({}, [])
    await chat.start()
    assert.equal(chat.status, 'no-model')
    await assert.rejects(ask(), { code: 'LLM_NO_MODEL', kind: 'unavailable' })
  })

  it('keeps requests waiting while the model loads, and refuses beyond the queue', async () => {
    await open({}, [modelOf('slow')])
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        ask().then(
          () => 'ok',
          (error: { code: string }) => error.code,
        ),
      ),
    )
    assert.equal(outcomes.filter((outcome) => outcome === 'ok').length, 6)
    assert.equal(outcomes.filter((outcome) => outcome === 'LLM_BUSY').length, 2)
    assert.deepEqual([chat.queueDepth, chat.running], [0, 0])
  })

  it('makes room: another model takes the place of the idle one', async () => {
    await open()
    await ask()
    const { done } = await ask({ model: 'two' })
    assert.equal(done.model, 'two')
    assert.deepEqual(
      chat.loadedModels().map(({ model }) => model.id),
      ['two'],
    )
  })

  it('serves two models in turns though only one fits', async () => {
    await open()
    const outcomes = await Promise.all(['one', 'two', 'one', 'two'].map((model) => ask({ model })))
    assert.deepEqual(
      outcomes.map(({ done }) => done.model),
      ['one', 'two', 'one', 'two'],
    )
  })

  it('holds two models when two may be in memory', async () => {
    await open({ loadedModels: 2 })
    await Promise.all([ask(), ask({ model: 'two' })])
    assert.equal(chat.loadedModels().length, 2)
  })

  it('activates another model and answers with it', async () => {
    await open()
    await chat.activate('two')
    assert.equal((await ask()).done.model, 'two')
    await assert.rejects(chat.activate('absent'), { code: 'LLM_MODEL_UNKNOWN' })
  })

  it('ends the answers in flight with an error when the process dies, and serves again', async () => {
    await open()
    await ask()
    const slow = chat.stream({ messages: [{ role: 'user', content: 'long' }], owner: 'ben', maxTokens: 200 }, never)
    const [first, crash] = await Promise.all([
      slow.then(collect).then(
        () => 'ended',
        (error: { code: string }) => error.code,
      ),
      ask({ messages: [{ role: 'user', content: 'crash' }] }).then(
        () => 'ended',
        (error: { code: string; kind: string }) => `${error.code} ${error.kind}`,
      ),
    ])
    assert.equal(crash, 'CHILD_CRASHED unavailable')
    assert.ok(['CHILD_CRASHED', 'ended'].includes(first))
    assert.equal((await ask()).text, 'abcdefgh')
    assert.deepEqual([chat.queueDepth, chat.running], [0, 0])
  })

  it('knows when it was asked last', async () => {
    await open()
    const askedAtMs = () => chat.lastRequestAt?.getTime() ?? 0
    assert.equal(askedAtMs(), 0)
    const before = Date.now()
    await ask()
    const first = askedAtMs()
    assert.ok(first >= before && first <= Date.now())
    await sleep(2)
    await Array.fromAsync(await chat.generateRaw({ prompt: 'a', owner: 'anna', maxTokens: 2 }, never))
    assert.ok(askedAtMs() > first)
  })

  it('says why a model cannot be loaded', async () => {
    await open({}, [modelOf('bad')])
    await assert.rejects(ask(), { code: 'LLM_MODEL_INVALID' })
    assert.equal(chat.status, 'failed')
    assert.match(chat.failure ?? '', /bad/)
    await assert.rejects(ask(), { code: 'LLM_MODEL_INVALID' })
    assert.equal(chat.running, 0)
  })

  it('ends an answer hard when the engine does not hear that it is to end', async () => {
    await open({}, [modelOf('deaf')])
    const stopped = assert.rejects(ask({ owner: 'anna', maxTokens: 200 }), { code: 'LLM_STOPPED' })
    while (chat.running === 0 || chat.status !== 'ready') await sleep(5)
    await sleep(50)
    assert.equal(await chat.stopOwner('anna'), 1)
    await stopped
    assert.equal(chat.running, 0)
  })

  it('stops what an owner runs and what waits, and nothing else', async () => {
    await open({ parallel: 1 }, [modelOf('patient')])
    await ask()
    const running = ask({ owner: 'anna', maxTokens: 200 })
    const waiting = ask({ owner: 'anna', maxTokens: 200 })
    const other = ask({ owner: 'ben' })
    await sleep(20)
    assert.equal(await chat.stopOwner('anna'), 2)
    const [first, second, third] = await Promise.all([running, waiting, other])
    assert.deepEqual([first.done.finish, second.done.finish, third.done.finish], ['cancelled', 'cancelled', 'length'])
    assert.deepEqual([chat.queueDepth, chat.running], [0, 0])
  })

  it('lets go of a stream that nobody reads once its caller left', async () => {
    await open({ parallel: 1 })
    const abort = new AbortController()
    await chat.stream({ messages: [{ role: 'user', content: 'hi' }], owner: 'anna', maxTokens: 200 }, abort.signal)
    abort.abort()
    assert.equal((await ask()).text, 'abcdefgh')
  })

  it('leaves memory after its idle time', async () => {
    await open()
    await ask()
    chat.keepAlive('one', 30)
    while (chat.loadedModels().length > 0) await sleep(10)
    assert.equal(chat.status, 'idle')
    assert.equal((await ask()).text, 'abcdefgh')
  })

  it('refuses images', async () => {
    await open()
    const messages = [{ role: 'user', content: 'see', images: [new Uint8Array(1)] }] as const
    await assert.rejects(ask({ messages }), { code: 'LLM_VISION_UNAVAILABLE' })
  })

  it('counts tokens of texts and of chats', async () => {
    await open()
    assert.equal(await chat.countTokens('four'), 4)
    assert.ok((await chat.countTokens({ messages: [{ role: 'user', content: 'four' }] })) > 4)
  })

  it('is not capable with the built-in model or a small one', async () => {
    await open({}, [modelOf('one', { parameters: '7B', origin: 'built-in' })])
    assert.equal(await chat.isCapable(), false)
    await chat.stop()
    await open({}, [modelOf('one', { parameters: '7B' })])
    assert.equal(await chat.isCapable(), true)
    await chat.stop()
    await open({}, [modelOf('one', { parameters: '260K' })])
    assert.equal(await chat.isCapable(), false)
  })

  it('embeds with the active embedder, and says when there is none', async () => {
    await open()
    const config = { queueLength: 4, idleUnloadMinutes: 0, threads: 1 }
    const log = pino({ enabled: false })
    const make = (models: Models) =>
      new EmbeddingService({ models, isolation, log, signal: never, stateDir: '/nonexistent', child: CHILD, config })
    const none = make(modelsOf([modelOf('one')]))
    assert.equal(await none.model(), undefined)
    await assert.rejects(none.embed(['a'], 'query', never), { code: 'EMBEDDINGS_UNAVAILABLE' })
    const some = make(modelsOf([modelOf('nomic-embed-text', { task: 'embedding' })]))
    assert.deepEqual(await some.model(), { id: 'nomic-embed-text', dimensions: 4 })
    const query = await some.embed(['a'], 'query', never)
    const plain = await some.embed(['search_query: a', 'b'], 'plain', never)
    assert.deepEqual(query.vectors[0], plain.vectors[0])
    assert.equal(plain.vectors.length, 2)
    await some.stop()
  })
})

function modelOf(id: string, more: Partial<InstalledModel> = {}): InstalledModel {
  return {
    id,
    task: 'chat',
    files: [`/models/${id}.gguf`],
    sizeBytes: 1,
    modifiedAt: new Date(0),
    origin: 'found',
    ...more,
  }
}

function modelsOf(
  installed: readonly InstalledModel[],
  active: () => string | undefined = () => undefined,
  activate: (id: string) => void = () => {},
  memory: ModelMemory = new FakeModels().memory,
): Models {
  const used: Partial<Models> = {
    memory,
    installed: async (task) => installed.filter((model) => task === undefined || model.task === task),
    find: async (name) => installed.find(({ id }) => id === (name === 'fruit:2b' ? 'two' : name)),
    planned: async () => undefined,
    activeId: async () => active(),
    setActive: async (_, id) => activate(id),
    show: async (id) => {
      const model = installed.find((one) => one.id === id)
      assert.ok(model)
      return { ...model, metadata: {} }
    },
  }
  // The services use nothing else of the contract.
  return used as Models
}

async function collect(chunks: AsyncIterable<ChatChunk>) {
  let text = ''
  let done: Extract<ChatChunk, { kind: 'done' }> | undefined
  for await (const chunk of chunks) {
    if (chunk.kind === 'text') text += chunk.text
    if (chunk.kind === 'done') done = chunk
  }
  assert.ok(done)
  return { text, done }
}
