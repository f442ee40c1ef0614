import type { Generated } from 'kysely'

/** What the model decides, and what a person may decide instead. */
export type Decision = 'approved' | 'declined'
/** What became of a credit. */
export type Outcome = 'repaid' | 'defaulted'

interface PredictionsTable {
  readonly seq: Generated<number>
  readonly id: string
  readonly user_id: string
  readonly created_at: string
  readonly model_version: string
  readonly decision: Decision
  readonly probability: number
  readonly score: number
  readonly threshold: number
  /** JSON of the values sent. */
  readonly applicant: string
  /** JSON of the reasons given, in each language. */
  readonly reasons: string
  readonly review_decision: Decision | null
  readonly review_reason: string | null
  readonly reviewed_by: string | null
  readonly reviewed_at: string | null
  readonly outcome: Outcome | null
  readonly outcome_at: string | null
}

interface UsageTable {
  readonly user_id: string
  readonly day: string
  readonly used: number
}

interface ActivationsTable {
  readonly seq: Generated<number>
  readonly version: string
  readonly activated_at: string
  readonly activated_by: string
  readonly undone_at: string | null
  readonly undone_by: string | null
}

/** Tables of this plugin. */
export interface CreditTables {
  readonly credit_predictions: PredictionsTable
  readonly credit_usage: UsageTable
  readonly credit_activations: ActivationsTable
}
