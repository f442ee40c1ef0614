import { z } from 'zod'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { areaUnderRoc } from '../learning/metrics.ts'
import type { CreditParts } from '../parts.ts'
import { scopeOf } from '../predictions/prediction-service.ts'
import type { PredictionRepository, Scope } from '../predictions/repository.ts'

const MAX_OUTCOMES = 10_000

const response = z.object({
  total: z.int(),
  approved: z.int(),
  declined: z.int(),
  approval_rate: z.number().nullable(),
  average_probability: z.number().nullable(),
  average_score: z.number().nullable(),
  reviewed: z.int(),
  outcomes: z.object({
    known: z.int(),
    defaulted: z.int(),
    brier: z.number().nullable().meta({ description: 'Mean squared error of the probabilities' }),
    auc: z.number().nullable().meta({ description: 'Null until both outcomes occurred' }),
  }),
  today: z.object({ limit: z.int(), used: z.int(), remaining: z.int(), resets_at: z.iso.datetime() }),
})

/** Figures of a caller's predictions. */
export function statsRoute({ service, predictions }: CreditParts): Route {
  return defineRoute(
    {
      method: 'get',
      path: '/v1/predictions/stats',
      aliases: ['/predictions/stats'],
      auth: 'user',
      scopes: ['credit'],
      summary: 'Figures of your predictions',
      description: 'Administrators get everybody’s. `today` is always the caller’s own.',
      tags: ['credit'],
      query: z.strictObject({ mine: z.stringbool().default(false) }),
      response,
    },
    async ({ query }, { principal }) => {
      const scope = scopeOf(principal, query.mine)
      const totals = await predictions.totals(scope)
      return {
        total: totals.total,
        approved: totals.approved,
        declined: totals.total - totals.approved,
        approval_rate: totals.total === 0 ? null : totals.approved / totals.total,
        average_probability: totals.mean_probability,
        average_score: totals.mean_score,
        reviewed: totals.reviewed,
        outcomes: {
          known: totals.with_outcome,
          defaulted: totals.defaulted,
          brier: totals.brier,
          auc: await outcomeAuc(predictions, scope),
        },
        today: await service.usedToday(principal),
      }
    },
  )
}

async function outcomeAuc(predictions: PredictionRepository, scope: Scope): Promise<number | null> {
  const rows = await predictions.withOutcome(scope, MAX_OUTCOMES)
  const bad = rows.map(({ outcome }) => (outcome === 'defaulted' ? 1 : 0))
  if (!bad.includes(0) || !bad.includes(1)) return null
  return areaUnderRoc(
    rows.map(({ probability }) => probability),
    bad,
  )
}
