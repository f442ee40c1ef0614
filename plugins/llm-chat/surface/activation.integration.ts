import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InstalledModel } from '../../../core/contracts/models.ts'
import { MemoryLedger } from '../../../core/models/memory/memory-ledger.ts'
import { ChatModelService } from '../engine/chat-model.ts'
import { CHATML_TOOLS, randomGguf } from '../engine/testing/random-gguf.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

const PLACE_MIB = 100
const CONFIG = { contextTokens: 512, parallel: 2, threads: 1, idleUnloadMinutes: 0, loadedModels: 2, aliases: [] }
const messages = [{ role: 'user', content: 'go on' }]

/** What a request came to. */
interface Outcome {
  readonly status: number
  readonly retryAfter: string | null
  readonly text: string
}

/** One way of asking, and how an answer of it ends that is whole. */
interface Surface {
  readonly port: 'main' | 'ollama'
  readonly path: string
  readonly body: object
  readonly whole: RegExp
}

const SURFACES: Readonly<Record<string, Surface>> = {
  '/v1, whole': {
    port: 'main',
    path: '/v1/chat/completions',
    body: { messages, max_tokens: 20 },
    whole: /"finish_reason":"(stop|length)"/,
  },
  '/v1, streamed': {
    port: 'main',
    path: '/v1/chat/completions',
    body: { messages, max_tokens: 20, stream: true },
    whole: /"finish_reason":"(stop|length)"[\s\S]*data: \[DONE\]\s*$/,
  },
  '/ollama/chat': { port: 'main', path: '/ollama/chat', body: { message: 'go on' }, whole: /"response_tokens":\d+/ },
  'Ollama, whole': {
    port: 'ollama',
    path: '/api/chat',
    body: { model: 'default', messages, stream: false, options: { num_predict: 20 } },
    whole: /"done":true/,
  },
  'Ollama, streamed': {
    port: 'ollama',
    path: '/api/chat',
    body: { model: 'default', messages, options: { num_predict: 20 } },
    whole: /"done":true[^\n]*\n?$/,
  },
}

/** Real engines with random weights behind the real HTTP edge, in a memory that holds as many as the test says. */
describe('activating another model under load, over HTTP', function () {
  this.timeout(60_000)
  let directory: string
  let installed: readonly InstalledModel[]
  let box: SurfaceBox
  let chat: ChatModelService | undefined

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-activation-'))
    installed = await Promise.all(['first', 'second'].map((id, seed) => made(directory, id, seed)))
  })
  after(() => rm(directory, { recursive: true, force: true }))

  const open = async ({ places, queueLength }: { readonly places: number; readonly queueLength: number }) => {
    const models = new FakeModels(...installed)
    models.choices.set('chat', 'first')
    models.memory = new MemoryLedger({
      bounds: { budget: { ramMiB: places * PLACE_MIB, vramMiB: 0 }, machine: { ramMiB: 10_000, vramMiB: 0 } },
      needOf: async () => ({ ramMiB: PLACE_MIB, vramMiB: 0 }),
      isPinned: () => true,
    })
    box = await startSurfaceBox({
      models,
      config: { maxTokens: 20 },
      service: ({ isolation, log, signal }) => {
        const config = { ...CONFIG, queueLength, aliases: ['default'] }
        chat = new ChatModelService({ models, isolation, log, signal, config, stateDir: directory })
        return chat
      },
    })
  }
  afterEach(async () => {
    await chat?.stop()
    await box?.stop()
  })

  const ask = async ({ port, path, body }: Surface): Promise<Outcome> => {
    const response = await fetch(`${port === 'main' ? box.url : box.ollamaUrl}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer user', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() }
  }
  const activate = async (id: string) => {
    const body = JSON.stringify({ filename: `${id}.gguf` })
    const response = await box.fetch('/api/models/activate', { method: 'POST', as: 'admin', body })
    assert.equal(response.status, 200, await response.clone().text())
  }
  /** Asks on every surface without a pause while the models change to and fro, and once more after that. */
  const underLoad = async (changes: () => Promise<void>): Promise<ReadonlyMap<string, readonly Outcome[]>> => {
    const outcomes = new Map<string, Outcome[]>(Object.keys(SURFACES).map((name) => [name, []]))
    let isOver = false
    const workers = Object.entries(SURFACES).map(async ([name, surface]) => {
      do outcomes.get(name)?.push(await ask(surface))
      while (!isOver)
    })
    await changes().finally(() => {
      isOver = true
    })
    await Promise.all(workers)
    return outcomes
  }
  const toAndFro = async () => {
    await activate('second')
    await activate('first')
    await activate('second')
  }

  for (const places of [1, 2]) {
    it(`fails no request where memory holds ${places}`, async () => {
      await open({ places, queueLength: 64 })
      const outcomes = await underLoad(toAndFro)
      for (const [name, of] of outcomes) {
        for (const { status, text } of of) {
          assert.equal(status, 200, `${name}: ${text}`)
          assert.match(text, SURFACES[name]?.whole ?? /never/, name)
        }
      }
      assert.match((await ask(SURFACES['/v1, whole'] as Surface)).text, /"model":"second"/)
    })
  }

  it('answers 503 with a time to come back to those for whom the queue has no place, and cuts nobody else off', async () => {
    await open({ places: 1, queueLength: 1 })
    const outcomes = await underLoad(toAndFro)
    const all = [...outcomes].flatMap(([name, of]) => of.map((outcome) => ({ name, ...outcome })))
    for (const { name, status, retryAfter, text } of all) {
      if (status === 200) assert.match(text, SURFACES[name]?.whole ?? /never/, name)
      else {
        assert.equal(status, 503, `${name}: ${text}`)
        assert.ok(Number(retryAfter) >= 1, `${name}: ${text}`)
      }
    }
    for (const name of Object.keys(SURFACES)) {
      assert.ok(outcomes.get(name)?.length, name)
    }
    assert.ok(all.some(({ status }) => status === 503) && all.some(({ status }) => status === 200))
  })
})

/** An installed model whose file the engine can load. */
async function made(directory: string, id: string, seed: number): Promise<InstalledModel> {
  const path = join(directory, `${id}.gguf`)
  await writeFile(path, randomGguf({ chatTemplate: CHATML_TOOLS, layers: 4, width: 256, seed: seed + 1 }))
  const { size, mtime } = await stat(path)
  return { id, task: 'chat', files: [path], sizeBytes: size, modifiedAt: mtime, origin: 'found' }
}
