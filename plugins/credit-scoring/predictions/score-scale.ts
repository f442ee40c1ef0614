import type { CreditSchema } from '../dataset/credit-schema.ts'

/** Points of log-odds of default on the schema's scale, higher is safer, 0 to 1000. */
export function scoreOf(margin: number, scale: CreditSchema['score']): number {
  const points = scale.points - (scale.double_odds / Math.LN2) * (margin + Math.log(scale.at_odds))
  return Math.round(Math.min(Math.max(points, 0), 1000))
}
