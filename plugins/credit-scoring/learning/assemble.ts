import type { LinearTerm, Tree } from '../model/scoring-model.ts'
import type { Calibration } from './calibration.ts'
import type { AdditivePart } from './learner.ts'

/** A part and its share of the blend. */
export interface WeightedPart {
  readonly part: AdditivePart
  readonly share: number
}

/**
 * Folds blend and calibration into one additive model in 32-bit numbers, the precision of ONNX. All factors are positive and
 * rounding keeps order, so every monotone constraint survives.
 */
export function assemble(parts: readonly WeightedPart[], calibration: Calibration): AdditivePart {
  const used = parts.filter(({ share }) => share > 0)
  const scaled = used.map(({ part, share }) => ({ part, factor: share * calibration.slope }))
  const intercept = scaled.reduce((sum, { part, factor }) => sum + factor * part.intercept, calibration.shift)
  return {
    intercept: Math.fround(intercept),
    linear: scaled.flatMap(({ part, factor }) => part.linear.map((term) => scaleTerm(term, factor))).filter(hasWeight),
    trees: scaled.flatMap(({ part, factor }) => part.trees.map((tree) => scaleTree(tree, factor))),
  }
}

function scaleTerm(term: LinearTerm, factor: number): LinearTerm {
  return { ...term, weight: Math.fround(term.weight * factor) }
}

function hasWeight(term: LinearTerm): boolean {
  return term.weight !== 0
}

function scaleTree(tree: Tree, factor: number): Tree {
  return {
    ...tree,
    value: tree.value.map((value, node) => (tree.column[node] === -1 ? Math.fround(value * factor) : 0)),
  }
}
