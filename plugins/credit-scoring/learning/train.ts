import type { CreditSchema } from '../dataset/credit-schema.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { seededRandom } from '../dataset/random.ts'
import type { ScoringModel } from '../model/scoring-model.ts'
import { assemble } from './assemble.ts'
import { type Calibration, calibrated, fitCalibration } from './calibration.ts'
import type { Candidate, Family } from './candidates.ts'
import { type Encoder, encodeAll, fitEncoder } from './fit-encoder.ts'
import { fitPart, type LearningSet, learningSet, outOfFold } from './learner.ts'
import { logLoss } from './metrics.ts'
import { describePopulation } from './reference-population.ts'
import { type SearchResult, searchFamily } from './search.ts'

/** How a model is trained. */
export interface TrainingOptions {
  readonly seed: number
  /** Boosted candidates of the search; linear ones are half as many. */
  readonly trials: number
  /** Time after which the search ends with what it has. 0 for none: the result then depends on data, schema and seed alone. */
  readonly budgetMs: number
  readonly families?: readonly Family[]
  /** Fits that are averaged in the boosted part. */
  readonly bags?: number
  readonly onProgress?: (progress: TrainingProgress) => void
  /** Called between fits; throws to stop. */
  readonly check?: () => void
}

/** A step of a training. */
export interface TrainingProgress {
  readonly stage: string
  readonly done: number
  readonly total: number
}

/** A model with what is known about how it came about. */
export interface Trained {
  readonly model: ScoringModel
  readonly search: Readonly<Partial<Record<Family, SearchResult>>>
  /** Share of the boosted part; the rest is linear. */
  readonly boostingShare: number
  readonly calibration: Calibration
  /** Probability of each row by fits that did not see it. */
  readonly outOfFold: Float64Array
  /** Calibrated out-of-fold loss of each family and of the blend. */
  readonly losses: Readonly<Record<string, number>>
}

const FINAL_REPEATS = 2
const FINAL_FOLDS = 5
/** A blend must win by this much loss; a single family is easier to answer for. */
const BLEND_ADVANTAGE = 0.0005
const MAX_REFERENCE_ROWS = 2_000

/** Trains a model: search in each family, blend if it wins, calibrate out of fold, fit on everything. */
export function train(dataset: Dataset, schema: CreditSchema, options: TrainingOptions): Trained {
  const random = seededRandom(options.seed)
  const encoder = fitEncoder(schema, dataset.applicants)
  const rows = encodeAll(encoder.columns, dataset.applicants)
  const set = learningSet(encoder, rows, { bad: dataset.bad, balance: schema.balance })
  const bags = options.bags ?? 3
  const families = options.families ?? ['linear', 'boosting']
  const deadline = options.budgetMs > 0 ? performance.now() + options.budgetMs : Infinity
  const check = options.check === undefined ? {} : { check: options.check }

  const search: Partial<Record<Family, SearchResult>> = {}
  const margins = new Map<Family, Float64Array>()
  for (const family of families) {
    const result = searchFamily(set, family, {
      trials: family === 'linear' ? Math.max(1, Math.ceil(options.trials / 2)) : options.trials,
      random: random.fork('search'),
      isOver: () => performance.now() > deadline,
      onEvaluated: (done, total) => options.onProgress?.({ stage: `search ${family}`, done, total }),
      ...check,
    })
    search[family] = result
    margins.set(
      family,
      validationMargins(set, result.best, {
        bags: family === 'linear' ? 1 : bags,
        seed: options.seed,
        check: options.check,
      }),
    )
    options.onProgress?.({ stage: `validate ${family}`, done: 1, total: 1 })
  }

  const { boostingShare, blended, losses } = chooseBlend(margins, dataset.bad)
  const calibration = fitCalibration(blended, dataset.bad)
  const parts = families.map((family) => {
    const best = search[family]?.best
    const share = family === 'boosting' ? boostingShare : 1 - boostingShare
    if (best === undefined || share === 0) return { part: { intercept: 0, linear: [], trees: [] }, share: 0 }
    return { part: fitPart(set, best, { bags, random: random.fork('final') }), share }
  })
  options.onProgress?.({ stage: 'fit', done: 1, total: 1 })
  const { intercept, linear, trees } = assemble(parts, calibration)
  const model = { encoder, linear, trees }
  const reference = describePopulation(model, schema, repaid(dataset, encoder, rows))
  return {
    model: {
      format: 1,
      name: schema.name,
      factors: encoder.factors,
      columns: encoder.columns,
      intercept,
      linear,
      trees,
      reference,
    },
    search,
    boostingShare,
    calibration,
    outOfFold: calibrated(calibration, blended),
    losses,
  }
}

/** Out-of-fold margins of the chosen candidate, averaged over repeats. */
function validationMargins(
  set: LearningSet,
  candidate: Candidate,
  plan: { readonly bags: number; readonly seed: number; readonly check: (() => void) | undefined },
): Float64Array {
  const trees = candidate.family === 'linear' ? 0 : candidate.choices.trees
  const total = new Float64Array(set.rows.length)
  for (let repeat = 0; repeat < FINAL_REPEATS; repeat++) {
    const random = seededRandom(`${plan.seed}/validate-${repeat}`)
    const margins = outOfFold(set, candidate, {
      folds: FINAL_FOLDS,
      bags: plan.bags,
      random,
      splits: random.fork('splits'),
      ...(plan.check === undefined ? {} : { check: plan.check }),
    }).get(trees)
    margins?.forEach((margin, row) => {
      total[row] = (total[row] ?? 0) + margin / FINAL_REPEATS
    })
  }
  return total
}

interface Blend {
  readonly boostingShare: number
  readonly blended: Float64Array
  readonly losses: Readonly<Record<string, number>>
}

/** The better family alone, unless a mixture beats it clearly. */
function chooseBlend(margins: ReadonlyMap<Family, Float64Array>, bad: Uint8Array): Blend {
  const linear = margins.get('linear')
  const boosting = margins.get('boosting')
  const lossOf = (values: Float64Array): number => logLoss(calibrated(fitCalibration(values, bad), values), bad)
  if (linear === undefined || boosting === undefined) {
    const blended = boosting ?? linear ?? new Float64Array(bad.length)
    const name = boosting === undefined ? 'linear' : 'boosting'
    return { boostingShare: boosting === undefined ? 0 : 1, blended, losses: { [name]: lossOf(blended) } }
  }
  const mix = (share: number): Float64Array =>
    linear.map((margin, row) => (1 - share) * margin + share * (boosting[row] ?? 0))
  const tried = Array.from({ length: 11 }, (_, tenth) => ({ share: tenth / 10, loss: lossOf(mix(tenth / 10)) }))
  const single = (tried[0]?.loss ?? 0) <= (tried[10]?.loss ?? 0) ? tried[0] : tried[10]
  const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a))
  const wins = best.loss < (single?.loss ?? 0) - BLEND_ADVANTAGE
  const boostingShare = wins ? best.share : (single?.share ?? 0)
  const losses = { linear: tried[0]?.loss ?? 0, boosting: tried[10]?.loss ?? 0, ...(wins ? { blend: best.loss } : {}) }
  return { boostingShare, blended: mix(boostingShare), losses }
}

/** The population that contributions are measured against: those of the training rows who repaid. */
function repaid(dataset: Dataset, encoder: Encoder, rows: readonly Float32Array[]) {
  const chosen: number[] = []
  const goodRows = dataset.bad.length - dataset.bad.reduce((sum, label) => sum + label, 0)
  const step = Math.max(1, Math.ceil(goodRows / MAX_REFERENCE_ROWS))
  let seen = 0
  dataset.bad.forEach((label, row) => {
    if (label === 0 && seen++ % step === 0) chosen.push(row)
  })
  return {
    name: 'training-applicants-who-repaid',
    applicants: chosen.map((row) => dataset.applicants[row] ?? {}),
    rows: chosen.map((row) => rows[row] ?? new Float32Array(encoder.columns.length)),
  }
}
