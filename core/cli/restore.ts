import { createReadStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { lockDataDirectory } from '../boot/data-lock.ts'
import { type Command, defineCommand } from '../contracts/command.ts'
import { AppError } from '../contracts/errors.ts'
import { openDataDirectory } from '../storage/data-directory.ts'
import { readArchive } from './archive.ts'
import { BackupManifest, DATABASE_FILE, digestOf, MANIFEST_FILE } from './backup-manifest.ts'

/** What may lie in a data directory that counts as empty. */
const IGNORED: readonly string[] = ['lares.lock', 'lares.lock-journal', 'models', 'uploads']

/** `lares restore FILE`: brings back a box from its backup, all of it or nothing. */
export const restoreCommand: Command = defineCommand(
  {
    name: 'restore',
    summary: 'Bring back database, keys and settings from a backup; the box must not run',
    positionals: ['file'],
    options: z.object({
      file: z.string().min(1).describe('The archive that `lares backup` wrote'),
      replace: z.boolean().default(false).describe('Move what is in the data directory aside first'),
    }),
  },
  async ({ file, replace }, { paths, print, note }) => {
    await openDataDirectory(paths.data)
    const unlock = lockDataDirectory(paths.data)
    const staging = await mkdtemp(join(paths.data, '.restore-'))
    try {
      const names = await unpackVerified(file, staging)
      const there = (await readdir(paths.data)).filter((name) => !IGNORED.includes(name) && !name.startsWith('.'))
      if (there.length > 0 && !replace)
        throw new AppError(
          'RESTORE_NOT_EMPTY',
          'conflict',
          `${paths.data} is not empty. Use --replace to move what is there aside, or set LARES_DATA_DIR.`,
        )
      if (there.length > 0) note(`What was there is now in ${await moveAside(paths.data, there)}.`)
      for (const name of names) await moveIn(join(staging, name), join(paths.data, name))
      const directory = await open(paths.data, 'r')
      await directory.sync().finally(() => directory.close())
      print(`Restored ${names.length} files to ${paths.data}. Start the box with \`npm start\`.`)
      return 0
    } finally {
      await rm(staging, { recursive: true, force: true })
      unlock()
    }
  },
)

/** Unpacks beside the data and checks every file before anything is touched. @throws ARCHIVE_BROKEN */
async function unpackVerified(file: string, staging: string): Promise<readonly string[]> {
  const input = createReadStream(file)
  const unzipped = input.pipe(createGunzip())
  input.on('error', (error) => unzipped.destroy(error))
  let names: readonly string[]
  try {
    names = await readArchive(unzipped, staging)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (cause instanceof AppError || code === 'ENOSPC') throw cause
    throw damaged(code === 'ENOENT' ? `${file} does not exist` : 'it is no backup, or it is damaged', cause)
  } finally {
    input.destroy()
  }
  const manifest = BackupManifest.safeParse(await readJson(join(staging, MANIFEST_FILE)))
  if (!manifest.success) throw damaged('it has no manifest of this version', manifest.error)
  const expected = Object.entries(manifest.data.files)
  const listed = new Set([MANIFEST_FILE, ...expected.map(([name]) => name)])
  if (!listed.has(DATABASE_FILE) || names.length !== listed.size || names.some((name) => !listed.has(name)))
    throw damaged('its files are not those of its manifest')
  for (const [name, digest] of expected)
    if ((await digestOf(join(staging, name))) !== digest) throw damaged(`'${name}' is not what was written`)
  return names.filter((name) => name !== MANIFEST_FILE)
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

const damaged = (reason: string, cause?: unknown) =>
  new AppError('ARCHIVE_BROKEN', 'invalid', `The backup cannot be read: ${reason}. Nothing was changed.`, { cause })

async function moveAside(data: string, names: readonly string[]): Promise<string> {
  const aside = join(data, `.before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
  await mkdir(aside, { mode: 0o700 })
  for (const name of names) await rename(join(data, name), join(aside, name))
  return aside
}

async function moveIn(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(from, to)
  await chmod(to, 0o600)
}
