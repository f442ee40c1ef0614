import assert from 'node:assert/strict'
import type { InstalledModel, PlannedModel } from '../../../core/contracts/models.ts'
import { FAKE_MODEL } from '../testing/fake-chat.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { loadPlan } from './load-plan.ts'

const UNSET = { contextTokens: 0, parallel: 0, threads: 0 }

function plan(more: Partial<PlannedModel>): PlannedModel {
  return {
    id: FAKE_MODEL.id,
    contextTokens: 16_384,
    parallel: 4,
    gpuLayers: 20,
    backend: 'cuda',
    sizeBytes: undefined,
    installed: true,
    reasons: [],
    ...more,
  }
}

async function loadedAs(model: InstalledModel, planned: PlannedModel | undefined, settings = UNSET) {
  const models = new FakeModels(model)
  models.plan = planned
  const { contextTokens, parallel, gpuLayers, backend } = await loadPlan(models, model, settings, 'threads.json')
  return { contextTokens, parallel, gpuLayers, backend }
}

describe('the load plan', () => {
  it('is what the planner found for the very model', async () => {
    const expected = { contextTokens: 16_384, parallel: 4, gpuLayers: 20, backend: 'cuda' }
    assert.deepEqual(await loadedAs(FAKE_MODEL, plan({})), expected)
  })

  it('gives way to what the owner set', async () => {
    const { contextTokens, parallel } = await loadedAs(FAKE_MODEL, plan({}), {
      ...UNSET,
      contextTokens: 1_000,
      parallel: 1,
    })
    assert.deepEqual([contextTokens, parallel], [1_000, 1])
  })

  it('is small for a model that nothing was planned for', async () => {
    const large = { ...FAKE_MODEL, contextTokens: 131_072 }
    const other = await loadedAs(large, plan({ id: 'other' }))
    assert.deepEqual(other, { contextTokens: 4_096, parallel: 2, gpuLayers: 'all', backend: 'cuda' })
    const alone = await loadedAs(large, undefined)
    assert.deepEqual(alone, { contextTokens: 4_096, parallel: 2, gpuLayers: 0, backend: 'cpu' })
  })
})
