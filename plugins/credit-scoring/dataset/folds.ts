import type { Random } from './random.ts'

/** Row numbers of one split. */
export interface Fold {
  readonly train: Uint32Array
  readonly test: Uint32Array
}

/** Splits rows into k parts with the same share of each class; every row is tested once. */
export function stratifiedFolds(labels: ArrayLike<number>, folds: number, random: Random): readonly Fold[] {
  const byClass: number[][] = [[], []]
  for (let row = 0; row < labels.length; row++) byClass[labels[row] === 1 ? 1 : 0]?.push(row)
  const part = new Uint8Array(labels.length)
  let dealt = 0
  for (const rows of byClass) for (const row of random.shuffle(rows)) part[row] = dealt++ % folds
  return Array.from({ length: folds }, (_, index) => {
    const train: number[] = []
    const test: number[] = []
    part.forEach((value, row) => {
      ;(value === index ? test : train).push(row)
    })
    return { train: Uint32Array.from(train), test: Uint32Array.from(test) }
  })
}

/** At most `limit` rows with the shares of the classes kept, in ascending order. */
export function stratifiedSample(labels: ArrayLike<number>, limit: number, random: Random): Uint32Array {
  if (labels.length <= limit) return Uint32Array.from({ length: labels.length }, (_, row) => row)
  const parts = Math.ceil(labels.length / limit)
  return stratifiedFolds(labels, parts, random)[0]?.test ?? new Uint32Array()
}
