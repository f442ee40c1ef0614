import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Embeddings } from '../../../core/contracts/llm.ts'
import { openMemory } from '../testing/open-memory.ts'
import { countIndexed } from './repository.ts'

/** An embedding model that knows one axis for each letter, to see which vectors are compared. */
class LetterModel implements Embeddings {
  id = 'letters-a'
  isDown = false
  calls = 0

  async model() {
    return { id: this.id, dimensions: 32 }
  }

  async embed(texts: readonly string[]) {
    this.calls++
    if (this.isDown) throw new AppError('EMBEDDINGS_UNAVAILABLE', 'unavailable', 'The model is away.')
    return { modelId: this.id, vectors: texts.map(letterVector), tokens: 0 }
  }
}

function letterVector(text: string): Float32Array {
  const vector = new Float32Array(32)
  for (const letter of text.toLowerCase()) {
    const at = letter.charCodeAt(0) - 97
    if (at >= 0 && at < 26) vector[at] = (vector[at] ?? 0) + 1
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

describe('index keeper', () => {
  let directory: string
  let model: LetterModel
  let memory: Awaited<ReturnType<typeof openMemory>>
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-memory-index-'))
    model = new LetterModel()
    memory = await openMemory(directory, { embeddings: model })
  })
  afterEach(async () => {
    await memory.close()
    await rm(directory, { recursive: true })
  })

  const keep = (content: string) =>
    memory.service.store('owner', { content, category: 'fact', importance: 5 }, memory.signal)
  const find = (text: string) => memory.search.search('owner', { text, limit: 3, threshold: 0 }, memory.signal)
  const check = async () => {
    memory.keeper.check()
    await memory.keeper.settled()
  }

  it('serves the built-in embedding until every memory has the model’s vector', async () => {
    for (let at = 0; at < 70; at++) await keep(`mémoire ${at}`)
    assert.equal(memory.keeper.serving().id, 'lares-lexical-1')
    assert.equal((await find('mémoire')).modelId, 'lares-lexical-1')
    await check()
    assert.equal(memory.keeper.serving().id, 'letters-a')
    assert.equal(countIndexed(memory.database, 'letters-a'), 70)
    const stored = await keep('une nouvelle')
    assert.equal(stored.embeddingModel, 'letters-a')
    const found = await find('une nouvelle')
    assert.equal(found.modelId, 'letters-a')
    assert.ok(Math.abs((found.results[0]?.similarity ?? 0) - 1) < 1e-5)
  })

  it('changes to another model as a whole and drops the vectors of the first', async () => {
    for (let at = 0; at < 40; at++) await keep(`mémoire ${at}`)
    await check()
    model.id = 'letters-b'
    assert.equal((await find('mémoire')).modelId, 'lares-lexical-1')
    await check()
    assert.equal(memory.keeper.serving().id, 'letters-b')
    assert.deepEqual([countIndexed(memory.database, 'letters-a'), countIndexed(memory.database, 'letters-b')], [0, 40])
    assert.equal(countIndexed(memory.database, 'lares-lexical-1'), 40)
  })

  it('searches by the built-in embedding while the model is away, and completes what was kept meanwhile', async () => {
    await keep('le vélo bleu')
    await check()
    model.isDown = true
    const stored = await keep('la trottinette')
    assert.equal(stored.embeddingModel, 'lares-lexical-1')
    const found = await find('trottinette')
    assert.deepEqual([found.modelId, found.results[0]?.memory.content], ['lares-lexical-1', 'la trottinette'])
    model.isDown = false
    await check()
    assert.equal(countIndexed(memory.database, 'letters-a'), 2)
    assert.equal((await find('trottinette')).modelId, 'letters-a')
  })

  it('leaves out a vector whose text changed while it was made', async () => {
    const { id } = await keep('avant')
    const slow = model.embed.bind(model)
    model.embed = async (texts) => {
      model.embed = slow
      await memory.service.change('owner', id, { content: 'après tout autre chose' }, memory.signal)
      return slow(texts)
    }
    await check()
    await check()
    const found = await find('après tout autre chose')
    assert.ok(Math.abs((found.results[0]?.similarity ?? 0) - 1) < 1e-5)
  })

  it('makes all vectors anew on request', async () => {
    await keep('un')
    await check()
    const before = model.calls
    memory.keeper.rebuildLater()
    await memory.keeper.settled()
    assert.ok(model.calls > before)
    assert.deepEqual(
      [countIndexed(memory.database, 'lares-lexical-1'), countIndexed(memory.database, 'letters-a')],
      [1, 1],
    )
  })
})
