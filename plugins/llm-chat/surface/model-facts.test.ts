import assert from 'node:assert/strict'
import { FAKE_MODEL, FakeChat } from '../testing/fake-chat.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { ModelFacts } from './model-facts.ts'

describe('ModelFacts', () => {
  const planned = {
    id: 'qwen3-4b',
    contextTokens: 8192,
    parallel: 2,
    gpuLayers: 0,
    backend: 'cpu' as const,
    sizeBytes: 2_500_000_000,
    installed: false,
    reasons: [],
  }

  it('says when the starter model answers, and recommends the planned one with its size', async () => {
    const chat = new FakeChat()
    const models = new FakeModels()
    chat.active = { ...FAKE_MODEL, id: 'lares-starter', origin: 'built-in' }
    models.plan = planned
    const facts = new ModelFacts(chat, models)
    await facts.refresh()
    assert.equal(facts.isStarter(), true)
    assert.equal(facts.model(), 'lares-starter')
    assert.equal(
      facts.recommendation(),
      'This box can run qwen3-4b (2.5GB). Fetch it with: npx lares models pull qwen3-4b',
    )
  })

  it('recommends nothing when the planned model is there', async () => {
    const models = new FakeModels()
    models.plan = { ...planned, installed: true }
    const facts = new ModelFacts(new FakeChat(), models)
    await facts.refresh()
    assert.equal(facts.recommendation(), undefined)
  })

  it('fails health only when the engine failed', async () => {
    const chat = new FakeChat()
    const facts = new ModelFacts(chat, new FakeModels())
    await facts.refresh()
    assert.equal(facts.health().status, 'pass')
    chat.status = 'loading'
    assert.equal(facts.health().state, 'loading')
    chat.status = 'no-model'
    assert.equal(facts.health().status, 'warn')
    chat.status = 'ready'
    chat.failure = 'The large one could not be loaded, the starter answers.'
    assert.deepEqual([facts.health().status, facts.health().note], ['warn', chat.failure])
    chat.status = 'failed'
    chat.failure = 'The file is truncated.'
    assert.deepEqual([facts.health().status, facts.health().note], ['fail', 'The file is truncated.'])
  })

  it('names the model that answers in the same breath as why the other does not', async () => {
    const chat = new FakeChat()
    const facts = new ModelFacts(chat, new FakeModels())
    await facts.check()
    assert.deepEqual([facts.model(), facts.isStarter()], [FAKE_MODEL.id, false])
    chat.active = { ...FAKE_MODEL, id: 'lares-starter', origin: 'built-in' }
    chat.failure = 'fake-1b could not be loaded, lares-starter answers in its place.'
    const { status, note, facts: shown } = await facts.check()
    assert.deepEqual([status, note, shown?.['model']], ['warn', chat.failure, 'lares-starter'])
    assert.deepEqual([facts.model(), facts.isStarter()], ['lares-starter', true])
  })

  it('answers from the last reading when a new one takes long', async () => {
    const chat = new FakeChat()
    const facts = new ModelFacts(chat, new FakeModels())
    await facts.check()
    chat.activeModel = () => new Promise(() => {})
    chat.status = 'loading'
    const { state, facts: shown } = await facts.check()
    assert.deepEqual([state, shown?.['model']], ['loading', FAKE_MODEL.id])
  })
})
