import assert from 'node:assert/strict'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ModelDeed } from '../contracts/models.ts'
import { writeGguf } from './gguf/testing/gguf-writer.ts'
import type { ModelService } from './model-service.ts'
import { MisbehavingHub } from './testing/misbehaving-hub.ts'
import { PlainOutbound } from './testing/plain-outbound.ts'
import { type TestModels, testModelsIn } from './testing/test-models.ts'

const gguf = (rows: number): Buffer =>
  writeGguf({
    tensors: [
      { name: 'token_embd.weight', dimensions: [256, rows] },
      { name: 'output_norm.weight', dimensions: [8] },
    ],
  })

describe('a box beside which commands work', function () {
  this.timeout(30_000)
  const hub = new MisbehavingHub(gguf(2048))
  let directory: string
  let box: TestModels
  let models: ModelService
  let command: ModelService

  before(() => hub.start())
  after(() => hub.stop())
  beforeEach(async () => {
    hub.behave({})
    directory = await mkdtemp(join(tmpdir(), 'lares-beside-'))
    const options = { outbound: new PlainOutbound(), sources: { mirror: `http://${hub.host}` } }
    box = await testModelsIn(directory, options)
    models = box.service
    // Its own events go nowhere, as those of a process that ends.
    command = (await testModelsIn(directory, options)).service
    await writeFile(join(directory, 'outside.gguf'), gguf(4))
    await writeFile(join(directory, 'models', 'here.gguf'), gguf(1))
    await models.start()
    // The first look only remembers what is there.
    await sleep(500)
  })
  afterEach(async () => {
    await models.stop()
    await rm(directory, { recursive: true, force: true })
  })

  const deeds = () =>
    box.events
      .filter(({ id }) => id === 'models.deed@1')
      .map(({ payload }) => payload as ModelDeed)
      .map(({ deed, modelId, by }) => `${by.actor} ${deed} ${modelId}`)
  const changes = () =>
    box.events
      .filter(({ id }) => id === 'models.changed@1')
      .map(({ payload }) => payload as { readonly id: string; readonly change: string })
      .map(({ id, change }) => `${id} ${change}`)
  const told = async (count: number) => {
    while (changes().length < count) await sleep(50)
    // What is told twice is told within two looks.
    await sleep(4_500)
  }
  const finish = async (service: ModelService, id: string) => {
    for await (const _ of await service.downloads.watch(id, AbortSignal.timeout(20_000)));
  }

  it('tells what a command imports, pulls and removes, by its name and once', async () => {
    await command.importFile(join(directory, 'outside.gguf'))
    await finish(command, (await command.downloads.start({ model: 'tiny' })).id)
    await told(2)
    assert.deepEqual(changes().toSorted(), ['outside installed', 'tiny installed'])
    assert.deepEqual(deeds().toSorted(), ['command import outside', 'command install tiny'])
    await command.remove('outside')
    await command.remove('here')
    await told(4)
    assert.deepEqual(changes().slice(2).toSorted(), ['here removed', 'outside removed'])
    assert.deepEqual(deeds().slice(2).toSorted(), ['command remove here', 'command remove outside'])
  })

  it('tells what it does itself as itself, also while it pulls for long', async () => {
    hub.behave({ slow: { pieceBytes: 16 * 1024, everyMs: 40 } })
    const { id } = await models.downloads.start({ model: 'tiny' })
    await models.importFile(join(directory, 'outside.gguf'))
    await models.remove('here')
    await command.importFile(join(directory, 'outside.gguf'), { fileName: 'second.gguf' })
    await told(3)
    await finish(models, id)
    await told(4)
    assert.deepEqual(changes(), ['outside installed', 'here removed', 'second installed', 'tiny installed'])
    assert.deepEqual(deeds(), [
      'system pull tiny',
      'system import outside',
      'system remove here',
      'command import second',
      'system install tiny',
    ])
  })

  it('notices what somebody puts there or takes away by hand, and blames nobody', async () => {
    await models.importFile(join(directory, 'outside.gguf'))
    // Copied slowly: half of it is no model, and the directory does not change when the rest comes.
    const path = join(directory, 'models', 'by-hand.gguf')
    await writeFile(path, gguf(3).subarray(0, 500))
    await sleep(4_000)
    await appendFile(path, gguf(3).subarray(500))
    await told(2)
    await rm(join(directory, 'models', 'outside.gguf'))
    await told(3)
    assert.deepEqual(changes(), ['outside installed', 'by-hand installed', 'outside removed'])
    assert.deepEqual(deeds(), ['system import outside'])
  })
})
