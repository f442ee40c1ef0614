import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../contracts/errors.ts'
import { writeGguf } from './gguf/testing/gguf-writer.ts'
import type { ModelRecord } from './store/model-record.ts'
import { PlainOutbound } from './testing/plain-outbound.ts'
import { catalogueModel, type TestModels, testModels } from './testing/test-models.ts'

const gguf = (rows: number): Buffer =>
  writeGguf({
    tensors: [
      { name: 'token_embd.weight', dimensions: [256, rows] },
      { name: 'output_norm.weight', dimensions: [8] },
    ],
  })
const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** A catalogue that knows every byte of one model. */
const RIGHT = gguf(2)
const OTHER = gguf(3)
const SAME_SIZE = Buffer.from(RIGHT)
SAME_SIZE.writeUInt8(RIGHT.readUInt8(RIGHT.length - 1) ^ 1, RIGHT.length - 1)
const KNOWN = catalogueModel({
  id: 'known-1k-f32',
  parameters: '1K',
  licence: 'The licence of the catalogue',
  aliases: ['known:1k'],
  files: [
    {
      url: 'https://huggingface.co/someone/model/resolve/main/Known-1K-F32.gguf',
      sizeBytes: RIGHT.length,
      sha256: sha256Of(RIGHT),
    },
  ],
  verified: true,
})
const ROUGH = catalogueModel({
  id: 'rough-4b',
  approximateMiB: 2500,
  files: [{ url: 'https://huggingface.co/someone/rough/resolve/main/Rough-4B.gguf' }],
})

describe('a file with a name of the catalogue', () => {
  let box: TestModels
  let outside: string

  beforeEach(async () => {
    box = await testModels({ outbound: new PlainOutbound(), sources: {}, models: [KNOWN, ROUGH] })
    outside = join(box.directory, 'outside')
    await mkdir(outside)
  })
  afterEach(() => box.remove())

  const given = async (name: string, bytes: Buffer) => {
    await writeFile(join(outside, name), bytes)
    return join(outside, name)
  }
  const found = (name: string, bytes: Buffer) => writeFile(join(box.directory, 'models', name), bytes)
  const record = (changes: Partial<ModelRecord>) =>
    box.service.store.records.put({
      id: 'Known-1K-F32',
      origin: 'imported',
      files: [{ name: 'Known-1K-F32.gguf', sizeBytes: RIGHT.length, sha256: sha256Of(RIGHT) }],
      installedAt: new Date(),
      ...changes,
    })
  const listed = async () => (await box.service.installed()).map(({ id, licence, note }) => ({ id, licence, note }))

  for (const [what, name, bytes, difference] of [
    ['has another size', 'Known-1K-F32.gguf', OTHER, `it has ${OTHER.length} bytes, not ${RIGHT.length}`],
    ['has another digest', 'Known-1K-F32.gguf', SAME_SIZE, `its SHA-256 is ${sha256Of(SAME_SIZE)}`],
    ['has the id for a name', 'KNOWN-1k-f32.gguf', OTHER, 'it has'],
    ['is far from the size of it', 'Rough-4B.gguf', OTHER, 'it has 0 MiB, not about 2500'],
  ] as const) {
    it(`is not imported when it ${what}, and another name is the way out`, async () => {
      const path = await given(name, bytes)
      await assert.rejects(box.service.importFile(path), (error: unknown) => {
        assert.ok(error instanceof AppError)
        assert.equal(error.code, 'MODEL_NAME_TAKEN')
        assert.ok(error.message.includes(difference), error.message)
        assert.match(error.message, /--file-name/)
        return true
      })
      assert.deepEqual(await box.service.installed(), [])
      assert.equal((await box.service.importFile(path, { fileName: 'mine.gguf' })).id, 'mine')
    })
  }

  it('is imported as the model that it is, with one id, so that a pull finds it', async () => {
    for (const name of ['Known-1K-F32.gguf', 'known-1k-f32.gguf']) {
      const model = await box.service.importFile(await given(name, RIGHT))
      assert.deepEqual([model.id, model.licence], ['known-1k-f32', KNOWN.licence])
      assert.equal((await box.service.downloads.start({ model: 'known:1k' })).status, 'completed')
      assert.equal((await box.service.verify(model.id, AbortSignal.timeout(5000)))[0]?.matches, true)
      await box.service.remove(model.id)
      assert.deepEqual(await box.service.installed(), [])
    }
  })

  it('is listed by its own header, with a note, when somebody put another file there', async () => {
    await found('Known-1K-F32.gguf', OTHER)
    await found('Rough-4B.gguf', OTHER)
    const note = (id: string, why: string) => `It has the name of ${id} of the catalogue and is another file: ${why}.`
    assert.deepEqual(await listed(), [
      {
        id: 'Known-1K-F32.gguf',
        licence: undefined,
        note: note('known-1k-f32', `it has ${OTHER.length} bytes, not ${RIGHT.length}`),
      },
      { id: 'Rough-4B.gguf', licence: undefined, note: note('rough-4b', 'it has 0 MiB, not about 2500') },
    ])
    assert.deepEqual(
      (await box.service.catalogue()).map(({ installed }) => installed),
      [false, false],
    )
  })

  it('is the model when somebody put the right one there, and a check of its bytes tells', async () => {
    await found('Known-1K-F32.gguf', SAME_SIZE)
    assert.equal((await listed())[0]?.id, 'known-1k-f32')
    assert.equal((await box.service.verify('known-1k-f32', AbortSignal.timeout(5000)))[0]?.matches, false)
  })

  it('has one id too where an older box recorded it under its file name', async () => {
    await found('Known-1K-F32.gguf', RIGHT)
    await record({})
    assert.deepEqual(await listed(), [{ id: 'known-1k-f32', licence: KNOWN.licence, note: undefined }])
    await box.service.remove('known-1k-f32')
    assert.deepEqual(await box.service.store.records.all(), [])
  })

  it('keeps what was fetched from the address of the catalogue as that model', async () => {
    await found('Known-1K-F32.gguf', SAME_SIZE)
    const [file] = KNOWN.files
    const { length } = SAME_SIZE
    await record({
      id: KNOWN.id,
      origin: 'catalogue',
      files: [{ name: 'Known-1K-F32.gguf', sizeBytes: length, sha256: sha256Of(SAME_SIZE), url: file?.url }],
    })
    assert.equal((await listed())[0]?.id, 'known-1k-f32')
  })
})
