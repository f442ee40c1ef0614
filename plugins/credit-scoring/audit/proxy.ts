import type { Dataset } from '../dataset/dataset.ts'
import { stratifiedFolds } from '../dataset/folds.ts'
import { seededRandom } from '../dataset/random.ts'
import type { Encoder } from '../learning/fit-encoder.ts'
import { fitLogisticRegression, linearMargins } from '../learning/logistic-regression.ts'
import { areaUnderRoc } from '../learning/metrics.ts'
import { rampBasis, rampMatrix } from '../learning/ramp-basis.ts'

/** How well the features together betray a protected group: 0.5 not at all, 1 fully. */
export interface ProxyMeasure {
  readonly attribute: string
  readonly group: string
  readonly auc: number
}

const MIN_ROWS = 50
const FOLDS = 3

/** Cross-validated guess of each protected group from the features; a high one means that leaving the attribute out is not enough. */
export function proxies(dataset: Dataset, encoder: Encoder, rows: readonly Float32Array[]): readonly ProxyMeasure[] {
  return Object.entries(dataset.groups).flatMap(([attribute, groups]) => {
    const counts = [...Map.groupBy(groups, (group) => group)].map(([group, members]) => ({
      group,
      rows: members.length,
    }))
    const tested = counts.filter((count) => count.rows >= MIN_ROWS && groups.length - count.rows >= MIN_ROWS)
    return (counts.length === 2 ? tested.slice(0, 1) : tested).map(({ group }) => {
      const isMember = Uint8Array.from(groups, (name) => (name === group ? 1 : 0))
      return { attribute, group, auc: guessability(isMember, encoder, rows) }
    })
  })
}

function guessability(isMember: Uint8Array, encoder: Encoder, rows: readonly Float32Array[]): number {
  const guesses = new Float64Array(rows.length)
  for (const fold of stratifiedFolds(isMember, FOLDS, seededRandom('proxy'))) {
    const pick = (part: Uint32Array): Float32Array[] => Array.from(part, (row) => rows[row] ?? new Float32Array())
    const train = pick(fold.train)
    const ramps = rampBasis(encoder, train, 2)
    const fit = fitLogisticRegression({
      matrix: rampMatrix(ramps, train),
      width: ramps.length,
      bad: Array.from(fold.train, (row) => isMember[row] ?? 0),
      weights: new Float64Array(train.length).fill(1),
      directions: ramps.map(() => 0),
      l2: 5,
    })
    const margins = linearMargins(fit, rampMatrix(ramps, pick(fold.test)), fold.test.length)
    fold.test.forEach((row, i) => {
      guesses[row] = margins[i] ?? 0
    })
  }
  return areaUnderRoc(guesses, isMember)
}
