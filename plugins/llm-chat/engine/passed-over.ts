import { AppError } from '../../../core/contracts/errors.ts'
import type { InstalledModel } from '../../../core/contracts/models.ts'

/** What is not the file's fault, for example full memory, may be over later; each further failure doubles the wait. */
const FIRST_PAUSE_MS = 10 * 60_000
const LONGEST_PAUSE_MS = 24 * 60 * 60_000

interface Failure {
  readonly file: string
  readonly reason: string
  readonly count: number
  readonly untilMs: number
}

/** Models that could not be loaded, so that a file which nobody can use does not take chat from one that works. */
export class PassedOver {
  readonly #failures = new Map<string, Failure>()
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  has(model: InstalledModel): boolean {
    const failure = this.#failures.get(model.id)
    return failure !== undefined && failure.file === fileOf(model) && this.#now() < failure.untilMs
  }

  reason(model: InstalledModel): string {
    return this.#failures.get(model.id)?.reason ?? ''
  }

  add(model: InstalledModel, error: Error): void {
    if (this.has(model)) return
    const before = this.#failures.get(model.id)
    const count = before?.file === fileOf(model) ? before.count + 1 : 1
    const isFileBad = error instanceof AppError && error.code === 'LLM_MODEL_INVALID'
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - 1))
    this.#failures.set(model.id, {
      file: fileOf(model),
      reason: error.message,
      count,
      untilMs: isFileBad ? Number.POSITIVE_INFINITY : this.#now() + pauseMs,
    })
  }

  delete(model: InstalledModel): void {
    this.#failures.delete(model.id)
  }
}

/** Another one when the file was replaced. */
function fileOf({ files, sizeBytes, modifiedAt }: InstalledModel): string {
  return `${files[0]} ${sizeBytes} ${modifiedAt.getTime()}`
}
