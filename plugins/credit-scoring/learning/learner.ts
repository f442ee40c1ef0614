import type { Direction } from '../dataset/credit-schema.ts'
import { type Fold, stratifiedFolds } from '../dataset/folds.ts'
import type { Random } from '../dataset/random.ts'
import type { LinearTerm, Tree } from '../model/scoring-model.ts'
import { type BinnedMatrix, binColumns } from './binning.ts'
import { type Candidate, CHECKPOINT, type LinearChoices } from './candidates.ts'
import type { Encoder } from './fit-encoder.ts'
import { type BoostingChoices, fitBoosting } from './gradient-boosting.ts'
import { fitLogisticRegression, linearMargins } from './logistic-regression.ts'
import { rampBasis, rampMatrix } from './ramp-basis.ts'

/** Encoded rows to learn from, with what is shared by every fit on them. */
export interface LearningSet {
  readonly encoder: Encoder
  readonly rows: readonly Float32Array[]
  readonly bad: Uint8Array
  readonly weights: Float64Array
  /** Cut once for all folds: borders look at the numbers, never at the outcomes. */
  readonly binned: BinnedMatrix
}

/** A part of a model in log-odds. */
export interface AdditivePart {
  readonly intercept: number
  readonly linear: readonly LinearTerm[]
  readonly trees: readonly Tree[]
}

/** Prepares rows for learning. `balanced` gives both classes the same total weight. */
export function learningSet(
  encoder: Encoder,
  rows: readonly Float32Array[],
  labels: { readonly bad: Uint8Array; readonly balance: 'none' | 'balanced' },
): LearningSet {
  const { bad, balance } = labels
  const badRows = bad.reduce((sum, label) => sum + label, 0)
  const share = [rows.length / (2 * (rows.length - badRows)), rows.length / (2 * badRows)]
  const weights = Float64Array.from(bad, (label) => (balance === 'balanced' ? (share[label] ?? 1) : 1))
  return { encoder, rows, bad, weights, binned: binColumns(rows, encoder.columns.length) }
}

/** A choice of rows of a set, cut anew. */
export function subset(set: LearningSet, chosen: Uint32Array): LearningSet {
  const rows = Array.from(chosen, (row) => set.rows[row] ?? new Float32Array())
  return {
    encoder: set.encoder,
    rows,
    bad: Uint8Array.from(chosen, (row) => set.bad[row] ?? 0),
    weights: Float64Array.from(chosen, (row) => set.weights[row] ?? 1),
    binned: binColumns(rows, set.encoder.columns.length),
  }
}

/** Out-of-fold margins by number of trees; a linear candidate has one entry. */
export type OutOfFold = ReadonlyMap<number, Float64Array>

/** Margins of each row by fits that did not see it. `bags` fits with different draws are averaged. */
export function outOfFold(
  set: LearningSet,
  candidate: Candidate,
  plan: {
    readonly folds: number
    readonly bags: number
    readonly random: Random
    readonly splits: Random
    check?(): void
  },
): OutOfFold {
  const margins = new Map<number, Float64Array>()
  const at = (trees: number): Float64Array => {
    const known = margins.get(trees) ?? new Float64Array(set.rows.length)
    margins.set(trees, known)
    return known
  }
  for (const [index, fold] of stratifiedFolds(set.bad, plan.folds, plan.splits).entries()) {
    plan.check?.()
    if (candidate.family === 'linear') {
      linearFold(set, candidate.choices, fold, at(0))
      continue
    }
    for (let bag = 0; bag < plan.bags; bag++) {
      const random = plan.random.fork(`fold-${index}-bag-${bag}`)
      fitBoosting({
        ...problem(set, candidate.choices, fold.train, random),
        onTree: (count, all) => {
          if (count % CHECKPOINT !== 0) return
          const target = at(count)
          for (const row of fold.test) target[row] = (target[row] ?? 0) + (all[row] ?? 0) / plan.bags
        },
      })
    }
  }
  return margins
}

/** Fits a candidate on every row. */
export function fitPart(
  set: LearningSet,
  candidate: Candidate,
  draw: { readonly bags: number; readonly random: Random },
): AdditivePart {
  if (candidate.family === 'linear') {
    const ramps = rampBasis(set.encoder, set.rows, candidate.choices.segments)
    const fit = fitLogisticRegression({
      matrix: rampMatrix(ramps, set.rows),
      width: ramps.length,
      bad: set.bad,
      weights: set.weights,
      directions: ramps.map((ramp) => ramp.direction),
      l2: candidate.choices.l2,
    })
    const linear = ramps.map(({ column, scale, offset }, i) => ({
      column,
      scale,
      offset,
      weight: fit.coefficients[i] ?? 0,
    }))
    return { intercept: fit.intercept, linear, trees: [] }
  }
  const all = Uint32Array.from(set.rows.keys())
  const fits = Array.from({ length: draw.bags }, (_, bag) =>
    fitBoosting(problem(set, candidate.choices, all, draw.random.fork(`bag-${bag}`))),
  )
  return {
    intercept: fits.reduce((sum, fit) => sum + fit.intercept / draw.bags, 0),
    linear: [],
    trees: fits.flatMap((fit) => fit.trees.map((tree) => ({ ...tree, value: tree.value.map((v) => v / draw.bags) }))),
  }
}

function linearFold(set: LearningSet, choices: LinearChoices, fold: Fold, margins: Float64Array): void {
  const pick = (rows: Uint32Array): Float32Array[] => Array.from(rows, (row) => set.rows[row] ?? new Float32Array())
  const train = pick(fold.train)
  const ramps = rampBasis(set.encoder, train, choices.segments)
  const fit = fitLogisticRegression({
    matrix: rampMatrix(ramps, train),
    width: ramps.length,
    bad: Array.from(fold.train, (row) => set.bad[row] ?? 0),
    weights: Array.from(fold.train, (row) => set.weights[row] ?? 1),
    directions: ramps.map((ramp) => ramp.direction),
    l2: choices.l2,
  })
  const predicted = linearMargins(fit, rampMatrix(ramps, pick(fold.test)), fold.test.length)
  fold.test.forEach((row, i) => {
    margins[row] = predicted[i] ?? 0
  })
}

function problem(set: LearningSet, choices: BoostingChoices, train: Uint32Array, random: Random) {
  const directions: readonly Direction[] = set.encoder.directions
  return { data: set.binned, train, bad: set.bad, weights: set.weights, directions, choices, random }
}
