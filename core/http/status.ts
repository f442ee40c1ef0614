import type { AppError, ErrorKind } from '../contracts/errors.ts'
import type { Dialect } from '../contracts/route.ts'

/** The only place where a kind of error becomes an HTTP status. */
const STATUS: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'unsupported-media': 415,
  misdirected: 421,
  limited: 429,
  unavailable: 503,
  timeout: 504,
  'storage-full': 507,
  internal: 500,
}

/** Status of an error in a dialect: clients of the older dialects know validation errors as 400. */
export function statusOf(error: AppError, dialect: Dialect): number {
  return error.kind === 'invalid' && dialect !== 'problem' ? 400 : STATUS[error.kind]
}
