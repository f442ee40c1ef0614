import type { LinearTerm, ScoringModel, Tree } from './scoring-model.ts'

/** Log-odds of default of an encoded row. */
export function marginOf(model: ScoringModel, row: Float32Array): number {
  let margin = model.intercept
  for (const term of model.linear) margin += term.weight * rampOf(term, row)
  for (const tree of model.trees) margin += tree.value[leafOf(tree, row)] ?? 0
  return margin
}

/** Value of a linear term's ramp, 0 to 1, in 32-bit steps as ONNX takes them. */
export function rampOf(term: LinearTerm, row: Float32Array): number {
  const scaled = Math.fround(Math.fround((row[term.column] ?? 0) * term.scale) + term.offset)
  return Math.min(Math.max(scaled, 0), 1)
}

/** Node of the leaf that a row ends in. */
export function leafOf(tree: Tree, row: Float32Array): number {
  let node = 0
  for (;;) {
    const column = tree.column[node] ?? -1
    if (column < 0) return node
    node = ((row[column] ?? 0) <= (tree.threshold[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? 0
  }
}
