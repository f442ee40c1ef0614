import { z } from 'zod'
import type { Language } from '../dataset/credit-schema.ts'
import type { Reason } from './reasons.ts'
import type { NewPrediction, StoredPrediction } from './repository.ts'

const decision = z.enum(['approved', 'declined'])

/** A prediction as clients see it. */
export const predictionView = z.object({
  id: z.uuid(),
  user_id: z.string(),
  decision: decision.meta({ description: 'What the model decides' }),
  final_decision: decision.meta({ description: 'What a person decided in review, else what the model decides' }),
  probability_default: z.number().min(0).max(1),
  score: z.int().meta({ description: 'Points, 0 to 1000; more is safer' }),
  threshold: z.number().meta({ description: 'Probability from which the model declines' }),
  model_version: z.string(),
  reasons: z
    .array(z.object({ code: z.string(), text: z.string(), feature: z.string(), contribution: z.number() }))
    .meta({ description: 'What raised the risk most, in log-odds against applicants who repaid' }),
  input: z.record(z.string(), z.union([z.number(), z.string()])),
  review: z.object({ decision, reason: z.string(), reviewed_by: z.string(), reviewed_at: z.string() }).nullable(),
  outcome: z.enum(['repaid', 'defaulted']).nullable(),
  created_at: z.iso.datetime(),
})

/** A prediction as clients see it. */
export type PredictionView = z.output<typeof predictionView>

/** A stored prediction, its reasons in the language of the reader. */
export function viewOf(stored: NewPrediction & Partial<StoredPrediction>, language: Language): PredictionView {
  const reasons: readonly Reason[] = JSON.parse(stored.reasons)
  const isReviewed = stored.review_decision !== undefined && stored.review_decision !== null
  return {
    id: stored.id,
    user_id: stored.user_id,
    decision: stored.decision,
    final_decision: stored.review_decision ?? stored.decision,
    probability_default: stored.probability,
    score: stored.score,
    threshold: stored.threshold,
    model_version: stored.model_version,
    reasons: reasons.map(({ code, text, feature, contribution }) => ({
      code,
      text: text[language],
      feature,
      contribution,
    })),
    input: JSON.parse(stored.applicant),
    review: isReviewed
      ? {
          decision: stored.review_decision ?? stored.decision,
          reason: stored.review_reason ?? '',
          reviewed_by: stored.reviewed_by ?? '',
          reviewed_at: stored.reviewed_at ?? '',
        }
      : null,
    outcome: stored.outcome ?? null,
    created_at: stored.created_at,
  }
}
