import { AppError } from '../../../core/contracts/errors.ts'
import { areaUnderRoc } from '../learning/metrics.ts'
import type { CreditSchema } from './credit-schema.ts'
import type { Dataset } from './dataset.ts'

/** A single attribute that ranks the outcome better than this knows the outcome. */
const TOO_GOOD_AUC = 0.985

/**
 * Refuses data from which a model would learn what it cannot know: an id, or the outcome under another name.
 * @throws CREDIT_DATA_LEAKS naming the features.
 */
export function refuseLeakage(dataset: Dataset, schema: CreditSchema): void {
  const faults = schema.features.flatMap((feature) => {
    const values = dataset.applicants.map((applicant) => applicant[feature.name] ?? null)
    if (feature.type === 'number') {
      const numbers = values.map((value) => (typeof value === 'number' ? value : Number.NaN))
      if (isRunningNumber(numbers)) return [`${feature.name} counts the rows like an id`]
      return knowsOutcome(
        numbers.map((value) => (Number.isNaN(value) ? -Infinity : value)),
        dataset.bad,
      )
        ? [`${feature.name} tells the outcome almost by itself`]
        : []
    }
    return knowsOutcome(rateEncoded(values, dataset.bad), dataset.bad)
      ? [`${feature.name} tells the outcome almost by itself`]
      : []
  })
  if (faults.length === 0) return
  throw new AppError(
    'CREDIT_DATA_LEAKS',
    'invalid',
    `The data would teach what is not known when a credit is asked for: ${faults.join('; ')}. List such columns under "ignored".`,
  )
}

/** True for numbers that rise or fall by the same step in (almost) every row. */
function isRunningNumber(values: readonly number[]): boolean {
  if (values.length < 50 || new Set(values).size !== values.length) return false
  const step = (values[1] ?? 0) - (values[0] ?? 0)
  let regular = 0
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) - (values[i - 1] ?? 0) === step) regular += 1
  return regular >= 0.9 * (values.length - 1)
}

function knowsOutcome(values: readonly number[], bad: Uint8Array): boolean {
  const auc = areaUnderRoc(values, bad)
  return Math.max(auc, 1 - auc) > TOO_GOOD_AUC
}

/** Each category as its share of bad rows; a category of few rows is not evidence and gets the overall share. */
function rateEncoded(values: readonly (string | number | null)[], bad: Uint8Array): number[] {
  const counts = new Map<unknown, { rows: number; bad: number }>()
  values.forEach((value, row) => {
    const count = counts.get(value) ?? { rows: 0, bad: 0 }
    counts.set(value, { rows: count.rows + 1, bad: count.bad + (bad[row] ?? 0) })
  })
  const overall = bad.reduce((sum, label) => sum + label, 0) / bad.length
  return values.map((value) => {
    const count = counts.get(value)
    return count === undefined || count.rows < 5 ? overall : count.bad / count.rows
  })
}
