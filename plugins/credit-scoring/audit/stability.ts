import type { CreditSchema } from '../dataset/credit-schema.ts'
import type { Applicant } from '../model/applicant-values.ts'

/** Shares of a population over groups of one quantity: what later populations are compared with. */
export interface Baseline {
  readonly name: string
  /** Upper borders of groups of a number; absent for categories. */
  readonly borders?: readonly number[]
  /** Names of the groups of a category; absent for numbers. */
  readonly values?: readonly string[]
  /** Share by group; the last one is that of missing values. */
  readonly shares: readonly number[]
}

/** How far a population has moved. */
export interface Shift {
  readonly name: string
  readonly psi: number
  readonly verdict: 'stable' | 'moved' | 'shifted' | 'too few rows'
}

const GROUPS = 10
const MIN_ROWS = 100
/** Share that stands for an empty group, so that the logarithm stays finite. */
const EMPTY_SHARE = 0.001

/** Baselines of every feature and of the probability. */
export function describeStability(
  schema: CreditSchema,
  applicants: readonly Applicant[],
  probabilities: ArrayLike<number>,
): readonly Baseline[] {
  const features = schema.features.map((feature) => {
    const values = applicants.map((applicant) => applicant[feature.name])
    return feature.type === 'number'
      ? numberBaseline(feature.name, values)
      : categoryBaseline(
          feature.name,
          feature.values.map((item) => item.value),
          values,
        )
  })
  return [...features, numberBaseline('probability', Array.from(probabilities))]
}

/**
 * Population stability index of later values against a baseline: under 0.1 stable, over 0.25 shifted.
 * Source: Siddiqi 2006, Credit Risk Scorecards.
 */
export function populationShift(baseline: Baseline, values: readonly (number | string | null | undefined)[]): Shift {
  const actual = sharesOf(baseline, values)
  const psi = baseline.shares.reduce((sum, share, group) => {
    const expected = Math.max(share, EMPTY_SHARE)
    const found = Math.max(actual[group] ?? 0, EMPTY_SHARE)
    return sum + (found - expected) * Math.log(found / expected)
  }, 0)
  const verdict = values.length < MIN_ROWS ? 'too few rows' : psi < 0.1 ? 'stable' : psi < 0.25 ? 'moved' : 'shifted'
  return { name: baseline.name, psi, verdict }
}

function numberBaseline(name: string, values: readonly unknown[]): Baseline {
  const sorted = values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b)
  const borders: number[] = []
  for (let i = 1; i < GROUPS; i++) {
    const border = sorted[Math.floor((i * sorted.length) / GROUPS)]
    if (border !== undefined && border > (borders.at(-1) ?? -Infinity)) borders.push(border)
  }
  const baseline = { name, borders, shares: [] }
  return { ...baseline, shares: sharesOf(baseline, values) }
}

function categoryBaseline(name: string, names: readonly string[], values: readonly unknown[]): Baseline {
  const baseline = { name, values: names, shares: [] }
  return { ...baseline, shares: sharesOf(baseline, values) }
}

function sharesOf({ borders, values: names = [] }: Baseline, values: readonly unknown[]): number[] {
  const groups = borders === undefined ? names.length : borders.length + 1
  const counts = new Array<number>(groups + 1).fill(0)
  for (const value of values) {
    const group = groupOf(value, borders, names)
    const at = group < 0 ? groups : group
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.map((count) => count / Math.max(1, values.length))
}

/** -1 for a missing or unknown value. */
function groupOf(value: unknown, borders: readonly number[] | undefined, names: readonly string[]): number {
  if (borders === undefined) return typeof value === 'string' ? names.indexOf(value) : -1
  if (typeof value !== 'number') return -1
  const group = borders.findIndex((border) => value < border)
  return group < 0 ? borders.length : group
}
