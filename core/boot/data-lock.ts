import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../contracts/errors.ts'

/** Keeps a second box off the data directory for as long as this one lives, however it ends. @throws DATA_DIR_IN_USE */
export function lockDataDirectory(directory: string): () => void {
  const lock = new DatabaseSync(join(directory, 'lares.lock'), { timeout: 0 })
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
