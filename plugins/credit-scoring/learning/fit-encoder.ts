import { type CreditSchema, type Direction, directionOf } from '../dataset/credit-schema.ts'
import type { Applicant } from '../model/applicant-values.ts'
import { encodeApplicant } from '../model/encode.ts'
import type { Column } from '../model/scoring-model.ts'

/** Columns of a model, learnt from the training rows only. */
export interface Encoder {
  readonly factors: readonly string[]
  readonly columns: readonly Column[]
  /** How the risk may move when a column rises. */
  readonly directions: readonly Direction[]
}

/** Chooses the columns by the schema; the stand-in for a missing number is the median of the rows given here. */
export function fitEncoder(schema: CreditSchema, applicants: readonly Applicant[]): Encoder {
  const factors: string[] = []
  const columns: Column[] = []
  const directions: Direction[] = []
  const columnOf = new Map<string, number>()
  const add = (column: Column, direction: Direction): void => {
    columns.push(column)
    directions.push(direction)
  }

  for (const feature of schema.features) {
    const factor = factors.push(feature.name) - 1
    const source = { factor, feature: feature.name }
    columnOf.set(feature.name, columns.length)
    if (feature.type === 'number') {
      const known = applicants.map((a) => a[feature.name]).filter((v) => typeof v === 'number')
      const fallback = Math.fround(known.length > 0 ? medianOf(known) : (feature.min + feature.max) / 2)
      add({ kind: 'number', ...source, fallback }, directionOf(feature.monotone))
    } else if (feature.type === 'ordinal') {
      const values = feature.values.map((item) => item.value)
      const ranks = applicants.map((a) => values.indexOf(String(a[feature.name]))).filter((rank) => rank >= 0)
      const fallback = ranks.length > 0 ? medianOf(ranks) : 0
      add({ kind: 'ordinal', ...source, values, fallback }, directionOf(feature.monotone))
    } else {
      for (const { value } of feature.values) add({ kind: 'level', ...source, value }, 0)
    }
    if (!feature.required) add({ kind: 'missing', ...source }, 0)
  }
  for (const ratio of schema.ratios) {
    const factor = factors.push(ratio.name) - 1
    const denominators = ratio.denominators.map((name) => columnOf.get(name) ?? 0)
    const numerator = columnOf.get(ratio.numerator) ?? 0
    add({ kind: 'ratio', factor, numerator, denominators }, directionOf(ratio.monotone))
  }
  return { factors, columns, directions }
}

/** Every row encoded, one after another. */
export function encodeAll(columns: readonly Column[], applicants: readonly Applicant[]): readonly Float32Array[] {
  return applicants.map((applicant) => encodeApplicant(columns, applicant))
}

/** The lower of the two middle values when the count is even, so that it is a value that occurs. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}
