import type { Direction } from '../dataset/credit-schema.ts'
import { sigmoid } from '../model/scoring-model.ts'

/** What a logistic regression learns from: rows one after another, `width` numbers each. */
export interface LinearProblem {
  readonly matrix: Float64Array
  readonly width: number
  readonly bad: ArrayLike<number>
  readonly weights: ArrayLike<number>
  /** Sign that each coefficient may have; 0 for any. */
  readonly directions: readonly Direction[]
  /** Strength of the quadratic penalty; the intercept has none. */
  readonly l2: number
}

/** A fitted regression in log-odds. */
export interface LinearFit {
  readonly intercept: number
  readonly coefficients: Float64Array
}

const MAX_NEWTON_STEPS = 25
const MAX_SWEEPS = 200

/**
 * Penalised logistic regression with bounds on signs: Newton steps, each solved by coordinate descent with clipping, which
 * is exact for a convex quadratic with box bounds. Source: Friedman, Hastie, Tibshirani 2010, J. Stat. Software 33(1).
 */
export function fitLogisticRegression(problem: LinearProblem): LinearFit {
  const { width } = problem
  const size = width + 1
  const beta = new Float64Array(size) // the intercept is last
  for (let step = 0; step < MAX_NEWTON_STEPS; step++) {
    const { gradient, hessian } = curvature(problem, beta)
    const change = solveBounded(problem, beta, { gradient, hessian })
    let largest = 0
    for (let i = 0; i < size; i++) {
      beta[i] = (beta[i] ?? 0) + (change[i] ?? 0)
      largest = Math.max(largest, Math.abs(change[i] ?? 0))
    }
    if (largest < 1e-8) break
  }
  return { intercept: beta[width] ?? 0, coefficients: beta.slice(0, width) }
}

/** Log-odds of each row by a fit. */
export function linearMargins(fit: LinearFit, matrix: Float64Array, rows: number): Float64Array {
  const width = fit.coefficients.length
  const margins = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let margin = fit.intercept
    for (let i = 0; i < width; i++) margin += (matrix[row * width + i] ?? 0) * (fit.coefficients[i] ?? 0)
    margins[row] = margin
  }
  return margins
}

interface Curvature {
  readonly gradient: Float64Array
  readonly hessian: Float64Array
}

/** Gradient and Hessian of the penalised loss at `beta`. */
function curvature({ matrix, width, bad, weights, l2 }: LinearProblem, beta: Float64Array): Curvature {
  const size = width + 1
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  const row = new Float64Array(size)
  row[width] = 1
  for (let r = 0; r < bad.length; r++) {
    let margin = beta[width] ?? 0
    for (let i = 0; i < width; i++) {
      const value = matrix[r * width + i] ?? 0
      row[i] = value
      margin += value * (beta[i] ?? 0)
    }
    const p = sigmoid(margin)
    const weight = weights[r] ?? 1
    const residual = weight * (p - (bad[r] ?? 0))
    const curve = weight * Math.max(p * (1 - p), 1e-9)
    for (let i = 0; i < size; i++) {
      const value = row[i] ?? 0
      if (value === 0) continue
      gradient[i] = (gradient[i] ?? 0) + residual * value
      const scaled = curve * value
      for (let j = i; j < size; j++) hessian[i * size + j] = (hessian[i * size + j] ?? 0) + scaled * (row[j] ?? 0)
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) hessian[i * size + j] = hessian[j * size + i] ?? 0
    if (i === width) continue
    gradient[i] = (gradient[i] ?? 0) + l2 * (beta[i] ?? 0)
    hessian[i * size + i] = (hessian[i * size + i] ?? 0) + l2
  }
  return { gradient, hessian }
}

/** The step that minimises the quadratic model without breaking a bound. */
function solveBounded({ width, directions }: LinearProblem, beta: Float64Array, local: Curvature): Float64Array {
  const size = width + 1
  const change = new Float64Array(size)
  const slope = Float64Array.from(local.gradient) // gradient + hessian * change, kept up to date
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let largest = 0
    for (let i = 0; i < size; i++) {
      const diagonal = local.hessian[i * size + i] ?? 0
      if (diagonal <= 0) continue
      const from = (beta[i] ?? 0) + (change[i] ?? 0)
      const wish = from - (slope[i] ?? 0) / diagonal
      const direction = directions[i] ?? 0
      const to = i < width && direction * wish < 0 ? 0 : wish
      const move = to - from
      if (move === 0) continue
      change[i] = (change[i] ?? 0) + move
      for (let j = 0; j < size; j++) slope[j] = (slope[j] ?? 0) + move * (local.hessian[i * size + j] ?? 0)
      largest = Math.max(largest, Math.abs(move))
    }
    if (largest < 1e-10) break
  }
  return change
}
