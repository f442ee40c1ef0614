import { AppError } from '../contracts/errors.ts'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is not there, or its link leads nowhere',
  ELOOP: 'its link leads in circles',
  ENOTDIR: 'it is not a directory',
  EISDIR: 'it is a directory',
  EIO: 'the disk has a fault',
}

/** Why the system refused, in words and without a path. */
export function reasonOf(error: unknown): string {
  const code = errnoOf(error)
  return code === undefined ? 'for a reason that the system does not name' : (REASONS[code] ?? code)
}

/** `EACCES` and the like; undefined for an error that is not of the system. */
export function errnoOf(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | undefined)?.code
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined
}

/** A model file that the box may not or cannot read. */
export function fileUnreadable(cause: unknown): AppError {
  return new AppError(
    'MODEL_FILE_UNREADABLE',
    'forbidden',
    `The file cannot be read: ${reasonOf(cause)}. Check its owner and rights.`,
    { cause },
  )
}

/** Answers errors of the system as those of a file that cannot be read; others pass. */
export function asUnreadable(error: unknown): unknown {
  return errnoOf(error) === undefined ? error : fileUnreadable(error)
}
