import assert from 'node:assert/strict'
import { type Catalogue, readCatalogue } from '../models/catalogue/catalogue.ts'
import { builtInModels } from '../models/store/built-in-model.ts'
import type { StoredModel } from '../models/store/model-store.ts'
import { BoxPlanner } from './box-planner.ts'
import { chooseProfile } from './choose-profile.ts'
import { hardwareSchema } from './hardware.ts'

describe('BoxPlanner', () => {
  let catalogue: Catalogue
  let builtIns: readonly StoredModel[]

  before(async () => {
    catalogue = await readCatalogue()
    builtIns = await builtInModels(catalogue)
  })

  /** A box with so much memory and the models given, as far as their files matter. */
  const planner = async (totalMiB: number, here: readonly string[] = [], active?: string) => {
    const hardware = hardwareSchema.parse({
      name: 'test',
      arch: 'x64',
      cpu: { model: 't', cores: 12, threads: 24 },
      memory: { totalMiB },
    })
    const stored = here.map((id): StoredModel => {
      const known = catalogue.find(id)
      assert.ok(known)
      const files = known.files.map((_, index) => ({ path: `/models/${id}-${index}`, sizeBytes: 1 }))
      const inspection = { format: 'other' } as const
      return { id, origin: 'catalogue', files, modifiedAt: new Date(), known, record: undefined, inspection }
    })
    return new BoxPlanner({
      machine: { hardware, idleGpus: [], profile: await chooseProfile(hardware) },
      catalogue,
      stored: async () => [...stored, ...builtIns],
      activeId: async (task) => (task === 'chat' ? active : undefined),
    })
  }

  it('recommends what is built in where nothing else fits, and then tells nobody to pull', async () => {
    const box = await planner(2000)
    const recommended = await box.recommendedFor('chat')
    assert.deepEqual([recommended?.id, recommended?.installed], ['lares-starter', true])
    const planned = await box.planned('chat')
    assert.equal(planned?.id, 'lares-starter')
    assert.doesNotMatch(planned?.reasons.join() ?? '', /pull/)
  })

  it('runs what is built in until a better model is here, and says which', async () => {
    const planned = await (await planner(16_000)).planned('chat')
    assert.equal(planned?.id, 'lares-starter')
    assert.match(planned?.reasons.at(-1) ?? '', /"lares models pull qwen3-4b-instruct-2507-q4_k_m"/)
    const better = await (await planner(16_000, ['qwen3-4b-instruct-2507-q4_k_m'])).planned('chat')
    assert.equal(better?.id, 'qwen3-4b-instruct-2507-q4_k_m')
  })

  it('runs a slow model that the owner fetched or chose, before what is built in', async () => {
    const slow = 'qwen3-8b-q4_k_m'
    const planned = await (await planner(16_000, [slow])).planned('chat')
    assert.equal(planned?.id, slow)
    assert.ok(planned?.reasons.includes('it is slower than the 5 tokens/s asked for'))
    const both = [slow, 'qwen3-1.7b-q8_0']
    assert.equal((await (await planner(16_000, both)).planned('chat'))?.id, 'qwen3-1.7b-q8_0')
    assert.equal((await (await planner(16_000, both, slow)).planned('chat'))?.id, slow)
    assert.equal((await (await planner(16_000, both)).plannedAs('chat', slow))?.id, slow)
  })

  it('names no more than the next better models', async () => {
    const box = await planner(16_000)
    assert.ok(((await box.recommended()).models[0]?.rejected.length ?? 0) > 5)
    assert.equal((await box.recommendedFor('chat'))?.reasons.filter((reason) => /fewer than/.test(reason)).length, 3)
  })
})
