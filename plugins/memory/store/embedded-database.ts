import type { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Storage } from '../../../core/contracts/storage.ts'

/** The embedded database. @throws MEMORY_STORAGE_UNSUPPORTED when the box runs on another one */
export function embeddedDatabase(storage: Storage): DatabaseSync {
  if (storage.sqlite !== undefined) return storage.sqlite
  throw unsupported()
}

/** Its file, for a connection of another thread. @throws MEMORY_STORAGE_UNSUPPORTED */
export function embeddedFile(storage: Storage): string {
  if (storage.file !== undefined) return storage.file
  throw unsupported()
}

function unsupported(): AppError {
  return new AppError(
    'MEMORY_STORAGE_UNSUPPORTED',
    'unavailable',
    'The memory needs the embedded SQLite database. Leave LARES_DATABASE_URL unset to use it.',
  )
}
