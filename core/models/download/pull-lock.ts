import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../contracts/errors.ts'

const SQLITE_BUSY = 5
const SQLITE_IOERR = 10

/** Locks of this process, for file systems that have none. */
const held = new Set<string>()

/**
 * Keeps all others from writing the same files of the store: other pulls and imports of this process, and those of the
 * box or a command beside it. The operating system gives a lock back when its process ends, however that happens; the
 * empty lock file stays, since another process may have it open already.
 * @throws MODEL_DOWNLOAD_RUNNING, MODEL_STORE_UNWRITABLE
 */
export async function withPullLock<T>(targets: readonly string[], work: () => Promise<T>): Promise<T> {
  const releases: (() => void)[] = []
  try {
    for (const target of targets) releases.push(await take(target))
    return await work()
  } finally {
    for (const release of releases) release()
  }
}

async function take(target: string): Promise<() => void> {
  const directory = join(dirname(target), '.lares', 'locks')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  // Some file systems take names that differ in case alone for the same file.
  const path = join(directory, `${basename(target).toLowerCase()}.lock`)
  if (held.has(path)) throw running(target)
  const lock = openLock(path)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    const { errcode = 0 } = error as { readonly errcode?: number }
    if ((errcode & 0xff) !== SQLITE_IOERR) {
      lock.close()
      throw errcode === SQLITE_BUSY ? running(target) : unusable(error)
    }
    // A network file system without locks: this process is kept from itself at least.
  }
  held.add(path)
  return () => {
    held.delete(path)
    lock.close()
  }
}

function openLock(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 0 })
  } catch (error) {
    throw unusable(error)
  }
}

function unusable(cause: unknown): AppError {
  const message = 'The directory of models cannot be written: its locks cannot be used. Check the owner of all in it.'
  return new AppError('MODEL_STORE_UNWRITABLE', 'unavailable', message, { cause })
}

function running(target: string): AppError {
  return new AppError(
    'MODEL_DOWNLOAD_RUNNING',
    'conflict',
    `Another download or import is writing ${basename(target)}. Wait for it or cancel it, or choose another name.`,
  )
}
