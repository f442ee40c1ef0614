import type { Direction } from '../dataset/credit-schema.ts'
import type { Tree } from '../model/scoring-model.ts'
import type { BinnedMatrix } from './binning.ts'

/** Bounds of one tree. */
export interface TreeLimits {
  readonly maxLeaves: number
  readonly maxDepth: number
  readonly minRows: number
  readonly l2: number
}

/** What a tree is grown from. */
export interface TreeProblem {
  readonly data: BinnedMatrix
  /** First and second derivative of the loss by row. */
  readonly gradients: Float64Array
  readonly hessians: Float64Array
  /** Rows to learn from; reordered in place. */
  readonly rows: Uint32Array
  /** Columns that may be asked about. */
  readonly columns: readonly number[]
  readonly directions: readonly Direction[]
  readonly limits: TreeLimits
}

/** A tree whose splits also stand as bins, so that binned rows can be sent down it. */
export interface GrownTree extends Tree {
  readonly bin: readonly number[]
}

interface Split {
  readonly gain: number
  readonly column: number
  readonly bin: number
  readonly leftValue: number
  readonly rightValue: number
}

interface OpenLeaf {
  readonly node: number
  readonly from: number
  readonly to: number
  readonly depth: number
  readonly low: number
  readonly high: number
  readonly split: Split
}

/**
 * Grows one regression tree on gradients, best split first, from histograms. Under a monotone constraint the two sides keep
 * to either side of their middle all the way down. Source: Chen and Guestrin 2016 (XGBoost), arXiv:1603.02754.
 */
export function growTree(problem: TreeProblem): GrownTree {
  const { data, rows, limits } = problem
  const tree = { column: [-1], bin: [0], threshold: [0], left: [0], right: [0], value: [0] }
  const open: OpenLeaf[] = []
  const offer = (leaf: Omit<OpenLeaf, 'split'>): void => {
    if (leaf.depth >= limits.maxDepth || leaf.to - leaf.from < 2 * limits.minRows) return
    const split = bestSplit(problem, leaf)
    if (split !== undefined) open.push({ ...leaf, split })
  }
  tree.value[0] = leafValue(problem, 0, rows.length)
  offer({ node: 0, from: 0, to: rows.length, depth: 0, low: -Infinity, high: Infinity })

  for (let leaves = 1; leaves < limits.maxLeaves && open.length > 0; leaves++) {
    const best = open.reduce((a, b) => (b.split.gain > a.split.gain ? b : a))
    open.splice(open.indexOf(best), 1)
    const { node, from, to, split } = best
    const middle = partition(data, rows, { from, to, column: split.column, bin: split.bin })
    const left = tree.column.length
    tree.column[node] = split.column
    tree.bin[node] = split.bin
    tree.threshold[node] = data.borders[split.column]?.[split.bin] ?? 0
    tree.left[node] = left
    tree.right[node] = left + 1
    for (const value of [split.leftValue, split.rightValue]) {
      tree.column.push(-1)
      tree.bin.push(0)
      tree.threshold.push(0)
      tree.left.push(0)
      tree.right.push(0)
      tree.value.push(value)
    }
    const direction = problem.directions[split.column] ?? 0
    const border = (split.leftValue + split.rightValue) / 2
    const depth = best.depth + 1
    const { low, high } = best
    const lower = { low, high: direction === 0 ? high : Math.min(high, border) }
    const upper = { low: direction === 0 ? low : Math.max(low, border), high }
    offer({ node: left, from, to: middle, depth, ...(direction < 0 ? upper : lower) })
    offer({ node: left + 1, from: middle, to, depth, ...(direction < 0 ? lower : upper) })
  }
  return tree
}

/** Node of the leaf that a binned row ends in. */
export function binnedLeafOf(tree: GrownTree, data: BinnedMatrix, row: number): number {
  let node = 0
  for (;;) {
    const column = tree.column[node] ?? -1
    if (column < 0) return node
    const bin = data.bins[column * data.rows + row] ?? 0
    node = (bin <= (tree.bin[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? 0
  }
}

/** Scratch of one histogram: a tree is grown in one synchronous run. */
const sums = { gradient: new Float64Array(256), hessian: new Float64Array(256), rows: new Float64Array(256) }

function bestSplit(problem: TreeProblem, leaf: Omit<OpenLeaf, 'split'>): Split | undefined {
  const { data, gradients, hessians, rows, limits } = problem
  let totalGradient = 0
  let totalHessian = 0
  for (let i = leaf.from; i < leaf.to; i++) {
    const row = rows[i] ?? 0
    totalGradient += gradients[row] ?? 0
    totalHessian += hessians[row] ?? 0
  }
  const parent = gainOf(
    totalGradient,
    totalHessian + limits.l2,
    clip(-totalGradient / (totalHessian + limits.l2), leaf),
  )
  let best: Split | undefined
  for (const column of problem.columns) {
    const bins = (data.borders[column]?.length ?? 0) + 1
    if (bins < 2) continue
    histogram(problem, leaf, column)
    const direction = problem.directions[column] ?? 0
    let gradient = 0
    let hessian = 0
    let count = 0
    for (let bin = 0; bin < bins - 1; bin++) {
      gradient += sums.gradient[bin] ?? 0
      hessian += sums.hessian[bin] ?? 0
      count += sums.rows[bin] ?? 0
      if (count < limits.minRows) continue
      if (leaf.to - leaf.from - count < limits.minRows) break
      const leftWeight = hessian + limits.l2
      const rightWeight = totalHessian - hessian + limits.l2
      const leftValue = clip(-gradient / leftWeight, leaf)
      const rightValue = clip(-(totalGradient - gradient) / rightWeight, leaf)
      if (direction * (rightValue - leftValue) < 0) continue
      const gain =
        gainOf(gradient, leftWeight, leftValue) + gainOf(totalGradient - gradient, rightWeight, rightValue) - parent
      if (gain > 1e-9 && (best === undefined || gain > best.gain)) best = { gain, column, bin, leftValue, rightValue }
    }
  }
  return best
}

function histogram(
  { data, gradients, hessians, rows }: TreeProblem,
  leaf: Omit<OpenLeaf, 'split'>,
  column: number,
): void {
  const { gradient, hessian, rows: counts } = sums
  gradient.fill(0)
  hessian.fill(0)
  counts.fill(0)
  const offset = column * data.rows
  for (let i = leaf.from; i < leaf.to; i++) {
    const row = rows[i] ?? 0
    const bin = data.bins[offset + row] ?? 0
    gradient[bin] = (gradient[bin] ?? 0) + (gradients[row] ?? 0)
    hessian[bin] = (hessian[bin] ?? 0) + (hessians[row] ?? 0)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
}

/** Loss that a leaf of this value saves; `weight` is the Hessian with its penalty. */
function gainOf(gradient: number, weight: number, value: number): number {
  return -(gradient * value + 0.5 * weight * value * value)
}

function clip(value: number, { low, high }: { readonly low: number; readonly high: number }): number {
  return value < low ? low : value > high ? high : value
}

function leafValue({ gradients, hessians, rows, limits }: TreeProblem, from: number, to: number): number {
  let gradient = 0
  let hessian = limits.l2
  for (let i = from; i < to; i++) {
    gradient += gradients[rows[i] ?? 0] ?? 0
    hessian += hessians[rows[i] ?? 0] ?? 0
  }
  return -gradient / hessian
}

/** Puts the rows of the left side first; answers where the right side begins. */
function partition(
  data: BinnedMatrix,
  rows: Uint32Array,
  {
    from,
    to,
    column,
    bin,
  }: { readonly from: number; readonly to: number; readonly column: number; readonly bin: number },
): number {
  const right: number[] = []
  let middle = from
  for (let i = from; i < to; i++) {
    const row = rows[i] ?? 0
    if ((data.bins[column * data.rows + row] ?? 0) <= bin) rows[middle++] = row
    else right.push(row)
  }
  rows.set(right, middle)
  return middle
}
