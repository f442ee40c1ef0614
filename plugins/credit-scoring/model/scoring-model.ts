/** How one number of an encoded row comes about; `factor` is the attribute that answers for it. */
export type Column = { readonly factor: number } & (
  | { readonly kind: 'number'; readonly feature: string; readonly fallback: number }
  | {
      readonly kind: 'ordinal'
      readonly feature: string
      readonly values: readonly string[]
      readonly fallback: number
    }
  | { readonly kind: 'missing'; readonly feature: string }
  | { readonly kind: 'level'; readonly feature: string; readonly value: string }
  | { readonly kind: 'ratio'; readonly numerator: number; readonly denominators: readonly number[] }
)

/** A ramp from 0 to 1 over part of a column's range: `weight * clip(x * scale + offset, 0, 1)`. */
export interface LinearTerm {
  readonly column: number
  readonly scale: number
  readonly offset: number
  readonly weight: number
}

/** A binary tree in parallel lists: `column` is -1 at a leaf; a row goes left when its value is at most the threshold. */
export interface Tree {
  readonly column: readonly number[]
  readonly threshold: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly value: readonly number[]
}

/**
 * The population that a contribution is measured against, as counts only: no row of it can be read back.
 * `patterns` holds, per tree, triples of leaf node, bit mask of the leaf's factors whose conditions hold, and rows.
 */
export interface ReferencePopulation {
  readonly name: string
  readonly rows: number
  readonly termMeans: readonly number[]
  readonly patterns: readonly (readonly number[])[]
  /** Median or most frequent value by factor, for the words of an explanation. */
  readonly typical: Readonly<Record<string, number | string>>
}

/** A model as it is served: an additive score in log-odds of default. Blend and calibration are folded in. */
export interface ScoringModel {
  readonly format: 1
  readonly name: string
  readonly factors: readonly string[]
  readonly columns: readonly Column[]
  readonly intercept: number
  readonly linear: readonly LinearTerm[]
  readonly trees: readonly Tree[]
  readonly reference: ReferencePopulation
}

/** Log-odds to probability. */
export function sigmoid(margin: number): number {
  return margin >= 0 ? 1 / (1 + Math.exp(-margin)) : Math.exp(margin) / (1 + Math.exp(margin))
}
