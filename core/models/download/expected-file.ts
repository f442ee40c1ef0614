import { AppError } from '../../contracts/errors.ts'
import type { PartialState } from './partial-file.ts'
import type { OpenedSource } from './source.ts'

/** What a file must be to be taken. */
export interface ExpectedFile {
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
}

/**
 * What the file must be, from what we know and what the source says; where both speak they must agree.
 * @throws MODEL_DIGEST_UNKNOWN, MODEL_DIGEST_MISMATCH, MODEL_SIZE_UNKNOWN, MODEL_SIZE_MISMATCH
 */
export function expectedFile(
  known: { readonly sizeBytes?: number | undefined; readonly sha256?: string | undefined },
  opened: OpenedSource,
  state: PartialState | undefined,
): ExpectedFile {
  // A source that goes on with the same version need not state its digest again.
  const sha256 = known.sha256 ?? opened.sha256 ?? (opened.offset > 0 ? state?.sha256 : undefined)
  if (sha256 === undefined) {
    throw new AppError(
      'MODEL_DIGEST_UNKNOWN',
      'unavailable',
      'Neither the catalogue nor the source states the SHA-256 of this file, so it cannot be trusted. Give the digest with the request, or put a .sha256 file beside it on the mirror.',
    )
  }
  if (opened.sha256 !== undefined && opened.sha256 !== sha256) throw digestMismatch(sha256, opened.sha256)
  const sizeBytes = known.sizeBytes ?? opened.totalBytes
  if (sizeBytes === undefined) {
    throw new AppError(
      'MODEL_SIZE_UNKNOWN',
      'unavailable',
      'The source does not state the size of this file, so no room can be kept for it.',
    )
  }
  for (const found of [opened.totalBytes, opened.statedBytes]) {
    if (found !== undefined && found !== sizeBytes) throw sizeMismatch(sizeBytes, found)
  }
  return { sizeBytes, sha256 }
}

/** The bytes are not those that were announced. */
export function digestMismatch(expected: string, found: string): AppError {
  const message = 'The file is not the one that was announced: its SHA-256 differs. It was not installed.'
  return new AppError('MODEL_DIGEST_MISMATCH', 'unavailable', message, { details: { expected, found } })
}

/** There are more or fewer bytes than were announced. */
export function sizeMismatch(expected: number, found: number): AppError {
  const message = `The file is not the one that was announced: ${expected} bytes expected, the source has ${found}. It was not installed.`
  return new AppError('MODEL_SIZE_MISMATCH', 'unavailable', message, { details: { expected, found } })
}

/** True when the bytes that lie here may be to blame. */
export function isMismatch(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'MODEL_DIGEST_MISMATCH' || error.code === 'MODEL_SIZE_MISMATCH')
}
