import assert from 'node:assert/strict'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveInside } from './resolve-inside.ts'

describe('resolveInside', () => {
  let root: string
  let directory: string
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'lares-inside-')))
    directory = join(root, 'models')
    await mkdir(directory)
    await writeFile(join(root, 'secret'), 'x')
  })
  afterEach(() => rm(root, { recursive: true }))

  it('joins a bare name, whether or not the file exists', async () => {
    await writeFile(join(directory, 'here.gguf'), 'x')
    for (const name of ['here.gguf', 'Phi-3-mini-4k-instruct-q4.gguf', 'été 2.onnx', '0'])
      assert.equal(await resolveInside(directory, name), join(directory, name))
  })

  it('refuses paths, tricks and names that a file system cannot hold', async () => {
    for (const name of [
      '',
      '.',
      '..',
      '../secret',
      'a/../../secret',
      '/etc/passwd',
      '..\\secret',
      'a\\b',
      'C:evil',
      'a/b',
      '.hidden',
      'a..b',
      'nul\0.gguf',
      'line\nfeed',
      '%2e%2e%2fsecret/',
      '\u202egguf',
      'x'.repeat(201),
      'é'.repeat(150),
      '-rf',
      'end.',
      'end ',
      '~root',
      '$(id)',
      'a;b',
      '|id',
      '＼..＼secret',
      '․․/secret',
      "a'b",
      'a"b',
      'a*b',
      'a?b',
    ])
      await assert.rejects(resolveInside(directory, name), { code: 'FILE_NAME_REFUSED', kind: 'invalid' }, name)
  })

  it('refuses a symbolic link, also a dangling one', async () => {
    await symlink(join(root, 'secret'), join(directory, 'link'))
    await symlink(join(root, 'nowhere'), join(directory, 'dangling'))
    for (const name of ['link', 'dangling'])
      await assert.rejects(resolveInside(directory, name), { code: 'FILE_NAME_REFUSED' })
  })

  it('follows a directory that is itself a link', async () => {
    await symlink(directory, join(root, 'alias'))
    assert.equal(await resolveInside(join(root, 'alias'), 'a.gguf'), join(directory, 'a.gguf'))
  })
})
