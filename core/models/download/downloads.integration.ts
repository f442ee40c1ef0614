import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import type { DownloadRequest, ModelDeed, ModelDownload } from '../../contracts/models.ts'
import { writeGguf } from '../gguf/testing/gguf-writer.ts'
import type { ModelService } from '../model-service.ts'
import { MisbehavingHub } from '../testing/misbehaving-hub.ts'
import { PlainOutbound } from '../testing/plain-outbound.ts'
import { type TestModels, testModels } from '../testing/test-models.ts'

describe('Downloads', function () {
  this.timeout(20_000)
  const hub = new MisbehavingHub(writeGguf({ tensors: [{ name: 'token_embd.weight', dimensions: [256, 512] }] }))
  let box: TestModels
  let models: ModelService

  before(() => hub.start())
  after(() => hub.stop())

  beforeEach(async () => {
    hub.behave({})
    box = await testModels({ outbound: new PlainOutbound(), sources: { mirror: `http://${hub.host}` } })
    models = box.service
    await models.start()
  })

  afterEach(async () => {
    await models.stop()
    await box.remove()
  })

  const urlIn = (repository: string, name = 'x.gguf') => `http://${hub.host}/${repository}/resolve/main/${name}`
  const pull = async (request: DownloadRequest): Promise<ModelDownload | undefined> => {
    const { id } = await models.downloads.start(request)
    let last: ModelDownload | undefined
    for await (const state of await models.downloads.watch(id, AbortSignal.timeout(10_000))) last = state
    return last
  }
  const recordedUrl = async () => (await models.store.records.find('x'))?.files[0]?.url
  const exists = (error: unknown) => error instanceof AppError && error.code === 'MODEL_EXISTS'

  it('does not say that a file of another repository is here because its name is', async () => {
    const url = urlIn('someone/first')
    assert.equal((await pull({ url }))?.status, 'completed')
    hub.behave({})
    await assert.rejects(
      models.downloads.start({ url: urlIn('another/second') }),
      (error) => exists(error) && String(error).includes('someone/first'),
    )
    await assert.rejects(models.downloads.start({ url: urlIn('someone/first', 'x.onnx') }), exists)
    assert.deepEqual(hub.requests, [])
    assert.equal(await recordedUrl(), url)
  })

  it('takes a file of another repository for the one that is here when its digest says so, which keeps its origin', async () => {
    const url = urlIn('someone/first')
    await pull({ url })
    hub.behave({})
    assert.equal((await pull({ url: urlIn('another/second'), sha256: hub.sha256 }))?.status, 'completed')
    assert.deepEqual(hub.requests, [])
    assert.equal(await recordedUrl(), url)
    await assert.rejects(models.downloads.start({ url: urlIn('another/second'), sha256: 'a'.repeat(64) }), exists)
  })

  it('mends a pull that ended between its record and the name of its file', async () => {
    const url = urlIn('someone/first')
    await pull({ url })
    const record = await models.store.records.find('x')
    assert.ok(record)
    const second = { ...record.files[0], name: 'lost.gguf', sizeBytes: 1, sha256: '' }
    await models.store.records.put({ ...record, files: [...record.files, second] })
    hub.behave({})
    assert.equal((await pull({ url }))?.status, 'completed')
    assert.deepEqual(hub.requests, [])
  })

  it('lists one completed download with its digest for a model that is asked for again', async () => {
    const url = urlIn('someone/first')
    await pull({ url })
    await models.downloads.cleanup()
    for (let round = 0; round < 3; round++) {
      assert.equal((await models.downloads.start({ url })).digest, `sha256:${hub.sha256}`)
    }
    assert.equal((await models.downloads.list()).length, 1)
  })

  it('tells the audit of a cancel only when something was cancelled', async () => {
    const cancels = () =>
      box.events.filter(({ id, payload }) => id === 'models.deed@1' && (payload as ModelDeed).deed === 'cancel').length
    const done = await pull({ url: urlIn('someone/first') })
    assert.equal((await models.downloads.cancel(done?.id ?? '')).status, 'completed')
    assert.equal(cancels(), 0)
    hub.behave({ slow: { pieceBytes: 64 * 1024, everyMs: 10 } })
    const { id } = await models.downloads.start({ url: urlIn('someone/first', 'y.gguf') })
    for (let round = 0; round < 2; round++) assert.equal((await models.downloads.cancel(id)).status, 'cancelled')
    assert.equal(cancels(), 1)
  })

  it('says why it waits, and no more of it once bytes arrive', async () => {
    hub.behave({ status: { code: 503, answers: 1 } })
    const { id } = await models.downloads.start({ url: urlIn('someone/first') })
    const errors: unknown[] = []
    for await (const { status, error } of await models.downloads.watch(id, AbortSignal.timeout(10_000))) {
      errors.push(`${status} ${error?.code ?? ''}`)
    }
    assert.ok(errors.includes('downloading MODEL_SOURCE_BUSY'), errors.join())
    assert.equal(errors.at(-1), 'completed ')
  })

  it('refuses a second pull into a file that the first one writes, and the first is right', async () => {
    hub.behave({ slow: { pieceBytes: 64 * 1024, everyMs: 10 } })
    const first = pull({ url: urlIn('someone/first') })
    while ((await models.downloads.list())[0]?.status !== 'downloading') await new Promise(setImmediate)
    await assert.rejects(models.downloads.start({ url: urlIn('another/second') }), { code: 'MODEL_DOWNLOAD_RUNNING' })
    assert.equal((await first)?.status, 'completed')
    assert.ok((await readFile(join(box.directory, 'models', 'x.gguf'))).equals(hub.content))
    assert.deepEqual((await readdir(join(box.directory, 'models'))).toSorted(), ['.lares', 'x.gguf'])
  })
})
