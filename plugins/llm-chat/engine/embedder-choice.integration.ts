import assert from 'node:assert/strict'
import pino from 'pino'
import type { InstalledModel } from '../../../core/contracts/models.ts'
import { createIsolation, type PluginIsolation } from '../../../core/isolation/isolation.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { EmbeddingService } from './embedding-service.ts'

const CHILD = new URL('./testing/fake-child.ts', import.meta.url)
const never = new AbortController().signal

const modelOf = (id: string, sizeBytes = 1): InstalledModel => ({
  id,
  task: 'embedding',
  files: [`/models/${id}.gguf`],
  sizeBytes,
  modifiedAt: new Date(0),
  origin: 'found',
})

describe('the choice of the embedder', function () {
  this.timeout(30_000)
  let isolation: PluginIsolation
  let models: FakeModels
  let embedder: EmbeddingService

  beforeEach(() => {
    const log = pino({ enabled: false })
    isolation = createIsolation({ log, signal: never })
    models = new FakeModels(modelOf('one', 9), modelOf('slow'), modelOf('bad'))
    const config = { queueLength: 8, idleUnloadMinutes: 0, threads: 1 }
    embedder = new EmbeddingService({
      models,
      isolation,
      log,
      signal: never,
      stateDir: '/nonexistent',
      child: CHILD,
      config,
    })
  })
  afterEach(async () => {
    await embedder.stop()
    await isolation.close()
  })

  const embed = async () => (await embedder.embed(['a'], 'query', never)).modelId

  it('moves to another one once that is loaded', async () => {
    assert.equal(await embed(), 'one')
    const activation = embedder.activate('slow')
    assert.deepEqual(
      [embedder.isActivating('slow'), models.choices.get('embedding'), await embed()],
      [true, undefined, 'one'],
    )
    await activation
    assert.deepEqual(
      [embedder.isActivating('slow'), models.choices.get('embedding'), await embed()],
      [false, 'slow', 'slow'],
    )
    assert.equal((await embedder.activeModel())?.id, 'slow')
  })

  it('stays when the other one cannot be loaded or is none', async () => {
    await assert.rejects(embedder.activate('bad'), { code: 'LLM_MODEL_INVALID' })
    await assert.rejects(embedder.activate('nothing'), { code: 'LLM_MODEL_UNKNOWN' })
    assert.deepEqual(
      [embedder.isActivating('bad'), models.choices.get('embedding'), await embed()],
      [false, undefined, 'one'],
    )
  })

  it('takes a model out of memory and loads it again when it is asked', async () => {
    assert.equal(await embedder.unload('one'), false)
    await embed()
    assert.equal(await embedder.unload('one'), true)
    assert.equal(await embed(), 'one')
  })
})
