import type { Random } from '../dataset/random.ts'
import type { BoostingChoices } from './gradient-boosting.ts'

/** Choices of a logistic regression. */
export interface LinearChoices {
  readonly l2: number
  /** Ramps per number. */
  readonly segments: number
}

/** A model that the search may choose. */
export type Candidate =
  | { readonly family: 'linear'; readonly trial: number; readonly choices: LinearChoices }
  | { readonly family: 'boosting'; readonly trial: number; readonly choices: BoostingChoices }

/** A family of models. */
export type Family = Candidate['family']

/** Trees between two looks at the validation rows. */
export const CHECKPOINT = 20

/** Trees that a candidate may grow; the count that is kept is chosen by validation. */
export const MAX_TREES = 240

/** Draws candidates; each depends on the seed and its number only, so that a longer search begins like a shorter one. */
export function drawCandidates(family: Family, trials: number, random: Random): readonly Candidate[] {
  return Array.from({ length: trials }, (_, trial) => {
    const own = random.fork(`${family}-${trial}`)
    return family === 'linear'
      ? { family, trial, choices: linearChoices(own, trial) }
      : { family, trial, choices: boostingChoices(own, trial) }
  })
}

function linearChoices(random: Random, trial: number): LinearChoices {
  if (trial === 0) return { l2: 5, segments: 2 }
  return { l2: logUniform(random, 0.5, 60), segments: random.pick([1, 2, 3, 5, 8]) }
}

function boostingChoices(random: Random, trial: number): BoostingChoices {
  if (trial === 0)
    return {
      trees: MAX_TREES,
      learningRate: 0.04,
      maxLeaves: 8,
      maxDepth: 5,
      minRows: 12,
      l2: 1,
      rowShare: 0.7,
      columnShare: 0.3,
    }
  return {
    trees: MAX_TREES,
    learningRate: logUniform(random, 0.02, 0.12),
    maxLeaves: random.pick([3, 4, 6, 8, 12]),
    maxDepth: random.pick([2, 3, 4, 5]),
    minRows: Math.round(logUniform(random, 4, 40)),
    l2: logUniform(random, 0.3, 20),
    rowShare: 0.5 + 0.4 * random.next(),
    columnShare: 0.15 + 0.65 * random.next(),
  }
}

function logUniform(random: Random, low: number, high: number): number {
  return low * (high / low) ** random.next()
}
