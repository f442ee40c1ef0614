// Measures the whole trainer on the German credit data: each outer fold is searched, blended, calibrated and fitted anew.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Dataset } from '../dataset/dataset.ts'
import { type Fold, stratifiedFolds } from '../dataset/folds.ts'
import { seededRandom } from '../dataset/random.ts'
import type { Family } from '../learning/candidates.ts'
import { areaUnderRoc, brierScore, calibrationError, logLoss } from '../learning/metrics.ts'
import { train } from '../learning/train.ts'
import type { Applicant } from '../model/applicant-values.ts'
import { encodeApplicant } from '../model/encode.ts'
import { marginOf } from '../model/evaluate.ts'
import { sigmoid } from '../model/scoring-model.ts'
import { type GermanData, germanDataPath, readGermanData } from '../testing/german-data.ts'

const REPEATS = 3
const FOLDS = 5
const TRIALS = Number(process.env['CREDIT_BENCH_TRIALS'] ?? 24)

interface Measured {
  readonly auc: number
  readonly brier: number
  readonly error: number
  readonly loss: number
  readonly ms: number
}

const path = germanDataPath()
if (path === undefined) {
  console.log(
    'skipped: the German credit data is not there; LARES_TEST_DATA names the folder that holds credit/german.csv',
  )
} else {
  const rows = [
    measure('logistic regression, 20 attributes', readGermanData(path, 'all'), ['linear']),
    measure('boosted trees, 20 attributes', readGermanData(path, 'all'), ['boosting']),
    measure('whole trainer, 20 attributes', readGermanData(path, 'all'), ['linear', 'boosting']),
    measure('whole trainer, without the protected attributes', readGermanData(path), ['linear', 'boosting']),
  ]
  const head = ['model', 'AUC', 'sd', 'Brier', 'calibration error', 'log loss', 'training, wall s']
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
  const text = `# German credit data, ${REPEATS}×${FOLDS}-fold stratified cross-validation

Every outer fold runs the whole trainer on its training rows alone: ${TRIALS} boosted and ${Math.ceil(TRIALS / 2)} linear candidates, inner cross-validation, blend and calibration. Means over ${REPEATS * FOLDS} folds; sd is over folds. The same folds for every line. The calibration error compares ten groups of 20 rows in each test fold, so most of it is chance. Training time is wall time: on this shared machine it says how much of a core was free, not what training costs.

${lines.join('\n')}

Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, shared with other work while measuring; one thread is used. Node ${process.version}. Written by \`bench/cross-validation.bench.ts\`.
`
  writeFileSync(new URL('./results/cross-validation.md', import.meta.url), text)
  console.log(text)
}

function measure(name: string, { dataset, schema }: GermanData, families: readonly Family[]): string[] {
  const results: Measured[] = []
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const fold of stratifiedFolds(dataset.bad, FOLDS, seededRandom(`cross-validation-${repeat}`))) {
      const started = performance.now()
      const { model } = train(part(dataset, fold), schema, { seed: repeat, trials: TRIALS, budgetMs: 0, families })
      const ms = performance.now() - started
      const tested = Array.from(fold.test, (row): Applicant => dataset.applicants[row] ?? {})
      const p = tested.map((applicant) => sigmoid(marginOf(model, encodeApplicant(model.columns, applicant))))
      const bad = Array.from(fold.test, (row) => dataset.bad[row] ?? 0)
      results.push({
        auc: areaUnderRoc(p, bad),
        brier: brierScore(p, bad),
        error: calibrationError(p, bad),
        loss: logLoss(p, bad),
        ms,
      })
      console.log(name, repeat, results.length, results.at(-1)?.auc.toFixed(4))
    }
  }
  const mean = (pick: (measured: Measured) => number): number =>
    results.reduce((sum, measured) => sum + pick(measured), 0) / results.length
  const auc = mean((m) => m.auc)
  const sd = Math.sqrt(results.reduce((sum, m) => sum + (m.auc - auc) ** 2, 0) / (results.length - 1))
  const figures = [
    auc.toFixed(4),
    sd.toFixed(3),
    mean((m) => m.brier).toFixed(4),
    mean((m) => m.error).toFixed(3),
    mean((m) => m.loss).toFixed(4),
  ]
  return [name, ...figures, (mean((m) => m.ms) / 1000).toFixed(1)]
}

function part(dataset: Dataset, { train: rows }: Fold): Dataset {
  return {
    ...dataset,
    applicants: Array.from(rows, (row) => dataset.applicants[row] ?? {}),
    bad: Uint8Array.from(rows, (row) => dataset.bad[row] ?? 0),
  }
}
