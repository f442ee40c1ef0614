import assert from 'node:assert/strict'
import { FAKE_MODEL } from '../testing/fake-chat.ts'
import { jsonOf } from '../testing/json-of.ts'
import { phi3Client } from '../testing/phi3-client.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

describe('models in the Phi-3 dialect', () => {
  let box: SurfaceBox

  before(async () => {
    box = await startSurfaceBox()
  })

  after(() => box.stop())

  const { call, data } = phi3Client(() => box)

  it('lists, activates and deletes models', async () => {
    const second = { ...FAKE_MODEL, id: 'second', files: ['/models/second.gguf'], sizeBytes: 5 }
    box.models.list.push(second)
    const list = await data<{ models: Record<string, unknown>[]; count: number; totalSize: number }>(
      'GET',
      '/api/models',
    )
    assert.equal(list.count, 2)
    assert.equal(list.totalSize, FAKE_MODEL.sizeBytes + 5)
    assert.deepEqual(list.models[0], {
      id: 'fake-1b',
      name: 'fake-1b',
      filename: 'fake-1b.gguf',
      size: FAKE_MODEL.sizeBytes,
      path: 'models/fake-1b.gguf',
      isActive: true,
      downloadDate: '2026-01-02T03:04:05.000Z',
      task: 'chat',
    })
    const active = await call('DELETE', '/api/models/fake-1b.gguf', undefined, 'admin')
    assert.equal(active.status, 400)
    const activated = await data('POST', '/api/models/activate', { filename: 'second.gguf' }, 'admin')
    assert.deepEqual(activated, { filename: 'second.gguf', isActive: true })
    assert.deepEqual(box.chat.activated, ['second'])
    box.chat.activating = ['second']
    const coming = await call('DELETE', '/api/models/second.gguf', undefined, 'admin')
    box.chat.activating = []
    assert.equal(coming.status, 400)
    assert.match((await jsonOf<{ message: string }>(coming)).message, /is being activated/)
    const deleted = await data('DELETE', '/api/models/second.gguf', undefined, 'admin')
    assert.deepEqual(deleted, { filename: 'second.gguf', deleted: true })
    assert.equal((await call('DELETE', '/api/models/second.gguf', undefined, 'admin')).status, 404)
    assert.equal((await call('POST', '/api/models/activate', { filename: 'fake-1b.gguf' })).status, 403)
    assert.equal((await call('GET', '/api/models', undefined, 'nobody')).status, 401)
  })

  it('lists models of every task behind those that chat, activates each for its own and deletes any', async () => {
    const embedder = {
      ...FAKE_MODEL,
      id: 'fake-embedder',
      task: 'embedding' as const,
      files: ['/models/fake-embedder.gguf'],
    }
    const ear = { ...FAKE_MODEL, id: 'ear', task: 'speech-to-text' as const, files: ['/models/ear.onnx'] }
    box.models.list.unshift(embedder, ear)
    const { models, count } = await data<{ models: Record<string, unknown>[]; count: number }>('GET', '/api/models')
    assert.deepEqual(
      models.map(({ name, filename, task, isActive }) => [name, filename, task, isActive]),
      [
        ['fake-1b', 'fake-1b.gguf', 'chat', true],
        ['fake-embedder', 'fake-embedder.gguf', 'embedding', true],
        ['ear', 'ear.onnx', 'speech-to-text', false],
      ],
    )
    assert.equal(count, 3)
    for (const filename of ['fake-embedder.gguf', 'ear.onnx']) {
      assert.deepEqual(await data('POST', '/api/models/activate', { filename }, 'admin'), { filename, isActive: true })
      assert.deepEqual(await data('DELETE', `/api/models/${filename}`, undefined, 'admin'), { filename, deleted: true })
    }
    assert.deepEqual(
      [box.embedder.activated, [...box.models.choices]],
      [['fake-embedder'], [['speech-to-text', 'ear']]],
    )
    assert.ok(box.embedder.unloaded.includes('fake-embedder'))
    assert.equal(box.models.list.length, 1)
  })

  it("deletes the owner's choice that could not be loaded: it is not active, another one answers", async () => {
    box.models.list.push({ ...FAKE_MODEL, id: 'choice', files: ['/models/choice.gguf'] })
    box.models.ownersChoice = 'choice'
    const { models } = await data<{ models: Record<string, unknown>[] }>('GET', '/api/models')
    assert.equal(models.find(({ id }) => id === 'choice')?.['isActive'], false)
    await data('DELETE', '/api/models/choice.gguf', undefined, 'admin')
    assert.equal(await box.models.find('choice'), undefined)
  })

  it('names the files that cannot be used, with the reason, and deletes them', async () => {
    const reason = 'This is not a usable model file: it ends inside its header.'
    box.models.broken.push({ fileName: 'broken.gguf', sizeBytes: 4, code: 'MODEL_FILE_INVALID', reason })
    const { unusable } = await data<{ unusable: readonly unknown[] }>('GET', '/api/models')
    assert.deepEqual(unusable, [{ filename: 'broken.gguf', size: 4, reason }])
    assert.equal((await call('DELETE', '/api/models/broken.gguf')).status, 403)
    const deleted = await data('DELETE', '/api/models/broken.gguf', undefined, 'admin')
    assert.deepEqual(deleted, { filename: 'broken.gguf', deleted: true })
    assert.equal((await call('DELETE', '/api/models/broken.gguf', undefined, 'admin')).status, 404)
  })

  it('downloads, shows progress, cancels and cleans up', async () => {
    const url = 'https://huggingface.co/a/b/resolve/main/c.gguf'
    const { downloadId } = await data<{ downloadId: string }>('POST', '/api/models/download', { url }, 'admin')
    const { downloads } = await data<{ downloads: Record<string, unknown>[] }>('GET', '/api/models/downloads')
    assert.equal(downloads[0]?.['progress'], 75.5)
    assert.equal(downloads[0]?.['status'], 'downloading')
    const one = await data<{ id: string }>('GET', `/api/models/downloads/${downloadId}`)
    assert.equal(one.id, downloadId)
    const cancelled = await data<{ status: string }>(
      'POST',
      `/api/models/downloads/${downloadId}/cancel`,
      undefined,
      'admin',
    )
    assert.equal(cancelled.status, 'cancelled')
    assert.equal((await call('GET', '/api/models/downloads/none')).status, 404)
    await data('POST', '/api/models/downloads/cleanup', undefined, 'admin')
    assert.equal((await call('POST', '/api/models/download', { url: 'http://x/y.gguf' }, 'admin')).status, 400)
    assert.equal((await call('POST', '/api/models/download', { url })).status, 403)
  })
})
