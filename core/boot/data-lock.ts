import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../contracts/errors.ts'

const LOCK_FILE = 'lares.lock'
/** Longer than a look at the lock takes. */
const LOCK_WAIT_MS = 250
const SQLITE_BUSY = 5

/** Keeps a second box off the data directory for as long as this one lives, however it ends. @throws DATA_DIR_IN_USE */
export function lockDataDirectory(directory: string): () => void {
  const lock = new DatabaseSync(join(directory, LOCK_FILE), { timeout: LOCK_WAIT_MS })
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new AppError(
      'DATA_DIR_IN_USE',
      'conflict',
      `Another box runs on ${directory}. Stop it, or set LARES_DATA_DIR to another directory.`,
      { cause },
    )
  }
  return () => lock.close()
}

/** Whether a box runs on the data directory now, as far as this user may see it. */
export function isDataDirectoryInUse(directory: string): boolean {
  const path = join(directory, LOCK_FILE)
  if (!existsSync(path)) return false
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(path, { readOnly: true, timeout: 0 })
    lock.prepare('SELECT 1 FROM sqlite_master').all()
    return false
  } catch (error) {
    // A lock that cannot be read is the boot's to refuse.
    return (error as { readonly errcode?: number }).errcode === SQLITE_BUSY
  } finally {
    lock?.close()
  }
}
