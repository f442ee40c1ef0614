import type { CreditSchema } from '../dataset/credit-schema.ts'
import type { DataQuality, Dataset } from '../dataset/dataset.ts'
import { seededRandom } from '../dataset/random.ts'
import type { Calibration } from '../learning/calibration.ts'
import { encodeAll } from '../learning/fit-encoder.ts'
import {
  areaUnderRoc,
  brierScore,
  calibrationError,
  kolmogorovSmirnov,
  logLoss,
  meanCost,
  type ReliabilityBin,
  reliability,
  rocCurve,
} from '../learning/metrics.ts'
import type { SearchResult } from '../learning/search.ts'
import type { Trained } from '../learning/train.ts'
import { prepareExplainer } from '../model/explain.ts'
import { type FairnessTable, fairnessTables } from './fairness.ts'
import { type ProxyMeasure, proxies } from './proxy.ts'
import { type Baseline, describeStability } from './stability.ts'

/** Figures of out-of-fold predictions: each row is predicted by fits that did not see it. */
export interface ValidationFigures {
  readonly auc: number
  /** Bounds that hold the AUC of 95 % of resamples. */
  readonly auc_interval: readonly [number, number]
  readonly gini: number
  readonly ks: number
  readonly brier: number
  /** Brier score of always saying the overall share. */
  readonly brier_uninformed: number
  readonly log_loss: number
  readonly calibration_error: number
  readonly mean_cost: number
  /** Cost of approving all, and of refusing all. */
  readonly mean_cost_approve_all: number
  readonly mean_cost_refuse_all: number
  readonly approval_share: number
}

/** Everything that is known about how a version came about and how it fares. */
export interface TrainingReport {
  readonly seed: number
  readonly trials: number
  readonly search: Readonly<Partial<Record<string, SearchResult>>>
  readonly boosting_share: number
  readonly calibration: Calibration
  readonly losses: Readonly<Record<string, number>>
  readonly threshold: number
  readonly validation: ValidationFigures
  readonly reliability: readonly ReliabilityBin[]
  /** Pairs of false share and hit share. */
  readonly roc: readonly (readonly [number, number])[]
  /** Mean absolute contribution in log-odds, largest first. */
  readonly importances: readonly { readonly factor: string; readonly mean_contribution: number }[]
  readonly fairness: readonly FairnessTable[]
  readonly proxies: readonly ProxyMeasure[]
  readonly baselines: readonly Baseline[]
  readonly quality: DataQuality
}

const RESAMPLES = 200
const MAX_ROC_POINTS = 200

/** Threshold at which refusing and approving cost the same. */
export function costThreshold({ costs }: Pick<CreditSchema, 'costs'>): number {
  return costs.refuse_good / (costs.refuse_good + costs.accept_bad)
}

/** Measures a trained model on its out-of-fold predictions. */
export function reportTraining(
  dataset: Dataset,
  schema: CreditSchema,
  run: { readonly trained: Trained; readonly seed: number; readonly trials: number },
): TrainingReport {
  const { trained, seed, trials } = run
  const p = trained.outOfFold
  const threshold = costThreshold(schema)
  const { factors, columns } = trained.model
  const rows = encodeAll(columns, dataset.applicants)
  return {
    seed,
    trials,
    search: trained.search,
    boosting_share: trained.boostingShare,
    calibration: trained.calibration,
    losses: trained.losses,
    threshold,
    validation: figures(p, dataset, { ...schema.costs, threshold, seed }),
    reliability: reliability(p, dataset.bad),
    roc: thinned(rocCurve(p, dataset.bad).map(({ falseShare, hitShare }) => [falseShare, hitShare] as const)),
    importances: importances(trained, rows),
    fairness: fairnessTables(dataset, schema, { probabilities: p, threshold }),
    proxies: proxies(dataset, { factors, columns, directions: columns.map(() => 0) }, rows),
    baselines: describeStability(schema, dataset.applicants, p),
    quality: dataset.quality,
  }
}

function figures(
  p: Float64Array,
  { bad }: Dataset,
  rule: {
    readonly accept_bad: number
    readonly refuse_good: number
    readonly threshold: number
    readonly seed: number
  },
): ValidationFigures {
  const auc = areaUnderRoc(p, bad)
  const badShare = bad.reduce((sum, label) => sum + label, 0) / bad.length
  const cost = (threshold: number): number =>
    meanCost(p, bad, { threshold, acceptBad: rule.accept_bad, refuseGood: rule.refuse_good })
  return {
    auc,
    auc_interval: resampledAuc(p, bad, rule.seed),
    gini: 2 * auc - 1,
    ks: kolmogorovSmirnov(p, bad),
    brier: brierScore(p, bad),
    brier_uninformed: badShare * (1 - badShare),
    log_loss: logLoss(p, bad),
    calibration_error: calibrationError(p, bad),
    mean_cost: cost(rule.threshold),
    mean_cost_approve_all: cost(2),
    mean_cost_refuse_all: cost(-1),
    approval_share: p.filter((value) => value < rule.threshold).length / p.length,
  }
}

function resampledAuc(p: Float64Array, bad: Uint8Array, seed: number): [number, number] {
  const random = seededRandom(`${seed}/resample`)
  const aucs = Array.from({ length: RESAMPLES }, () => {
    const rows = Array.from(bad, () => random.below(bad.length))
    return areaUnderRoc(
      rows.map((row) => p[row] ?? 0),
      rows.map((row) => bad[row] ?? 0),
    )
  }).sort((a, b) => a - b)
  return [aucs[Math.floor(0.025 * RESAMPLES)] ?? 0, aucs[Math.ceil(0.975 * RESAMPLES) - 1] ?? 1]
}

function importances({ model }: Trained, rows: readonly Float32Array[]): TrainingReport['importances'] {
  const explain = prepareExplainer(model)
  const totals = new Float64Array(model.factors.length)
  for (const row of rows) {
    explain(row).contributions.forEach((value, factor) => {
      totals[factor] = (totals[factor] ?? 0) + Math.abs(value) / rows.length
    })
  }
  return model.factors
    .map((factor, index) => ({ factor, mean_contribution: totals[index] ?? 0 }))
    .toSorted((a, b) => b.mean_contribution - a.mean_contribution)
}

function thinned<T>(points: readonly T[]): readonly T[] {
  const step = Math.ceil(points.length / MAX_ROC_POINTS)
  return points.filter((_, index) => index % step === 0 || index === points.length - 1)
}
