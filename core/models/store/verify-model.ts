import { basename } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { digestOf } from '../download/hash-thread.ts'
import { asUnreadable } from '../file-unreadable.ts'
import { describeModel } from './describe-model.ts'
import type { StoredModel } from './model-store.ts'

/** What a look at every byte of a file said. */
export interface VerifiedFile {
  readonly model: string
  readonly file: string
  /** Absent where the file could not be read, or was refused before. */
  readonly sha256?: string
  /** Whether it is as it should be; undefined when nobody knows how it should be. */
  readonly matches: boolean | undefined
  readonly reason?: string
}

/** Reads every byte of a model and compares with what was recorded, announced, or is known of what Lares brings. */
export async function verifyModel(stored: StoredModel, signal: AbortSignal): Promise<readonly VerifiedFile[]> {
  const { id: model, known, refusal } = stored
  const results: VerifiedFile[] = []
  for (const [index, { path, sha256: recorded }] of stored.files.entries()) {
    const file = basename(path)
    // The check looks at the main file.
    if (index === 0 && refusal !== undefined) {
      results.push({ model, file, matches: false, reason: refusal.message })
      continue
    }
    const announced = known === undefined ? undefined : 'files' in known ? known.files[index]?.sha256 : known.sha256
    results.push({ model, file, ...(await compared(path, recorded ?? announced, signal)) })
  }
  return results.map((result) => (result.matches === undefined ? { ...result, reason: unknownReason(stored) } : result))
}

async function compared(
  path: string,
  expected: string | undefined,
  signal: AbortSignal,
): Promise<Pick<VerifiedFile, 'sha256' | 'matches' | 'reason'>> {
  try {
    const sha256 = await digestOf(path, signal)
    return { sha256, matches: expected === undefined ? undefined : expected === sha256 }
  } catch (error) {
    const reason = asUnreadable(error)
    if (!(reason instanceof AppError)) throw error
    return { matches: false, reason: reason.message }
  }
}

function unknownReason(stored: StoredModel): string {
  if (stored.origin !== 'found' || describeModel(stored) === undefined) return 'there is nothing to compare with'
  return 'there is nothing to compare with; with --record this digest is what later checks compare with'
}
