import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { unprivileged } from '../testing/unprivileged.ts'
import { DirectorySource } from './directory-source.ts'
import { pullFile } from './pull-file.ts'

const URL_OF = (name: string) => `https://huggingface.co/owner/repository/resolve/main/${name}`

describe('DirectorySource', () => {
  let directory: string
  let mirror: string
  let store: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-mirror-'))
    ;[mirror, store] = [join(directory, 'mirror'), join(directory, 'store')]
    for (const each of [mirror, store]) await mkdir(each)
    for (const each of [directory, mirror]) await chmod(each, 0o755)
    await chmod(store, 0o777)
    await writeFile(join(mirror, 'm.gguf'), randomBytes(100_000))
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const pull = (name = 'm.gguf', idleLimitMs = 0) =>
    pullFile(
      {
        source: new DirectorySource({ url: URL_OF(name), directory: mirror }),
        target: join(store, 'm.gguf'),
        sha256: 'a'.repeat(64),
      },
      { signal: AbortSignal.timeout(5_000), freeFloorBytes: 0, firstRetryMs: 1, idleLimitMs },
    )
  const refusal = (code: string, part: RegExp) => (error: unknown) =>
    error instanceof AppError && error.code === code && part.test(error.message)

  it('says of a file that may not be read that it is the mirror, not the store', async () => {
    await chmod(join(mirror, 'm.gguf'), 0o600)
    await unprivileged(() =>
      assert.rejects(pull(), refusal('MODEL_SOURCE_DENIED', /m\.gguf of the mirror directory .* permission denied/)),
    )
    await chmod(mirror, 0o700)
    await unprivileged(() => assert.rejects(pull(), refusal('MODEL_SOURCE_DENIED', /mirror directory/)))
  })

  it('says of a store that may not be written that it is the store', async () => {
    await chmod(store, 0o755)
    await unprivileged(() =>
      assert.rejects(pull(), refusal('MODEL_STORE_UNWRITABLE', /directory of models cannot be written: permission/)),
    )
  })

  it('tells a digest that may not be read from one that is not there', async () => {
    await writeFile(join(mirror, 'm.gguf.sha256'), 'x', { mode: 0o600 })
    await unprivileged(() => assert.rejects(pull(), refusal('MODEL_SOURCE_DENIED', /mirror directory/)))
  })

  it('tells a mirror that lacks the file from one that is away, and waits for that', async () => {
    await assert.rejects(pull('other.gguf'), refusal('MODEL_SOURCE_MISSING', /does not have other\.gguf/))
    await assert.rejects(pull('%00.gguf'), refusal('MODEL_SOURCE_MISSING', /does not have/))
    await rm(mirror, { recursive: true })
    await assert.rejects(pull(), refusal('MODEL_SOURCE_BUSY', /Is it mounted/))
    const waiting = pull('m.gguf', 5_000)
    setTimeout(() => mkdir(mirror), 100)
    await assert.rejects(waiting, refusal('MODEL_SOURCE_MISSING', /does not have/))
  })
})
