import type { Applicant } from './applicant-values.ts'
import type { Column } from './scoring-model.ts'

/**
 * An applicant as the 32-bit numbers that the model reads. The rounding is the same as in ONNX, step by step, so that
 * both take the same branch of every tree.
 */
export function encodeApplicant(columns: readonly Column[], applicant: Applicant): Float32Array {
  const row = new Float32Array(columns.length)
  columns.forEach((column, index) => {
    row[index] = encodeColumn(column, applicant, row)
  })
  return row
}

function encodeColumn(column: Column, applicant: Applicant, row: Float32Array): number {
  switch (column.kind) {
    case 'number': {
      const value = applicant[column.feature]
      return typeof value === 'number' ? value : column.fallback
    }
    case 'ordinal': {
      const value = applicant[column.feature]
      return typeof value === 'string' ? column.values.indexOf(value) : column.fallback
    }
    case 'missing':
      return (applicant[column.feature] ?? null) === null ? 1 : 0
    case 'level':
      return applicant[column.feature] === column.value ? 1 : 0
    case 'ratio':
      return column.denominators.reduce(
        (quotient, denominator) => Math.fround(quotient / (row[denominator] ?? 1)),
        row[column.numerator] ?? 0,
      )
  }
}
