import type { Tree } from './scoring-model.ts'

/** A condition on the way to a leaf. */
export interface PathCondition {
  /** Bit of the factor among the factors of this leaf. */
  readonly bit: number
  readonly column: number
  readonly threshold: number
  readonly isLeft: boolean
}

/** A leaf with everything that must hold to reach it. */
export interface LeafPath {
  readonly node: number
  readonly value: number
  /** Distinct factors on the path; the position is the bit. */
  readonly factors: readonly number[]
  readonly conditions: readonly PathCondition[]
}

/** The leaves of a tree with their paths. `factorOf` maps a column to the attribute that answers for it. */
export function leafPaths(tree: Tree, factorOf: readonly number[]): readonly LeafPath[] {
  const leaves: LeafPath[] = []
  const visit = (node: number, factors: readonly number[], conditions: readonly PathCondition[]): void => {
    const column = tree.column[node] ?? -1
    if (column < 0) {
      leaves.push({ node, value: tree.value[node] ?? 0, factors, conditions })
      return
    }
    const factor = factorOf[column] ?? 0
    const known = factors.indexOf(factor)
    const grown = known < 0 ? [...factors, factor] : factors
    const bit = known < 0 ? factors.length : known
    const threshold = tree.threshold[node] ?? 0
    const condition = { bit, column, threshold }
    visit(tree.left[node] ?? 0, grown, [...conditions, { ...condition, isLeft: true }])
    visit(tree.right[node] ?? 0, grown, [...conditions, { ...condition, isLeft: false }])
  }
  visit(0, [], [])
  return leaves
}

/** Bits of the leaf's factors all of whose conditions hold for the row. */
export function holdingMask(leaf: LeafPath, row: Float32Array): number {
  let mask = (1 << leaf.factors.length) - 1
  for (const condition of leaf.conditions) {
    if ((row[condition.column] ?? 0) <= condition.threshold !== condition.isLeft) mask &= ~(1 << condition.bit)
  }
  return mask
}
