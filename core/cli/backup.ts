import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { z } from 'zod'
import { readVersion } from '../boot/box-facts.ts'
import { type Command, type CommandContext, defineCommand } from '../contracts/command.ts'
import { AppError } from '../contracts/errors.ts'
import { writeArchive } from './archive.ts'
import { type BackupManifest, DATABASE_FILE, digestOf, filesToBackUp, MANIFEST_FILE } from './backup-manifest.ts'

/** Pages copied in one step: all of them, so that a busy box does not make the copy start over for ever. */
const ALL_PAGES = 2 ** 30

/** `lares backup FILE`: database, keys and settings as one consistent archive, while the box runs. */
export const backupCommand: Command = defineCommand(
  {
    name: 'backup',
    summary: 'Write database, keys and settings into one archive, while the box runs; models are left out',
    positionals: ['file'],
    options: z.object({ file: z.string().min(1).describe('A new file; keep it as safe as the box') }),
  },
  async ({ file }, context) => {
    const staging = await mkdtemp(join(tmpdir(), 'lares-backup-'))
    try {
      const names = await stage(staging, context)
      await writeFileOnce(
        file,
        [MANIFEST_FILE, ...names].map((name) => ({ name, path: join(staging, name) })),
      )
      context.print(`Wrote ${names.length} files to ${file}. It holds every key of the box: keep it safe.`)
      return 0
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  },
)

/** Copies everything into a private directory, with its manifest. Returns the names, without the manifest's. */
async function stage(staging: string, context: CommandContext): Promise<readonly string[]> {
  const { data } = context.paths
  // Files first: the head of the audit chain may then be older than the chain, never newer.
  const names = await filesToBackUp(data)
  const copied: string[] = []
  for (const name of names) {
    context.signal.throwIfAborted()
    await mkdir(dirname(join(staging, name)), { recursive: true, mode: 0o700 })
    if (await copyIfThere(join(data, name), join(staging, name))) copied.push(name)
  }
  await copyDatabase(context, join(staging, DATABASE_FILE))
  const all = [...copied, DATABASE_FILE]
  const manifest: BackupManifest = {
    format: 'lares-backup',
    version: 1,
    laresVersion: await readVersion(),
    createdAt: new Date().toISOString(),
    files: Object.fromEntries(await Promise.all(all.map(async (name) => [name, await digestOf(join(staging, name))]))),
  }
  await writeFile(join(staging, MANIFEST_FILE), JSON.stringify(manifest, undefined, 2))
  return all
}

/** False for a file that the box has removed since it was listed. */
async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function copyDatabase(context: CommandContext, path: string): Promise<void> {
  const { sqlite } = await context.storage()
  if (sqlite === undefined)
    throw new AppError('BACKUP_UNSUPPORTED', 'invalid', 'This box keeps its data in PostgreSQL: back that up instead.')
  await backup(sqlite, path, { rate: ALL_PAGES })
  const copy = new DatabaseSync(path)
  try {
    // One file without a log beside it.
    copy.exec('PRAGMA journal_mode = DELETE')
    const verdict = copy.prepare('PRAGMA integrity_check').get()?.['integrity_check']
    if (verdict !== 'ok')
      throw new AppError('BACKUP_DAMAGED', 'internal', `The database is damaged (${String(verdict).slice(0, 200)}).`)
  } finally {
    copy.close()
  }
}

/** Never over an existing file, never half. @throws BACKUP_FILE_EXISTS */
async function writeFileOnce(file: string, entries: Parameters<typeof writeArchive>[0]): Promise<void> {
  const partial = `${file}.partial`
  const placeholder = await open(file, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause
    throw new AppError('BACKUP_FILE_EXISTS', 'conflict', `${file} exists already. Name a new file.`, { cause })
  })
  await placeholder.close()
  try {
    const output = createWriteStream(partial, { flags: 'w', mode: 0o600, flush: true })
    await pipeline(writeArchive(entries), createGzip(), output)
    await rename(partial, file)
  } catch (error) {
    await Promise.all([rm(partial, { force: true }), rm(file, { force: true })])
    throw error
  }
}
