import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { withPullLock } from '../download/pull-lock.ts'
import { unprivileged } from '../testing/unprivileged.ts'
import { importFile } from './import-file.ts'
import { modelPath } from './model-path.ts'

describe('importFile', () => {
  let directory: string
  let outside: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-import-'))
    outside = join(directory, 'outside.gguf')
    await mkdir(join(directory, 'models'))
    await writeFile(outside, 'weights')
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const importIt = (fileName: string) =>
    importFile(outside, {
      directory: join(directory, 'models'),
      fileName,
      inspect: async () => ({ format: 'other' }),
      freeFloorBytes: 0,
      signal: new AbortController().signal,
    })
  const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code

  it('says whether it is the file or the store that gives no access', async () => {
    const models = join(directory, 'models')
    await chmod(directory, 0o755)
    await chmod(outside, 0o600)
    await unprivileged(() => assert.rejects(importIt('model.gguf'), refusal('MODEL_FILE_UNREADABLE')))
    await chmod(outside, 0o644)
    await chmod(models, 0o755)
    await unprivileged(() => assert.rejects(importIt('model.gguf'), refusal('MODEL_STORE_UNWRITABLE')))
    await rm(outside)
    await assert.rejects(importIt('model.gguf'), /there is no such file/)
    assert.deepEqual(await readdir(models), [])
  })

  it('keeps off a name that a pull writes, and touches nothing of it', async () => {
    const models = join(directory, 'models')
    await withPullLock([await modelPath(models, 'model.gguf')], async () => {
      await writeFile(join(models, 'model.gguf.partial'), 'of the pull')
      await assert.rejects(importIt('model.gguf'), refusal('MODEL_DOWNLOAD_RUNNING'))
      assert.equal((await importIt('other.gguf')).id, 'other')
    })
    const files = (await readdir(models)).filter((name) => name !== '.lares').toSorted()
    assert.deepEqual(files, ['model.gguf.partial', 'other.gguf'])
    assert.equal((await importIt('model.gguf')).id, 'model')
  })
})
