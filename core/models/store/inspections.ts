import { AppError } from '../../contracts/errors.ts'
import { asUnreadable } from '../file-unreadable.ts'
import type { Inspection } from '../inspect-file.ts'
import type { Inspect } from '../inspection.ts'
import type { FoundFile } from './store-files.ts'

/** What the check of a file said: exactly one of the two. */
export interface Verdict {
  readonly inspection: Inspection | undefined
  readonly refusal: AppError | undefined
}

const REMEMBERED = 2_000

/** Checks each file once per size and time, since a list of models is asked for again and again. */
export class Inspections {
  readonly #verdicts = new Map<string, Promise<Verdict>>()

  of(file: FoundFile, inspect: Inspect): Promise<Verdict> {
    const key = `${file.path}\n${file.stat.size}\n${file.stat.mtimeMs}`
    const cached = this.#verdicts.get(key)
    if (cached !== undefined) return cached
    if (this.#verdicts.size >= REMEMBERED) this.#verdicts.clear()
    const verdict = inspect(file.path, file.name).then(
      (inspection) => ({ inspection, refusal: undefined }),
      (error: unknown) => {
        const refusal = refusalOf(error)
        // Only a refusal is an answer; a check that did not run is tried again.
        if (refusal.code !== 'MODEL_FILE_INVALID') this.#verdicts.delete(key)
        return { inspection: undefined, refusal }
      },
    )
    this.#verdicts.set(key, verdict)
    return verdict
  }
}

function refusalOf(error: unknown): AppError {
  const known = asUnreadable(error)
  if (known instanceof AppError) return known
  return new AppError('INTERNAL', 'internal', 'It could not be checked; the log has the reason.', { cause: error })
}
