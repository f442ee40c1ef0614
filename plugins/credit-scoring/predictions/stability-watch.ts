import { populationShift, type Shift } from '../audit/stability.ts'
import type { TrainingReport } from '../audit/training-report.ts'
import type { ModelRegistry } from '../registry/model-registry.ts'
import type { PredictionRepository } from './repository.ts'

/** Movement of the newest predictions of a version against its training data. */
export interface StabilityReport {
  readonly version: string
  readonly rows: number
  readonly shifts: readonly Shift[]
}

const RECENT_ROWS = 1_000
const FRESH_MS = 60_000

/** Compares recent predictions with the population that a version was trained on. */
export class StabilityWatch {
  readonly #registry: ModelRegistry
  readonly #predictions: PredictionRepository
  #kept: { readonly report: StabilityReport; readonly at: number } | undefined

  constructor(parts: { readonly registry: ModelRegistry; readonly predictions: PredictionRepository }) {
    this.#registry = parts.registry
    this.#predictions = parts.predictions
  }

  /** @throws CREDIT_VERSION_UNKNOWN, CREDIT_VERSION_DAMAGED */
  async of(version: string): Promise<StabilityReport> {
    const report: TrainingReport = JSON.parse((await this.#registry.read(version, 'report.json')).toString('utf8'))
    const rows = await this.#predictions.ofVersion(version, RECENT_ROWS)
    const applicants = rows.map((row): Readonly<Record<string, number | string>> => JSON.parse(row.applicant))
    const shifts = report.baselines.map((baseline) =>
      populationShift(
        baseline,
        baseline.name === 'probability' ? rows.map((row) => row.probability) : applicants.map((a) => a[baseline.name]),
      ),
    )
    return { version, rows: rows.length, shifts: rows.length === 0 ? [] : shifts }
  }

  /** The active version's, at most a minute old: what figures at `/metrics` may cost. */
  async recent(): Promise<StabilityReport> {
    if (this.#kept === undefined || performance.now() - this.#kept.at > FRESH_MS)
      this.#kept = { report: await this.of(await this.#registry.activeName()), at: performance.now() }
    return this.#kept.report
  }
}
