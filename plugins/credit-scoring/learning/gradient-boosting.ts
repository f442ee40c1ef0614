import type { Direction } from '../dataset/credit-schema.ts'
import type { Random } from '../dataset/random.ts'
import { sigmoid, type Tree } from '../model/scoring-model.ts'
import type { BinnedMatrix } from './binning.ts'
import { binnedLeafOf, type GrownTree, growTree, type TreeLimits } from './grow-tree.ts'

/** Choices of a boosted ensemble. */
export interface BoostingChoices extends TreeLimits {
  readonly trees: number
  readonly learningRate: number
  /** Share of the rows and of the columns that each tree sees. */
  readonly rowShare: number
  readonly columnShare: number
}

/** What an ensemble is learnt from; `train` names rows of the matrix. */
export interface BoostingProblem {
  readonly data: BinnedMatrix
  readonly train: Uint32Array
  readonly bad: ArrayLike<number>
  readonly weights: ArrayLike<number>
  readonly directions: readonly Direction[]
  readonly choices: BoostingChoices
  readonly random: Random
  /** Called after each tree with the margins of every row of the matrix. */
  onTree?(trees: number, margins: Float64Array): void
}

/** A boosted ensemble in log-odds; leaf values include the learning rate. */
export interface BoostingFit {
  readonly intercept: number
  readonly trees: readonly Tree[]
  /** Margins of every row of the matrix, those not trained on included. */
  readonly margins: Float64Array
}

/** Gradient boosting of histogram trees on the logistic loss. */
export function fitBoosting(problem: BoostingProblem): BoostingFit {
  const { data, train, bad, weights, choices, random } = problem
  const intercept = logOdds(problem)
  const margins = new Float64Array(data.rows).fill(intercept)
  const gradients = new Float64Array(data.rows)
  const hessians = new Float64Array(data.rows)
  const trees: Tree[] = []
  const order = Uint32Array.from(train)
  const allColumns = Array.from({ length: data.columns }, (_, column) => column)
  const rowCount = Math.max(1, Math.round(choices.rowShare * train.length))
  const columnCount = Math.max(1, Math.round(choices.columnShare * data.columns))

  for (let index = 0; index < choices.trees; index++) {
    for (const row of train) {
      const p = sigmoid(margins[row] ?? 0)
      const weight = weights[row] ?? 1
      gradients[row] = weight * (p - (bad[row] ?? 0))
      hessians[row] = weight * Math.max(p * (1 - p), 1e-9)
    }
    const rows = rowCount < train.length ? random.shuffle(order).slice(0, rowCount) : Uint32Array.from(train)
    const columns = random
      .shuffle([...allColumns])
      .slice(0, columnCount)
      .sort((a, b) => a - b)
    const { directions } = problem
    const grown = growTree({ data, gradients, hessians, rows, columns, directions, limits: choices })
    const values = grown.value.map((value) => value * choices.learningRate)
    for (let row = 0; row < data.rows; row++)
      margins[row] = (margins[row] ?? 0) + (values[binnedLeafOf(grown, data, row)] ?? 0)
    trees.push(withValues(grown, values))
    problem.onTree?.(index + 1, margins)
  }
  return { intercept, trees, margins }
}

function withValues(grown: GrownTree, value: readonly number[]): Tree {
  const { column, threshold, left, right } = grown
  return { column, threshold, left, right, value }
}

function logOdds({ train, bad, weights }: BoostingProblem): number {
  let badWeight = 0
  let goodWeight = 0
  for (const row of train) {
    if (bad[row] === 1) badWeight += weights[row] ?? 1
    else goodWeight += weights[row] ?? 1
  }
  return Math.log(Math.max(badWeight, 1e-9) / Math.max(goodWeight, 1e-9))
}
