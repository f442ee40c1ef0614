import type { CreditSchema } from '../dataset/credit-schema.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { bandOf } from '../dataset/dataset.ts'
import { areaUnderRoc } from '../learning/metrics.ts'

/** How one group fares under a model. Shares are 0 to 1; null where the group is too small to say. */
export interface GroupOutcome {
  readonly group: string
  readonly rows: number
  readonly default_share: number
  readonly mean_probability: number
  readonly approval_share: number
  /** Approval share over that of the group with the highest one. Below 0.8 calls for an explanation. */
  readonly impact_ratio: number | null
  /** Approved among those who repaid. */
  readonly opportunity_share: number | null
  readonly auc: number | null
}

/** Groups of one attribute. */
export interface FairnessTable {
  readonly attribute: string
  /** True for an attribute that the model may use; false for one that it never sees. */
  readonly is_used: boolean
  readonly groups: readonly GroupOutcome[]
  /** Largest difference of opportunity between groups that are large enough. */
  readonly opportunity_gap: number | null
}

const MIN_ROWS = 30

/** Approval, opportunity and calibration by group, for protected attributes and for features with audit bands. */
export function fairnessTables(
  dataset: Dataset,
  schema: CreditSchema,
  scored: { readonly probabilities: ArrayLike<number>; readonly threshold: number },
): readonly FairnessTable[] {
  const hidden = schema.protected.map(({ name }) => ({ name, isUsed: false, groups: dataset.groups[name] ?? [] }))
  const used = schema.features.flatMap((feature) => {
    if (feature.type !== 'number' || feature.audit_bands === undefined) return []
    const bands = feature.audit_bands
    const groups = dataset.applicants.map((applicant) => bandOf(bands, Number(applicant[feature.name])))
    return [{ name: feature.name, isUsed: true, groups }]
  })
  return [...hidden, ...used].map(({ name, isUsed, groups }) => {
    const outcomes = outcomesOf(groups, dataset.bad, scored)
    const opportunities = outcomes.map((o) => o.opportunity_share).filter((share) => share !== null)
    return {
      attribute: name,
      is_used: isUsed,
      groups: outcomes,
      opportunity_gap: opportunities.length < 2 ? null : Math.max(...opportunities) - Math.min(...opportunities),
    }
  })
}

function outcomesOf(
  groups: readonly string[],
  bad: Uint8Array,
  { probabilities, threshold }: { readonly probabilities: ArrayLike<number>; readonly threshold: number },
): readonly GroupOutcome[] {
  const byGroup = Map.groupBy(groups.keys(), (row) => groups[row] ?? '')
  const raw = [...byGroup].map(([group, rows]) => {
    const p = rows.map((row) => probabilities[row] ?? 0)
    const y = rows.map((row) => bad[row] ?? 0)
    const repaid = rows.filter((row) => bad[row] === 0)
    const approvedOf = (some: readonly number[]): number =>
      some.filter((row) => (probabilities[row] ?? 0) < threshold).length / some.length
    const badRows = rows.length - repaid.length
    return {
      group,
      rows: rows.length,
      default_share: badRows / rows.length,
      mean_probability: p.reduce((sum, value) => sum + value, 0) / rows.length,
      approval_share: approvedOf(rows),
      opportunity_share: repaid.length >= MIN_ROWS ? approvedOf(repaid) : null,
      auc: Math.min(badRows, repaid.length) >= 10 ? areaUnderRoc(p, y) : null,
    }
  })
  const best = Math.max(0, ...raw.filter((o) => o.rows >= MIN_ROWS).map((o) => o.approval_share))
  return raw
    .map((o) => ({ ...o, impact_ratio: o.rows >= MIN_ROWS && best > 0 ? o.approval_share / best : null }))
    .toSorted((a, b) => b.rows - a.rows || a.group.localeCompare(b.group))
}
