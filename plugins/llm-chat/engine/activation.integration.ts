import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import type { ChatRequest } from '../../../core/contracts/llm.ts'
import type { InstalledModel, PlannedModel } from '../../../core/contracts/models.ts'
import { createIsolation, type PluginIsolation } from '../../../core/isolation/isolation.ts'
import { MemoryLedger } from '../../../core/models/memory/memory-ledger.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { ChatModelService } from './chat-model.ts'
import { randomGguf } from './testing/random-gguf.ts'

const FAKE_CHILD = new URL('./testing/fake-child.ts', import.meta.url)
const never = new AbortController().signal

/** Models whose choice and plan the test sets, in a memory that holds as many as it says. */
class ChosenModels extends FakeModels {
  chosen: string | undefined
  override readonly memory: MemoryLedger

  constructor(installed: readonly InstalledModel[], places: number) {
    super(...installed)
    this.memory = new MemoryLedger({
      bounds: { budget: { ramMiB: places * 100, vramMiB: 0 }, machine: { ramMiB: 1000, vramMiB: 0 } },
      needOf: async () => ({ ramMiB: 100, vramMiB: 0 }),
      isPinned: () => true,
      waitMs: 5000,
    })
  }

  override async activeId() {
    return this.chosen
  }

  override async setActive(_task?: unknown, id?: string) {
    this.chosen = id
  }

  planOf(id: string): void {
    const plan: PlannedModel = {
      id,
      contextTokens: 256,
      parallel: 2,
      gpuLayers: 0,
      backend: 'cpu',
      sizeBytes: 1,
      installed: true,
      reasons: [],
    }
    this.plan = plan
  }
}

const modelOf = (id: string, more: Partial<InstalledModel> = {}): InstalledModel => ({
  id,
  task: 'chat',
  files: [`/models/${id}.gguf`],
  sizeBytes: 1,
  modifiedAt: new Date(0),
  origin: 'found',
  ...more,
})

describe('the active model', function () {
  this.timeout(60_000)
  let isolation: PluginIsolation
  let chat: ChatModelService
  let models: ChosenModels

  const open = (installed: readonly InstalledModel[], { places = 1, engine = 'fake' as 'fake' | 'real' } = {}) => {
    const log = pino({ enabled: false })
    isolation = createIsolation({ log, signal: never })
    models = new ChosenModels(installed, places)
    const config = {
      contextTokens: 256,
      parallel: 2,
      threads: 1,
      queueLength: 8,
      idleUnloadMinutes: 0,
      loadedModels: 1,
    }
    chat = new ChatModelService({
      models,
      isolation,
      log,
      signal: never,
      stateDir: '/nonexistent',
      config: { ...config, aliases: ['old-name'] },
      ...(engine === 'fake' ? { child: FAKE_CHILD } : {}),
    })
  }
  afterEach(async () => {
    await chat.stop()
    await isolation.close()
  })

  /** The model that answered. */
  const ask = async (request: Partial<ChatRequest> = {}) => {
    const messages = [{ role: 'user', content: 'hi' }] as const
    for await (const chunk of await chat.stream({ messages, owner: 'anna', maxTokens: 8, ...request }, never)) {
      if (chunk.kind === 'done') return chunk.model
    }
    return undefined
  }
  const loaded = () => chat.loadedModels().map(({ model }) => model.id)
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await sleep(5)
  }
  /** Asks without a pause while the work goes on; every answer counts. */
  const askDuring = async (work: Promise<unknown>) => {
    const answered = new Set<string | undefined>()
    let isOver = false
    const workers = [1, 2, 3].map(async () => {
      while (!isOver) answered.add(await ask())
    })
    const outcome = await work.then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
    isOver = true
    await Promise.all(workers)
    return { outcome, answered: [...answered] }
  }

  it('is in memory when its activation is answered, and the old one is not any more', async () => {
    open([modelOf('one'), modelOf('slow')])
    models.planOf('one')
    await ask()
    await chat.activate('slow')
    assert.equal(models.chosen, 'slow')
    assert.ok(loaded().includes('slow'))
    await until(() => loaded().length === 1)
    assert.equal(await ask(), 'slow')
  })

  for (const places of [1, 2]) {
    it(`stays when another one cannot be loaded, where memory holds ${places}`, async () => {
      open([modelOf('one'), modelOf('bad')], { places })
      models.planOf('one')
      assert.equal(await ask(), 'one')
      const { outcome, answered } = await askDuring(chat.activate('bad'))
      assert.equal(outcome, 'LLM_MODEL_INVALID')
      assert.deepEqual([answered, models.chosen], [['one'], undefined])
      assert.equal(await ask(), 'one')
      assert.equal(chat.failure, undefined)
    })
  }

  it('answers while its successor is loaded beside it', async () => {
    open([modelOf('one'), modelOf('slow')], { places: 2 })
    models.planOf('one')
    await ask()
    const activation = chat.activate('slow')
    const first = await ask()
    assert.deepEqual([first, chat.loadedModels()[0]?.model.id, models.chosen], ['one', 'one', undefined])
    await activation
    assert.equal(await ask(), 'slow')
  })

  it('gives way under load where memory holds one, and fails nobody', async () => {
    open([modelOf('one'), modelOf('slow')])
    models.planOf('one')
    await ask()
    const { outcome, answered } = await askDuring(sleep(50).then(() => chat.activate('slow')))
    assert.deepEqual([outcome, answered.toSorted()], ['done', ['one', 'slow']])
    assert.equal(await ask({ model: 'one' }), 'one')
    assert.equal(await ask(), 'slow')
  })

  it('gives way under load also while it is only being loaded itself', async () => {
    open([modelOf('slow'), modelOf('next')])
    models.planOf('slow')
    const { outcome } = await askDuring(until(() => chat.status === 'loading').then(() => chat.activate('next')))
    assert.equal(outcome, 'done')
    assert.equal(await ask(), 'next')
  })

  it('is to be another one from the command on: while that one waits for its turn and while it is loaded', async () => {
    open([modelOf('one'), modelOf('slow'), modelOf('next')])
    models.planOf('one')
    await ask()
    const coming = () => ['one', 'slow', 'next'].filter((id) => chat.isActivating(id))
    assert.deepEqual(coming(), [])
    const [first, second] = [chat.activate('slow'), chat.activate('next')]
    await until(() => coming().length > 0)
    assert.deepEqual(coming(), ['slow', 'next'])
    await first
    assert.deepEqual(coming(), ['next'])
    await second
    assert.deepEqual(coming(), [])
  })

  it('stays when another one is deleted while its activation waits, which is then not found', async () => {
    open([modelOf('one'), modelOf('slow'), modelOf('next')])
    models.planOf('one')
    await ask()
    const first = chat.activate('slow')
    const second = assert.rejects(chat.activate('next'), { code: 'LLM_MODEL_UNKNOWN', kind: 'not-found' })
    await until(() => chat.isActivating('next'))
    await models.remove('next')
    await first
    await second
    assert.equal(await ask(), 'slow')
  })

  it('is loaded again when it gave way in vain', async () => {
    open([modelOf('one'), modelOf('bad')])
    models.planOf('one')
    await ask()
    await assert.rejects(chat.activate('bad'), { code: 'LLM_MODEL_INVALID' })
    await until(() => loaded().includes('one'))
  })

  it('stays when a command chose one beside the box that cannot be loaded, and says so', async () => {
    open([modelOf('one'), modelOf('bad')], { places: 2 })
    models.planOf('one')
    await ask()
    models.chosen = 'bad'
    assert.equal((await chat.activeModel())?.id, 'one')
    await until(() => chat.failure !== undefined)
    assert.match(chat.failure ?? '', /^bad could not be loaded, one answers in its place\. The file is bad/)
    assert.deepEqual([await ask(), chat.status], ['one', 'ready'])
  })

  it('changes to the one that a command chose beside the box once it is loaded', async () => {
    open([modelOf('one'), modelOf('slow')], { places: 2 })
    models.planOf('one')
    await ask()
    models.chosen = 'slow'
    assert.equal(await ask(), 'one')
    await until(() => loaded().includes('slow'))
    assert.equal(await ask(), 'slow')
  })

  it('is the next candidate when the planned one cannot be loaded, from the start and for whoever waits', async () => {
    open([modelOf('starter', { origin: 'built-in' }), modelOf('bad', { sizeBytes: 9 }), modelOf('worse-bad')])
    models.planOf('bad')
    await chat.start()
    assert.equal(await ask(), 'starter')
    assert.equal(await ask({ model: 'old-name' }), 'starter')
    assert.match(chat.failure ?? '', /bad could not be loaded, starter answers/)
    assert.equal(chat.status, 'ready')
    await assert.rejects(ask({ model: 'bad' }), { code: 'LLM_MODEL_INVALID' })
  })

  it('follows a plan again when the bad file was replaced', async () => {
    open([modelOf('starter'), modelOf('bad')], { places: 2 })
    models.planOf('bad')
    assert.equal(await ask(), 'starter')
    models.list.splice(1, 1, modelOf('bad', { files: ['/models/good.gguf'], modifiedAt: new Date(1) }))
    await ask()
    await until(() => loaded().includes('bad'))
    assert.equal(await ask(), 'bad')
    assert.equal(chat.failure, undefined)
  })

  it('stays over the real engine when a file has a right header and no weights behind it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'lares-activation-'))
    try {
      const made = async (id: string, bytes: Buffer) => {
        const path = join(directory, `${id}.gguf`)
        await writeFile(path, bytes)
        const { size, mtime } = await stat(path)
        return modelOf(id, { files: [path], sizeBytes: size, modifiedAt: mtime })
      }
      const good = await made('good', randomGguf())
      const hollow = await made('hollow', randomGguf({ isIncomplete: true }))
      open([good, hollow], { engine: 'real' })
      models.planOf('good')
      assert.equal(await ask(), 'good')
      const { outcome, answered } = await askDuring(chat.activate('hollow'))
      assert.deepEqual([outcome, answered, models.chosen], ['LLM_MODEL_INVALID', ['good'], undefined])
      assert.equal(await ask(), 'good')
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  })
})
