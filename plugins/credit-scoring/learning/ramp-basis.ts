import type { Direction } from '../dataset/credit-schema.ts'
import { rampOf } from '../model/evaluate.ts'
import type { LinearTerm } from '../model/scoring-model.ts'
import type { Encoder } from './fit-encoder.ts'

/** A linear term whose weight is still to be learnt, and the sign that it may have. */
export interface Ramp extends LinearTerm {
  readonly direction: Direction
}

/**
 * Splits each number's range at quantiles into ramps, so that a weighted sum of them is any piecewise linear curve: it is
 * flat beyond the data, and it rises everywhere exactly if no weight is negative. Categories become themselves.
 */
export function rampBasis(encoder: Encoder, rows: readonly Float32Array[], segments: number): readonly Ramp[] {
  return encoder.columns.flatMap((column, index) => {
    const direction = encoder.directions[index] ?? 0
    if (column.kind === 'level' || column.kind === 'missing')
      return [{ column: index, scale: 1, offset: 0, weight: 1, direction }]
    const knots = quantiles(rows, index, segments)
    return knots.slice(1).map((upper, position) => {
      const lower = knots[position] ?? 0
      const scale = Math.fround(1 / (upper - lower))
      return { column: index, scale, offset: Math.fround(-lower * scale), weight: 1, direction }
    })
  })
}

/** Value of each ramp for each row, row after row. */
export function rampMatrix(ramps: readonly Ramp[], rows: readonly Float32Array[]): Float64Array {
  const matrix = new Float64Array(rows.length * ramps.length)
  rows.forEach((row, r) => {
    ramps.forEach((ramp, c) => {
      matrix[r * ramps.length + c] = rampOf(ramp, row)
    })
  })
  return matrix
}

/** Distinct values at the 2nd, …, 98th percentile of a column. */
function quantiles(rows: readonly Float32Array[], column: number, segments: number): number[] {
  const sorted = Float32Array.from(rows, (row) => row[column] ?? 0).sort()
  const knots: number[] = []
  for (let i = 0; i <= segments; i++) {
    const share = 0.02 + (0.96 * i) / segments
    const knot = sorted[Math.round(share * (sorted.length - 1))] ?? 0
    if (knots.length === 0 || knot > (knots.at(-1) ?? 0)) knots.push(knot)
  }
  return knots
}
