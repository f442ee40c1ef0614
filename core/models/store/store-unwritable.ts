import { AppError } from '../../contracts/errors.ts'
import { errnoOf, reasonOf } from '../file-unreadable.ts'

const FULL = new Set(['ENOSPC', 'EDQUOT'])

/** Answers what the system said while the directory of models was written as an error for people; others pass. */
export function asUnwritable(error: unknown): unknown {
  const errno = errnoOf(error)
  if (errno === undefined) return error
  if (FULL.has(errno)) {
    const message = 'The disk became full while the directory of models was written. Make room and retry.'
    return new AppError('MODEL_DISK_FULL', 'storage-full', message, { cause: error })
  }
  return new AppError(
    'MODEL_STORE_UNWRITABLE',
    'unavailable',
    `The directory of models cannot be written: ${reasonOf(error)}. Check its owner and LARES_MODELS_DIR.`,
    { cause: error },
  )
}
