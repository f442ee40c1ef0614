import assert from 'node:assert/strict'
import { FAKE_MODEL, FakeChat } from '../testing/fake-chat.ts'
import { FakeEmbedder } from '../testing/fake-embedder.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { requireEmbedder, requireKnownModel } from './embeddings.ts'

describe('names of embedders', () => {
  const models = new FakeModels(FAKE_MODEL, { ...FAKE_MODEL, id: 'nomic-embed-text', task: 'embedding' })
  const box = { chat: new FakeChat(), models }

  it('are known with a tag and beside those of chat models', async () => {
    for (const name of [undefined, 'nomic-embed-text', 'nomic-embed-text:latest', 'fake-1b', 'default']) {
      await requireKnownModel(name, box)
    }
    await assert.rejects(requireKnownModel('other', box), { code: 'LLM_MODEL_UNKNOWN' })
  })

  it('come from a command that there is', async () => {
    const embedder = new FakeEmbedder()
    embedder.isInstalled = false
    await assert.rejects(requireEmbedder(embedder), /`lares models list --all`/)
  })
})
