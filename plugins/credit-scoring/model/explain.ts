import { rampOf } from './evaluate.ts'
import { holdingMask, type LeafPath, leafPaths } from './leaf-paths.ts'
import type { ScoringModel } from './scoring-model.ts'

/** Contributions in log-odds: `base` plus their sum is the margin of the row. */
export interface Explanation {
  /** Mean margin of the reference population. */
  readonly base: number
  /** By factor, in the model's order. */
  readonly contributions: Float64Array
}

/** Explains rows of one model. */
export type Explainer = (row: Float32Array) => Explanation

interface LeafTable {
  readonly leaf: LeafPath
  /** Contribution of each factor of the leaf, for each mask of the explained row. */
  readonly phi: Float64Array
}

/**
 * Prepares exact interventional Shapley values against the model's reference population. Players are whole attributes:
 * all columns of a category move together. What a leaf gives depends only on which of its conditions hold for the row
 * and for the population, so everything is tabulated once and an explanation is one look-up per leaf.
 * Source: Lundberg et al. 2020, Nature Machine Intelligence 2, "interventional TreeSHAP"; closed form for a single leaf.
 */
export function prepareExplainer(model: ScoringModel): Explainer {
  const factorOf = model.columns.map((column) => column.factor)
  const tables: LeafTable[] = []
  let base = model.intercept
  model.trees.forEach((tree, index) => {
    const leaves = leafPaths(tree, factorOf)
    const shares = leafShares(leaves, model.reference.patterns[index] ?? [], model.reference.rows)
    leaves.forEach((leaf, position) => {
      const share = shares[position] ?? new Float64Array(1)
      base += leaf.value * (share[share.length - 1] ?? 0)
      if (leaf.factors.length > 0) tables.push({ leaf, phi: tabulate(leaf, share) })
    })
  })
  model.linear.forEach((term, index) => {
    base += term.weight * (model.reference.termMeans[index] ?? 0)
  })

  return (row) => {
    const contributions = new Float64Array(model.factors.length)
    const add = (factor: number, amount: number): void => {
      contributions[factor] = (contributions[factor] ?? 0) + amount
    }
    model.linear.forEach((term, index) => {
      add(factorOf[term.column] ?? 0, term.weight * (rampOf(term, row) - (model.reference.termMeans[index] ?? 0)))
    })
    for (const { leaf, phi } of tables) {
      const from = holdingMask(leaf, row) * leaf.factors.length
      for (let bit = 0; bit < leaf.factors.length; bit++) add(leaf.factors[bit] ?? 0, phi[from + bit] ?? 0)
    }
    return { base, contributions }
  }
}

/** Share of the population by mask, for each leaf. */
function leafShares(leaves: readonly LeafPath[], patterns: readonly number[], rows: number): Float64Array[] {
  const positions = new Map(leaves.map((leaf, position) => [leaf.node, position]))
  const shares = leaves.map((leaf) => new Float64Array(1 << leaf.factors.length))
  for (let i = 0; i + 2 < patterns.length; i += 3) {
    const share = shares[positions.get(patterns[i] ?? -1) ?? -1]
    if (share !== undefined) share[patterns[i + 1] ?? 0] = (patterns[i + 2] ?? 0) / rows
  }
  return shares
}

/** Shapley values of the game "is the leaf reached", weighted by the population, times the leaf's value. */
function tabulate(leaf: LeafPath, share: Float64Array): Float64Array {
  const players = leaf.factors.length
  const full = (1 << players) - 1
  const phi = new Float64Array((full + 1) * players)
  for (let own = 0; own <= full; own++) {
    for (let other = 0; other <= full; other++) {
      const weight = share[other] ?? 0
      if (weight === 0 || (own | other) !== full) continue
      const ownOnly = own & ~other
      const otherOnly = other & ~own
      const a = bits(ownOnly)
      const b = bits(otherOnly)
      for (let bit = 0; bit < players; bit++) {
        const at = own * players + bit
        if (ownOnly & (1 << bit)) phi[at] = (phi[at] ?? 0) + (weight * leaf.value) / (a * binomial(a + b, a))
        else if (otherOnly & (1 << bit)) phi[at] = (phi[at] ?? 0) - (weight * leaf.value) / (b * binomial(a + b, b))
      }
    }
  }
  return phi
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1
  return count
}

function binomial(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}
