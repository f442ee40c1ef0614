import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../contracts/errors.ts'
import type { ModelDeed, ModelDownload } from '../contracts/models.ts'
import { writeGguf } from './gguf/testing/gguf-writer.ts'
import type { ModelService } from './model-service.ts'
import { MisbehavingHub } from './testing/misbehaving-hub.ts'
import { PlainOutbound } from './testing/plain-outbound.ts'
import { catalogueModel, type TestModels, testModels } from './testing/test-models.ts'

const SLOW = { pieceBytes: 16 * 1024, everyMs: 6 }

/** A tiny model with a large last tensor, so that it takes a while. */
const gguf = (kib: number): Buffer =>
  writeGguf({
    tensors: [
      { name: 'token_embd.weight', dimensions: [256, kib] },
      { name: 'output_norm.weight', dimensions: [8] },
    ],
  })

describe('ModelService', function () {
  this.timeout(20_000)
  const hub = new MisbehavingHub(gguf(2048))
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

  const path = (name: string) => join(box.directory, 'models', name)
  const files = async () =>
    (await readdir(join(box.directory, 'models'))).filter((name) => name !== '.lares').toSorted()
  const finish = async (id: string, service = models): Promise<ModelDownload> => {
    let last: ModelDownload | undefined
    for await (const state of await service.downloads.watch(id, AbortSignal.timeout(10_000))) last = state
    assert.ok(last !== undefined)
    return last
  }
  const until = async (id: string, bytes: number, service = models) => {
    for await (const state of await service.downloads.watch(id, AbortSignal.timeout(10_000))) {
      if (state.bytesDone >= bytes) return
    }
  }
  const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code

  it('pulls a model of the catalogue from the mirror and lists it', async () => {
    const { id } = await models.downloads.start({ model: 'tiny' })
    const last = await finish(id)
    assert.equal(last.status, 'completed')
    assert.equal(last.digest, `sha256:${hub.sha256}`)
    assert.equal(last.bytesDone, hub.content.length)
    const [installed] = await models.installed('chat')
    assert.equal(installed?.id, 'tiny')
    assert.equal(installed?.origin, 'catalogue')
    assert.equal(installed?.digest, `sha256:${hub.sha256}`)
    assert.deepEqual(await files(), ['tiny.gguf'])
    assert.deepEqual(box.events.at(-1)?.id, 'models.download-progress@1')
    assert.ok(box.events.some((event) => event.id === 'models.changed@1'))
    assert.equal((await models.catalogue())[0]?.installed, true)
  })

  it('answers a completed download for what is installed', async () => {
    await finish((await models.downloads.start({ model: 'tiny' })).id)
    assert.equal((await models.downloads.start({ model: 'TINY' })).status, 'completed')
  })

  it('pulls by address, under the name asked for', async () => {
    const { id } = await models.downloads.start({
      url: hub.url('other.gguf').replace('/resolve/', '/blob/'),
      fileName: 'My-Model.gguf',
    })
    assert.equal((await finish(id)).status, 'completed')
    assert.equal((await models.find('my-model.GGUF'))?.id, 'My-Model')
    assert.equal((await models.find('my-model'))?.origin, 'imported')
  })

  it('refuses other hosts, plain http and names that are paths', async () => {
    const start = (url: string, fileName?: string) =>
      models.downloads.start({ url, ...(fileName === undefined ? {} : { fileName }) })
    await assert.rejects(start('https://example.org/m.gguf'), refusal('MODEL_URL_REFUSED'))
    await assert.rejects(start('http://huggingface.co/a/b/resolve/main/m.gguf'), refusal('MODEL_URL_REFUSED'))
    await assert.rejects(start('https://user:secret@huggingface.co/m.gguf'), refusal('MODEL_URL_REFUSED'))
    await assert.rejects(start('file:///etc/passwd'), refusal('MODEL_URL_REFUSED'))
    for (const name of ['../m.gguf', '/etc/m.gguf', '.m.gguf', 'm.sh', 'm', 'a\\b.gguf', 'm.gguf\0', '']) {
      await assert.rejects(start(hub.url('m.gguf'), name), refusal('MODEL_NAME_REFUSED'), name)
    }
    await assert.rejects(models.downloads.start({ model: 'nobody' }), refusal('MODEL_UNKNOWN'))
  })

  it('joins a pull that is under way', async () => {
    hub.behave({ slow: SLOW })
    const first = await models.downloads.start({ model: 'tiny' })
    const second = await models.downloads.start({ model: 'tiny' })
    assert.equal(second.id, first.id)
    assert.equal((await finish(first.id)).status, 'completed')
  })

  it('cancels, keeps the partial file, and the same request resumes it', async () => {
    hub.behave({ slow: SLOW })
    const { id } = await models.downloads.start({ model: 'tiny' })
    await until(id, 200_000)
    assert.equal((await models.downloads.cancel(id)).status, 'cancelled')
    assert.deepEqual(await files(), ['tiny.gguf.partial', 'tiny.gguf.partial.json'])
    hub.behave({})
    const again = await models.downloads.start({ model: 'tiny' })
    assert.equal(again.id, id)
    assert.equal((await finish(id)).status, 'completed')
    assert.match(String(hub.requests[0]?.headers['range']), /^bytes=\d{5,}-$/)
  })

  it('goes on by itself after a restart of the box', async () => {
    hub.behave({ slow: SLOW })
    const { id } = await models.downloads.start({ model: 'tiny' })
    await until(id, 200_000)
    await models.stop()
    hub.behave({})
    models = box.again()
    await models.start()
    assert.equal((await finish(id)).status, 'completed')
    assert.match(String(hub.requests[0]?.headers['range']), /^bytes=\d{5,}-$/)
    assert.equal((await models.installed()).length, 1)
  })

  it('reports a failure with its code and forgets finished records when told', async () => {
    hub.behave({ wrongDigest: true })
    const { id } = await models.downloads.start({ model: 'tiny' })
    const last = await finish(id)
    assert.deepEqual([last.status, last.error?.code], ['failed', 'MODEL_DIGEST_MISMATCH'])
    assert.deepEqual(await models.installed(), [])
    assert.equal((await models.downloads.cleanup()).records, 1)
    assert.deepEqual(await models.downloads.list(), [])
    await assert.rejects(models.downloads.cancel(id), refusal('MODEL_DOWNLOAD_UNKNOWN'))
  })

  it('never installs a file that is not what it says', async () => {
    const liar = new MisbehavingHub(Buffer.concat([Buffer.from('GGUF'), randomBytes(100_000)]))
    await liar.start()
    const victim = await testModels({ outbound: new PlainOutbound(), sources: { mirror: `http://${liar.host}` } })
    await victim.service.start()
    try {
      const last = await finish((await victim.service.downloads.start({ model: 'tiny' })).id, victim.service)
      assert.equal(last.error?.code, 'MODEL_FILE_INVALID')
      assert.deepEqual(
        (await readdir(join(victim.directory, 'models'))).filter((name) => name !== '.lares'),
        [],
      )
    } finally {
      await victim.service.stop()
      await victim.remove()
      await liar.stop()
    }
  })

  it('installs several files as one, or none', async () => {
    const two = catalogueModel({
      files: [
        { url: 'https://huggingface.co/someone/model/resolve/main/tiny.gguf' },
        { url: 'https://huggingface.co/someone/model/resolve/main/eyes.gguf', role: 'projector' },
      ],
    })
    const pair = await testModels({
      outbound: new PlainOutbound(),
      sources: { mirror: `http://${hub.host}` },
      models: [two],
    })
    await pair.service.start()
    try {
      hub.behave({ slow: SLOW })
      const { id } = await pair.service.downloads.start({ model: 'tiny' })
      await until(id, hub.content.length + 100_000, pair.service)
      assert.deepEqual(await pair.service.installed(), [])
      hub.behave({})
      const last = await finish(id, pair.service)
      assert.equal(last.status, 'completed')
      assert.equal(last.bytesDone, 2 * hub.content.length)
      assert.equal((await pair.service.installed())[0]?.files.length, 2)
    } finally {
      await pair.service.stop()
      await pair.remove()
    }
  })

  it('takes a directory as mirror, with the digest beside the file', async () => {
    const nas = await testModels({ outbound: new PlainOutbound(), sources: { mirror: join(box.directory, 'nas') } })
    await nas.service.start()
    try {
      await mkdir(join(box.directory, 'nas', 'someone', 'model'), { recursive: true })
      await writeFile(join(box.directory, 'nas', 'someone', 'model', 'tiny.gguf'), hub.content)
      const without = await finish((await nas.service.downloads.start({ model: 'tiny' })).id, nas.service)
      assert.equal(without.error?.code, 'MODEL_DIGEST_UNKNOWN')
      await writeFile(join(box.directory, 'nas', 'someone', 'model', 'tiny.gguf.sha256'), `${hub.sha256}  tiny.gguf\n`)
      const last = await finish((await nas.service.downloads.start({ model: 'tiny' })).id, nas.service)
      assert.equal(last.status, 'completed')
    } finally {
      await nas.service.stop()
      await nas.remove()
    }
  })

  it('lists what lies in the directory by its header, and offers nothing that cannot chat', async () => {
    await writeFile(path('Found-Model.gguf'), gguf(1))
    await writeFile(path('words.gguf'), writeGguf({ tensors: [] }))
    await writeFile(path('eyes.gguf'), writeGguf({ entries: [['general.architecture', 'clip']] }))
    await writeFile(
      path('vectors.gguf'),
      writeGguf({
        entries: [
          ['general.architecture', 'bert'],
          ['bert.block_count', 1],
        ],
      }),
    )
    await writeFile(path('broken.gguf'), 'GGUF')
    await writeFile(path('net.onnx'), 'nothing')
    await writeFile(path('half.gguf.partial'), gguf(1))
    await symlink(path('Found-Model.gguf'), path('linked.gguf'))
    const listed = (await models.installed()).map(({ id, task, origin }) => `${id} ${task} ${origin}`)
    assert.deepEqual(listed, ['Found-Model chat found', 'linked chat found', 'vectors embedding found'])
  })

  it('knows a catalogue model that somebody put there by hand', async () => {
    await writeFile(path('tiny.gguf'), hub.content)
    assert.deepEqual(
      (await models.installed()).map(({ id, origin }) => [id, origin]),
      [['tiny', 'found']],
    )
  })

  it('imports a file after checking it, and refuses what it is not', async () => {
    const outside = join(box.directory, 'outside.gguf')
    await writeFile(outside, gguf(4))
    const model = await models.importFile(outside)
    assert.deepEqual([model.id, model.origin, model.task], ['outside', 'imported', 'chat'])
    await assert.rejects(models.importFile(outside), refusal('MODEL_EXISTS'))
    await writeFile(outside, 'GGUF but not really')
    await assert.rejects(models.importFile(outside, { fileName: 'x.gguf' }), refusal('MODEL_FILE_INVALID'))
    await assert.rejects(models.importFile('/etc/passwd'), refusal('MODEL_NAME_REFUSED'))
    await assert.rejects(models.importFile(join(box.directory, 'none.gguf')), refusal('MODEL_FILE_INVALID'))
    assert.deepEqual(await files(), ['outside.gguf'])
  })

  it('writes through no link out of the store, neither to a file nor to its partial one', async () => {
    const [outside, secret] = ['outside.gguf', 'secret'].map((name) => join(box.directory, name)) as [string, string]
    await writeFile(outside, gguf(4))
    await writeFile(secret, 'keep')
    for (const name of ['there.gguf', 'tiny.gguf', 'more.gguf.partial']) await symlink(secret, path(name))
    await symlink(join(box.directory, 'new'), path('dangling.gguf'))
    for (const fileName of ['there.gguf', 'dangling.gguf', 'more.gguf'])
      await assert.rejects(models.importFile(outside, { fileName }), refusal('FILE_NAME_REFUSED'), fileName)
    for (const name of ['tiny.gguf', 'more.gguf', 'dangling.gguf']) {
      const { id } = await models.downloads.start({ url: `http://${hub.host}/other/repo/resolve/main/${name}` })
      assert.equal((await finish(id)).error?.code, 'FILE_NAME_REFUSED', name)
    }
    assert.equal(await readFile(secret, 'utf8'), 'keep')
    assert.equal((await readdir(box.directory)).includes('new'), false)
  })

  it('shows what the header says', async () => {
    await writeFile(path('seen.gguf'), gguf(1))
    const details = await models.show('seen')
    assert.equal(details.architecture, 'llama')
    assert.equal(details.contextTokens, 128)
    assert.equal(details.metadata['tokenizer.ggml.tokens'], 'list of 4')
    await assert.rejects(models.show('nobody'), refusal('MODEL_UNKNOWN'))
  })

  it('activates for the right task only and tells of it', async () => {
    await writeFile(path('one.gguf'), gguf(1))
    await writeFile(path('two.gguf'), gguf(2))
    await models.setActive('chat', 'ONE')
    assert.equal(await models.activeId('chat'), 'one')
    assert.deepEqual(
      box.events.filter(({ id }) => id === 'models.activated@1').map(({ payload }) => payload),
      [{ task: 'chat', id: 'one' }],
    )
    await assert.rejects(models.setActive('embedding', 'one'), refusal('MODEL_TASK_MISMATCH'))
    await assert.rejects(models.setActive('chat', 'nobody'), refusal('MODEL_UNKNOWN'))
  })

  it('tells who changed what, and what became of a pull', async () => {
    const deeds = () =>
      box.events
        .filter(({ id }) => id === 'models.deed@1')
        .map(({ payload }) => {
          const { deed, modelId, outcome, by } = payload as ModelDeed
          return `${by.actor} ${deed} ${modelId} ${outcome}`
        })
    const by = { actor: 'ann' }
    const outside = join(box.directory, 'outside.gguf')
    await writeFile(outside, gguf(4))
    await models.importFile(outside, { by })
    await models.setActive('chat', 'outside', by)
    await finish((await models.downloads.start({ model: 'tiny' }, by)).id)
    await models.remove('tiny', by)
    hub.behave({ slow: SLOW })
    const { id } = await models.downloads.start({ model: 'tiny' }, by)
    await until(id, 1)
    await models.downloads.cancel(id, { actor: 'bob' })
    await writeFile(path('two.gguf'), gguf(2))
    await box.again().setActive('chat', 'two')
    while (!deeds().at(-1)?.startsWith('command')) await sleep(50)
    await models.setActive('chat', 'outside')
    hub.behave({})
    await finish((await models.downloads.start({ url: `http://${hub.host}/other/repo/resolve/main/two.gguf` })).id)
    assert.deepEqual(deeds(), [
      'ann import outside success',
      'ann activate outside success',
      'ann pull tiny success',
      'system install tiny success',
      'ann remove tiny success',
      'ann pull tiny success',
      'bob cancel tiny success',
      'system activate two success',
      'command activate two success',
      'system activate outside success',
      'system pull two success',
      'system install two failure',
    ])
  })

  it('follows a choice that a command makes beside the box', async () => {
    await writeFile(path('one.gguf'), gguf(1))
    const command = box.again()
    await command.setActive('chat', 'one')
    assert.equal(await models.activeId('chat'), 'one')
  })

  it('computes what a model takes when it is loaded as planned, or with more context', async () => {
    await writeFile(path('one.gguf'), gguf(2048))
    const [planned] = (await models.planner.current()).models
    assert.ok(planned)
    const { id: model, contextTokens, parallel, gpuLayers, ramMiB, vramMiB } = planned
    const need = await models.planner.needOf({ model, contextTokens, parallel, gpuLayers })
    assert.deepEqual(need, { ramMiB, vramMiB })
    const larger = await models.planner.needOf({ model, contextTokens: contextTokens * 64, parallel, gpuLayers })
    assert.ok(larger.ramMiB > ramMiB)
    assert.deepEqual(await models.planner.needOf({ ...planned, model: 'nobody' }), { ramMiB: 0, vramMiB: 0 })
  })

  it('plans with the model that is here, and hints at the better one', async () => {
    assert.equal(await models.planned('embedding'), undefined)
    assert.equal(await models.planned('chat'), undefined)
    await writeFile(path('one.gguf'), gguf(1))
    const planned = await models.planned('chat')
    assert.deepEqual(
      [planned?.id, planned?.contextTokens, planned?.installed, planned?.backend],
      ['one', 128, true, 'cpu'],
    )
  })

  it('plans for a model in the place of the one that runs', async () => {
    await writeFile(path('one.gguf'), gguf(1))
    await writeFile(path('two.gguf'), gguf(2))
    const planned = await models.planned('chat')
    const other = planned?.id === 'one' ? 'two' : 'one'
    const instead = await models.planned('chat', other)
    assert.deepEqual([instead?.id, instead?.contextTokens, instead?.parallel], [other, 128, planned?.parallel])
    assert.equal(await models.planned('chat', 'nobody'), undefined)
    assert.equal((await models.planned('chat'))?.id, planned?.id)
  })

  it('verifies digests byte by byte', async () => {
    await finish((await models.downloads.start({ model: 'tiny' })).id)
    const signal = AbortSignal.timeout(5000)
    assert.equal((await models.verify('tiny', signal))[0]?.matches, true)
    const damaged = Buffer.from(hub.content)
    damaged[damaged.length - 1] = 1
    await writeFile(path('tiny.gguf'), damaged)
    assert.equal((await models.verify('tiny', signal))[0]?.matches, false)
    const interrupted = new AppError('COMMAND_INTERRUPTED', 'unavailable', 'Interrupted.')
    await assert.rejects(models.verify('tiny', AbortSignal.abort(interrupted)), interrupted)
  })

  it('drops partial files that nobody continued for a day, and keeps fresh ones', async () => {
    await writeFile(path('old.gguf.partial'), 'x')
    assert.equal((await models.downloads.cleanup()).partials, 0)
    assert.equal(await models.store.removeOldPartials(new Set(['old.gguf']), Date.now() + 48 * 3_600_000), 0)
    assert.equal(await models.store.removeOldPartials(new Set(), Date.now() + 48 * 3_600_000), 1)
  })
})
