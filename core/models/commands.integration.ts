import assert from 'node:assert/strict'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLares } from '../cli/testing/run-lares.ts'
import { type SparseModel, writeSparseModel } from '../profiles/memory/testing/sparse-model.ts'
import { writeGguf } from './gguf/testing/gguf-writer.ts'

/** A layer of it takes nearly a GiB. */
const LLAMA: Omit<SparseModel, 'layers'> = {
  architecture: 'llama',
  embedding: 8192,
  feedForward: 28_672,
  heads: 64,
  kvHeads: 8,
  headLength: 128,
  vocabulary: 32_000,
}

describe('lares models', function () {
  this.timeout(120_000)
  let directory: string

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-commands-'))
    const bytes = writeGguf({
      tensors: [
        { name: 'token_embd.weight', dimensions: [256, 64] },
        { name: 'output_norm.weight', dimensions: [8] },
      ],
    })
    await mkdir(join(directory, 'data', 'models'), { recursive: true, mode: 0o700 })
    for (const name of ['one', 'two']) await writeFile(join(directory, `${name}.gguf`), bytes)
  })
  after(() => rm(directory, { recursive: true, force: true }))

  const lares = (...args: readonly string[]) => runLares(join(directory, 'data'), 'models', ...args)

  it('lists what is installed, marks what runs, and lists the catalogue', async () => {
    const { code, out } = await lares('list')
    assert.equal(code, 0)
    assert.match(out, /^\* {2}lares-starter +chat/m)
    const all = (await lares('list', '--all')).out
    assert.match(all, /QUANTISATION/)
    assert.match(all, /qwen3-0\.6b-q8_0 +chat +639\.4 MB +0\.6B +Q8_0/)
    assert.match(all, / ~\d+\.\d [GM]B /)
    assert.doesNotMatch(all, / \? /)
  })

  it('says in its JSON which model is active, and what cannot be used', async () => {
    const broken = join(directory, 'data', 'models', 'broken.gguf')
    await writeFile(broken, 'GGUF')
    try {
      const listed = JSON.parse((await lares('list', '--json')).out)
      assert.deepEqual(
        listed.models.map(({ id, active }: Record<string, unknown>) => [id, active]),
        [['lares-starter', true]],
      )
      assert.deepEqual([listed.unusable.length, listed.unusable[0].fileName], [1, 'broken.gguf'])
      const { out } = await lares('list')
      assert.match(out, /^broken\.gguf +4 B +This is not a usable model file: /m)
      for (const name of ['broken', 'broken.gguf']) {
        const verified = await lares('verify', name)
        assert.equal(verified.code, 1)
        assert.match(verified.out, /^broken {2}broken\.gguf {2}WRONG: This is not a usable model file: /)
        assert.match((await lares('show', name)).err, /^This is not a usable model file: /)
      }
      assert.equal((await lares('remove', 'broken.gguf')).out, 'broken.gguf is removed\n')
    } finally {
      await rm(broken, { force: true })
    }
  })

  it('knows the digest of what Lares brings, and remembers that of a file put there by hand when told', async () => {
    const path = join(directory, 'data', 'models', 'found.gguf')
    await copyFile(join(directory, 'one.gguf'), path)
    try {
      const { code, out } = await lares('verify')
      assert.equal(code, 0)
      assert.match(out, /^lares-starter {2}lares-starter\.gguf {2}sha256:[0-9a-f]{64} {2}right$/m)
      assert.match(out, /^found {2}found\.gguf {2}sha256:[0-9a-f]{64} {2}not known: .*--record/m)
      assert.match((await lares('verify', 'found', '--record')).out, /recorded/)
      assert.match((await lares('verify', 'found')).out, /right$/m)
    } finally {
      assert.equal((await lares('remove', 'found')).code, 0)
    }
  })

  it('imports, shows, verifies, activates and removes a file', async () => {
    for (const name of ['one', 'two']) {
      const imported = await lares('import', join(directory, `${name}.gguf`))
      assert.deepEqual([imported.code, imported.err], [0, ''])
      assert.match(imported.out, new RegExp(`^${name} is installed: chat, `))
    }
    const shown = await lares('show', 'one')
    assert.match(shown.out, /^id +one$/m)
    const verified = await lares('verify', 'one')
    assert.equal(verified.code, 0)
    assert.match(verified.out, /^one {2}one\.gguf {2}sha256:[0-9a-f]{64} {2}right$/m)
    const activated = await lares('activate', 'one')
    assert.equal(activated.out, 'one is now the model for chat\n')
    assert.match(activated.err, /changes to it once it is loaded/)
    assert.match((await lares('list')).out, /^\* {2}one +chat/m)
    assert.match((await lares('remove', 'one')).err, /one is the active model/)
    assert.equal((await lares('remove', 'two')).out, 'two is removed\n')
    const left = (await readdir(join(directory, 'data', 'models'))).filter((name) => name.endsWith('.gguf'))
    assert.deepEqual(left, ['one.gguf'])
  })

  it('says when the model that is activated does not fit', async () => {
    const path = join(directory, 'data', 'models', 'giant.gguf')
    await writeSparseModel(path, { ...LLAMA, layers: 800 })
    const { out, err } = await lares('activate', 'giant')
    assert.equal(out, 'giant is now the model for chat\n')
    assert.match(err, /giant does not fit this box, .*"lares plan"/)
    await lares('activate', 'one')
    await rm(path)
  })

  it('tells of a damaged file by its code of exit', async () => {
    const path = join(directory, 'data', 'models', 'one.gguf')
    const [bytes, { atime, mtime }] = await Promise.all([readFile(path), stat(path)])
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
    await writeFile(path, bytes)
    await utimes(path, atime, mtime)
    const { code, out } = await lares('verify', 'one')
    assert.equal(code, 1)
    assert.match(out, /WRONG$/m)
  })

  it('refuses what is not there with a sentence', async () => {
    for (const command of ['show', 'activate', 'remove', 'verify']) {
      const { code, out, err } = await lares(command, 'nothing')
      assert.deepEqual([code, out], [1, ''], command)
      assert.match(err, /There is no model "nothing" on this box\./)
    }
    const refused = await lares('import', join(directory, 'absent.gguf'))
    assert.notEqual(refused.code, 0)
    assert.doesNotMatch(refused.err, / at .*\.ts:\d+/)
  })
})
