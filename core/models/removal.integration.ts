import assert from 'node:assert/strict'
import { readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../contracts/errors.ts'
import type { MemoryTenant } from '../contracts/model-memory.ts'
import type { ModelTask } from '../contracts/models.ts'
import { writeGguf } from './gguf/testing/gguf-writer.ts'
import type { ModelService } from './model-service.ts'
import { PlainOutbound } from './testing/plain-outbound.ts'
import { type TestModels, testModels } from './testing/test-models.ts'

const gguf = (rows: number): Buffer =>
  writeGguf({
    tensors: [
      { name: 'token_embd.weight', dimensions: [256, rows] },
      { name: 'output_norm.weight', dimensions: [8] },
    ],
  })
const EMBEDDER = writeGguf({
  entries: [
    ['general.architecture', 'bert'],
    ['bert.block_count', 1],
  ],
})
const refusal = (code: string, message = /./) => {
  return (error: unknown) => error instanceof AppError && error.code === code && message.test(error.message)
}

describe('removing from the store', () => {
  let box: TestModels
  let models: ModelService

  beforeEach(async () => {
    box = await testModels({ outbound: new PlainOutbound(), sources: {} })
    models = box.service
  })
  afterEach(() => box.remove())

  const put = (name: string, bytes: Buffer | string) => writeFile(join(box.directory, 'models', name), bytes)
  const files = async () => (await readdir(join(box.directory, 'models'))).filter((name) => name !== '.lares')

  /** A model in memory, as a plugin would hold it. */
  const load = async (model: string, task: ModelTask) => {
    let isBusy = false
    const tenant: MemoryTenant = {
      plugin: 'test',
      task,
      run: { model, contextTokens: 128, parallel: 1, gpuLayers: 0 },
      isBusy: () => isBusy,
      giveWay: async () => {},
    }
    await models.memory.acquire(tenant, AbortSignal.timeout(5000))
    return {
      work(busy: boolean) {
        isBusy = busy
      },
    }
  }
  const inMemory = () => models.memory.figures().models.map(({ model }) => model)

  it('refuses the choice of the owner while there is another to choose, and names it', async () => {
    await put('one.gguf', gguf(1))
    await put('two.gguf', gguf(2))
    await models.setActive('chat', 'one')
    await assert.rejects(models.remove('one'), refusal('MODEL_ACTIVE', /one is the active model.*two/))
    await models.remove('two')
    assert.deepEqual(await files(), ['one.gguf'])
  })

  it('removes the choice for whom knows that another one answers, and forgets it', async () => {
    await put('one.gguf', gguf(1))
    await put('two.gguf', gguf(2))
    await models.setActive('chat', 'one')
    await models.remove('one', undefined, { evenIfChosen: true })
    assert.deepEqual([await models.activeId('chat'), await models.inUse('chat')], [undefined, 'two'])
  })

  it('removes the last model of a task, chosen or not, and the task has none', async () => {
    await put('vectors.gguf', EMBEDDER)
    await models.remove('vectors')
    await put('vectors.gguf', EMBEDDER)
    await models.setActive('embedding', 'vectors')
    await models.remove('vectors')
    assert.deepEqual(await files(), [])
    assert.deepEqual([await models.activeId('embedding'), await models.inUse('embedding')], [undefined, undefined])
  })

  it('removes what the plan chose and nothing has loaded', async () => {
    await put('one.gguf', gguf(1))
    await put('two.gguf', gguf(2))
    const planned = (await models.inUse('chat')) ?? ''
    await models.remove(planned)
    assert.deepEqual(await files(), [planned === 'one' ? 'two.gguf' : 'one.gguf'])
  })

  it('keeps a model of a pinned task that is in memory while there is another', async () => {
    await put('one.gguf', gguf(1))
    await put('two.gguf', gguf(2))
    await load('one', 'chat')
    await assert.rejects(models.remove('one'), refusal('MODEL_ACTIVE', /Activate another one first/))
  })

  it('takes an idle model out of memory first, and leaves one that works', async () => {
    await put('vectors.gguf', EMBEDDER)
    const held = await load('vectors', 'embedding')
    held.work(true)
    await assert.rejects(models.remove('vectors'), refusal('MODEL_ACTIVE', /at work/))
    assert.deepEqual([await files(), inMemory()], [['vectors.gguf'], ['vectors']])
    held.work(false)
    await models.remove('vectors')
    assert.deepEqual([await files(), inMemory()], [[], []])
  })

  it('names what cannot be used with its reason, and removes it by its file name', async () => {
    await put('one.gguf', gguf(1))
    await put('broken.gguf', 'GGUF')
    await put('net.onnx', 'nothing')
    await put('My Model.gguf', gguf(1))
    await put('eyes.gguf', writeGguf({ entries: [['general.architecture', 'clip']] }))
    await put('notes.txt', 'not a model and not ours')
    await symlink('/nowhere/at-all.gguf', join(box.directory, 'models', 'lost.gguf'))
    const unusable = await models.unusable()
    assert.deepEqual(
      unusable.map(({ fileName, code }) => [fileName, code]),
      [
        ['My Model.gguf', 'MODEL_NAME_REFUSED'],
        ['broken.gguf', 'MODEL_FILE_INVALID'],
        ['eyes.gguf', 'MODEL_FILE_INVALID'],
        ['lost.gguf', 'MODEL_FILE_UNREADABLE'],
        ['net.onnx', 'MODEL_FILE_INVALID'],
      ],
    )
    assert.match(unusable[1]?.reason ?? '', /ends inside/)
    assert.match(unusable[2]?.reason ?? '', /part of a model/)
    assert.equal(unusable[1]?.sizeBytes, 4)
    for (const { fileName } of unusable) await models.remove(fileName)
    assert.deepEqual(await files(), ['notes.txt', 'one.gguf'])
    await assert.rejects(models.remove('notes.txt'), refusal('MODEL_UNKNOWN'))
    await assert.rejects(models.remove('../data'), refusal('MODEL_UNKNOWN'))
  })

  it('removes a model that was damaged after its import, with its record', async () => {
    await writeFile(join(box.directory, 'outside.gguf'), gguf(3))
    await models.importFile(join(box.directory, 'outside.gguf'))
    await put('outside.gguf', 'GGUF')
    assert.deepEqual(
      (await models.unusable()).map(({ fileName }) => fileName),
      ['outside.gguf'],
    )
    await models.remove('outside')
    assert.deepEqual([await files(), await models.store.records.all()], [[], []])
    await models.importFile(join(box.directory, 'outside.gguf'))
    assert.equal((await models.find('outside'))?.origin, 'imported')
  })
})
