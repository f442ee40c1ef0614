/** Columns cut into at most 256 bins each, column after column. */
export interface BinnedMatrix {
  readonly rows: number
  readonly columns: number
  /** Bin of row r in column c at `c * rows + r`. */
  readonly bins: Uint8Array
  /** Upper border of each bin but the last: a value is in the first bin whose border is not below it. */
  readonly borders: readonly Float32Array[]
}

const MAX_BINS = 64

/** Chooses borders between distinct values, or at quantiles where there are many. */
export function binColumns(rows: readonly Float32Array[], columns: number): BinnedMatrix {
  const bins = new Uint8Array(columns * rows.length)
  const borders = Array.from({ length: columns }, (_, column) => {
    const values = Float32Array.from(rows, (row) => row[column] ?? 0)
    const limits = bordersOf(values)
    values.forEach((value, row) => {
      bins[column * rows.length + row] = binOf(limits, value)
    })
    return limits
  })
  return { rows: rows.length, columns, bins, borders }
}

/** Number of the bin that a value falls in. */
export function binOf(borders: Float32Array, value: number): number {
  let low = 0
  let high = borders.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (borders[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

function bordersOf(values: Float32Array): Float32Array {
  const sorted = values.toSorted()
  const borders: number[] = []
  const distinct = new Set(sorted).size
  const step = distinct <= MAX_BINS ? 1 : sorted.length / MAX_BINS
  for (let position = step; position < sorted.length; position += step) {
    const at = Math.floor(position)
    const lower = sorted[at - 1] ?? 0
    const upper = sorted[at] ?? 0
    if (lower === upper) continue
    const border = Math.fround(lower + (upper - lower) / 2)
    const safe = border < upper ? border : lower
    if (borders.length === 0 || safe > (borders.at(-1) ?? 0)) borders.push(safe)
  }
  return Float32Array.from(borders)
}
