import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync, gzipSync } from 'node:zlib'
import { lockDataDirectory } from '../boot/data-lock.ts'
import { Settings } from '../config/settings.ts'
import type { Command } from '../contracts/command.ts'
import { BoxStorage } from '../storage/storage.ts'
import { backupCommand } from './backup.ts'
import { CommandSession } from './command-context.ts'
import { restoreCommand } from './restore.ts'

describe('backup and restore', () => {
  let root: string
  let data: string
  let archive: string
  let storage: BoxStorage

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lares-backup-test-'))
    data = join(root, 'data')
    archive = join(root, 'box.tar.gz')
    await mkdir(join(data, 'keys/security'), { recursive: true, mode: 0o700 })
    await mkdir(join(data, 'models'))
    await mkdir(join(data, 'llm-chat/state'), { recursive: true })
    await writeFile(join(data, 'keys/security/password.pepper'), Buffer.alloc(32, 7), { mode: 0o600 })
    await writeFile(join(data, 'lares.yaml'), 'core: { boxName: attic }\n')
    await writeFile(join(data, 'models/big.gguf'), 'weights')
    await writeFile(join(data, 'setup-code'), 'secret')
    await writeFile(join(data, 'llm-chat/state/CACHEDIR.TAG'), 'Signature: 8a477f597d28d172789f06886806bc55')
    await writeFile(join(data, 'llm-chat/state/prefix.bin'), 'cache')
    storage = BoxStorage.open(data)
    storage.database.connection.exec('CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1), (2), (3)')
  })
  afterEach(async () => {
    await storage.close()
    await rm(root, { recursive: true })
  })

  const run = async (command: Command, directory: string, options: object) => {
    const settings = await Settings.load({ LARES_DATA_DIR: directory }, root)
    const owner = { name: 'core', config: undefined, migrations: async () => undefined }
    const session = new CommandSession(settings, owner, new AbortController().signal)
    try {
      return await command.run(command.spec.options.parse(options), { ...session.context, print() {}, note() {} })
    } finally {
      await session.close()
    }
  }
  const target = () => join(root, 'other')

  it('brings a box back onto an empty directory, while the old one goes on writing', async () => {
    const writing = (async () => {
      for (let n = 4; n < 60; n++) await storage.database.write((db) => db.prepare('INSERT INTO t VALUES (?)').run(n))
    })()
    assert.equal(await run(backupCommand, data, { file: archive }), 0)
    await writing
    assert.equal((await stat(archive)).mode & 0o777, 0o600)
    assert.equal(await run(restoreCommand, target(), { file: archive }), 0)
    const restored = new DatabaseSync(join(target(), 'lares.sqlite'))
    assert.ok(Number(restored.prepare('SELECT count(*) AS n FROM t').get()?.['n']) >= 3)
    assert.equal(restored.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok')
    restored.close()
    assert.deepEqual(await readFile(join(target(), 'keys/security/password.pepper')), Buffer.alloc(32, 7))
    assert.equal((await stat(join(target(), 'keys/security/password.pepper'))).mode & 0o777, 0o600)
    assert.equal((await stat(join(target(), 'keys'))).mode & 0o777, 0o700)
    assert.deepEqual((await readdir(target())).toSorted(), ['keys', 'lares.lock', 'lares.sqlite', 'lares.yaml'])
  })

  it('is a tar archive that any tar reads', async () => {
    await run(backupCommand, data, { file: archive })
    const { execFileSync } = await import('node:child_process')
    const listed = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n')
    assert.deepEqual(listed.toSorted(), ['backup.json', 'keys/security/password.pepper', 'lares.sqlite', 'lares.yaml'])
  })

  it('does not write over a file, nor into a directory that is in use or not empty', async () => {
    await run(backupCommand, data, { file: archive })
    await assert.rejects(run(backupCommand, data, { file: archive }), { code: 'BACKUP_FILE_EXISTS' })
    await assert.rejects(run(restoreCommand, data, { file: archive }), { code: 'RESTORE_NOT_EMPTY' })
    await mkdir(target(), { mode: 0o700 })
    const unlock = lockDataDirectory(target())
    await assert.rejects(run(restoreCommand, target(), { file: archive }), { code: 'DATA_DIR_IN_USE' })
    unlock()
  })

  it('moves aside what is there when asked', async () => {
    await run(backupCommand, data, { file: archive })
    await mkdir(target(), { mode: 0o700 })
    await writeFile(join(target(), 'lares.yaml'), 'core: {}')
    await run(restoreCommand, target(), { file: archive, replace: true })
    assert.match(await readFile(join(target(), 'lares.yaml'), 'utf8'), /attic/)
    const aside = (await readdir(target())).find((name) => name.startsWith('.before-restore-')) ?? ''
    assert.equal(await readFile(join(target(), aside, 'lares.yaml'), 'utf8'), 'core: {}')
  })

  it('refuses an archive that is cut, changed, or not ours, and touches nothing', async () => {
    await run(backupCommand, data, { file: archive })
    const whole = await readFile(archive)
    const tar = gunzipSync(whole)
    const flipped = Buffer.from(tar)
    const at = flipped.indexOf('attic')
    flipped.write('cellar'.slice(0, 5), at)
    const renamed = Buffer.from(tar)
    renamed.write('../../lares.yaml\0', renamed.indexOf('lares.yaml\0'))
    const damaged = [
      whole.subarray(0, whole.length / 2),
      Buffer.from('not an archive'),
      gzipSync(tar.subarray(0, 1024)),
      gzipSync(flipped),
      gzipSync(renamed),
      gzipSync(Buffer.alloc(1024)),
    ]
    for (const [index, bytes] of damaged.entries()) {
      const file = join(root, `damaged-${index}`)
      await writeFile(file, bytes)
      await assert.rejects(run(restoreCommand, target(), { file }), { code: 'ARCHIVE_BROKEN' }, String(index))
      assert.deepEqual(await readdir(target()), ['lares.lock'])
    }
    await assert.rejects(run(restoreCommand, target(), { file: join(root, 'nowhere') }), /does not exist/)
  })

  it('carries files byte for byte, also empty ones and those of an odd size', async () => {
    const sizes = [0, 1, 511, 512, 513, 70_001]
    for (const size of sizes) await writeFile(join(data, `file-${size}`), Buffer.alloc(size, size % 251))
    await run(backupCommand, data, { file: archive })
    await run(restoreCommand, target(), { file: archive })
    const digest = async (path: string) =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
    for (const size of sizes)
      assert.equal(await digest(join(target(), `file-${size}`)), await digest(join(data, `file-${size}`)))
  })
})
