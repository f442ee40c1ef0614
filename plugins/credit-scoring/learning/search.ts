import { stratifiedSample } from '../dataset/folds.ts'
import type { Random } from '../dataset/random.ts'
import { calibrated, fitCalibration } from './calibration.ts'
import { type Candidate, drawCandidates, type Family } from './candidates.ts'
import { type LearningSet, outOfFold, subset } from './learner.ts'
import { logLoss } from './metrics.ts'

/** Bounds of a search. */
export interface SearchPlan {
  readonly trials: number
  readonly random: Random
  /** True when the time is used up; the search then ends with what it has. */
  isOver(): boolean
  /** Called between fits; throws to stop. */
  check?(): void
  onEvaluated?(done: number, total: number): void
}

interface Ranked {
  readonly candidate: Candidate
  /** Number of trees with the least loss; 0 for a linear model. */
  readonly trees: number
  readonly loss: number
}

/** What a search came to. */
export interface SearchResult {
  readonly best: Candidate
  readonly loss: number
  readonly evaluations: number
  /** False when the time budget ended it early. */
  readonly isComplete: boolean
}

/** One round: how many rows and folds each candidate gets, and how many candidates go on. */
interface Rung {
  readonly rows: number
  readonly folds: number
  readonly repeats: number
  readonly keep: (candidates: number) => number
}

const RUNGS: readonly Rung[] = [
  { rows: 3_000, folds: 3, repeats: 1, keep: (count) => Math.ceil(count / 3) },
  { rows: 10_000, folds: 5, repeats: 1, keep: (count) => Math.ceil(count / 3) },
  { rows: 30_000, folds: 5, repeats: 2, keep: () => 1 },
]

/**
 * Random search with successive halving inside one family: every candidate is tried cheaply, the better third at more cost,
 * and so on. The loss is that of calibrated out-of-fold probabilities. Source: Jamieson and Talwalkar 2016, arXiv:1502.07943.
 */
export function searchFamily(set: LearningSet, family: Family, plan: SearchPlan): SearchResult {
  let ranked: readonly Ranked[] = drawCandidates(family, plan.trials, plan.random).map((candidate) => ({
    candidate,
    trees: 0,
    loss: Infinity,
  }))
  const total = countEvaluations(ranked.length)
  let evaluations = 0
  let isComplete = true
  for (const [index, rung] of RUNGS.entries()) {
    const sample = stratifiedSample(set.bad, rung.rows, plan.random.fork(`rows-${index}`))
    const part = sample.length === set.rows.length ? set : subset(set, sample)
    const next: Ranked[] = []
    for (const { candidate } of ranked) {
      if (plan.isOver() && (next.length > 0 || index > 0)) {
        isComplete = false
        break
      }
      next.push(evaluate(part, candidate, { rung, plan, index }))
      evaluations += 1
      plan.onEvaluated?.(evaluations, total)
    }
    if (next.length < ranked.length && index > 0) break // a part of a rung is not comparable with the rung before
    ranked = next.toSorted((a, b) => a.loss - b.loss).slice(0, rung.keep(next.length))
  }
  const [first] = ranked
  if (first === undefined) throw new RangeError('a search needs at least one trial')
  const { candidate, trees } = first
  const best = candidate.family === 'linear' ? candidate : { ...candidate, choices: { ...candidate.choices, trees } }
  return { best, loss: first.loss, evaluations, isComplete }
}

/** Evaluations of a full search. */
export function countEvaluations(trials: number): number {
  let count = trials
  let total = 0
  for (const rung of RUNGS) {
    total += count
    count = rung.keep(count)
  }
  return total
}

function evaluate(
  set: LearningSet,
  candidate: Candidate,
  at: { readonly rung: Rung; readonly plan: SearchPlan; readonly index: number },
): Ranked {
  const { rung, plan, index } = at
  const losses = new Map<number, number>()
  for (let repeat = 0; repeat < rung.repeats; repeat++) {
    const margins = outOfFold(set, candidate, {
      folds: rung.folds,
      bags: 1,
      random: plan.random.fork(`fit-${candidate.family}-${candidate.trial}-${index}-${repeat}`),
      splits: plan.random.fork(`folds-${index}-${repeat}`),
      ...(plan.check === undefined ? {} : { check: plan.check }),
    })
    for (const [trees, values] of margins) {
      const loss = logLoss(calibrated(fitCalibration(values, set.bad), values), set.bad)
      losses.set(trees, (losses.get(trees) ?? 0) + loss / rung.repeats)
    }
  }
  const [trees, loss] = [...losses].reduce((a, b) => (b[1] < a[1] ? b : a))
  return { candidate, trees, loss }
}
