import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeGguf } from './gguf/testing/gguf-writer.ts'

const LARES = fileURLToPath(new URL('../cli/lares.js', import.meta.url))
/** `nobody`: root may read and write everything, so that a test that runs as root hands over to somebody who may not. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

describe('lares models where rights are missing', function () {
  this.timeout(60_000)
  const bytes = writeGguf({
    tensors: [
      { name: 'token_embd.weight', dimensions: [256, 1] },
      { name: 'output_norm.weight', dimensions: [8] },
    ],
  })
  let directory: string
  let models: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-rights-'))
    models = join(directory, 'models')
    await mkdir(models)
    for (const path of [directory, models]) await own(path)
    await put(join(models, 'one.gguf'))
  })
  afterEach(async () => {
    await chmod(models, 0o700)
    await rm(directory, { recursive: true })
  })

  const own = async (path: string) => {
    if (isRoot) await chown(path, NOBODY, NOBODY)
  }
  const put = async (path: string, mode = 0o600) => {
    await writeFile(path, bytes)
    await own(path)
    await chmod(path, mode)
    return path
  }
  const lares = (...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
      const env = { PATH: process.env['PATH'] ?? '', HOME: directory, LARES_DATA_DIR: directory }
      const options = { env, timeout: 60_000, ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) }
      execFile(process.execPath, [LARES, 'models', ...args], options, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
      )
    })
  /** A failure in one line, without a path or a stack. */
  const assertSaid = ({ code, out, err }: Awaited<ReturnType<typeof lares>>, sentence: RegExp) => {
    assert.equal(code, 1)
    assert.match(out + err, sentence)
    assert.doesNotMatch(out + err, new RegExp(` at .*:\\d+|${directory}`))
  }

  it('says of a file that it may not read that it may not', async () => {
    assertSaid(
      await lares('import', await put(join(directory, 'locked.gguf'), 0)),
      /^The file cannot be read: permission denied\. Check its owner and rights\.\n$/,
    )
    await put(join(models, 'locked.gguf'), 0)
    assertSaid(await lares('verify', 'locked'), /^locked {2}locked\.gguf {2}WRONG: The file cannot be read: permission/)
    const { code, out } = await lares('list')
    assert.equal(code, 0)
    assert.match(out, /^locked\.gguf .*cannot be read: permission denied/m)
    assert.match(out, /one +chat/)
  })

  it('says of a store that it may not write that it may not, and leaves nothing behind', async () => {
    const outside = await put(join(directory, 'outside.gguf'))
    await chmod(models, 0o500)
    assertSaid(await lares('import', outside), /^The directory of models cannot be written.* LARES_MODELS_DIR\.\n$/)
    assertSaid(await lares('remove', 'one'), /^The directory of models cannot be written: permission denied\./)
    assert.deepEqual(await readdir(models), ['one.gguf'])
  })

  it('says of a store that it may not read that it may not, instead of showing an empty one', async () => {
    await chmod(models, 0)
    const listed = await lares('list')
    assertSaid(listed, /^The directory of models cannot be read: permission denied\. /m)
    assert.match(listed.out, /lares-starter/)
  })
})
