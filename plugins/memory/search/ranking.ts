/** What a search ranks by. All weights are documented in the plugin's README. */
export interface RankingWeights {
  /** Weight of a place in the full-text list, where a place in the built-in embedding's list weighs 1. */
  readonly text: number
  /** Constant of reciprocal rank fusion: the larger, the less the first places stand out. */
  readonly smoothing: number
  /** Gain per point of importance above or below 5. */
  readonly importance: number
  /** Gain of a memory of this moment over an old one. */
  readonly recency: number
  /** Days after which the gain of recency has halved. */
  readonly halfLifeDays: number
}

/** Weights in use. */
export const RANKING: RankingWeights = {
  text: 1.2,
  smoothing: 10,
  importance: 0.02,
  recency: 0.05,
  halfLifeDays: 30,
}

/**
 * Joins ranked lists: each list gives a member `weight / (smoothing + place)`. Source: Cormack, Clarke and Büttcher,
 * "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009.
 */
export function fuse(
  lists: readonly { readonly rows: readonly number[]; readonly weight: number }[],
  smoothing: number = RANKING.smoothing,
): ReadonlyMap<number, number> {
  const scores = new Map<number, number>()
  for (const { rows, weight } of lists) {
    for (const [at, row] of rows.entries()) scores.set(row, (scores.get(row) ?? 0) + weight / (smoothing + at + 1))
  }
  return scores
}

/** The fused score of a memory, weighted by its importance (1..10) and its age. */
export function weighted(
  score: number,
  memory: { readonly importance: number; readonly ageDays: number },
  weights: RankingWeights = RANKING,
): number {
  const importance = 1 + weights.importance * (memory.importance - 5)
  const recency = 1 + weights.recency * 2 ** (-Math.max(0, memory.ageDays) / weights.halfLifeDays)
  return score * importance * recency
}
