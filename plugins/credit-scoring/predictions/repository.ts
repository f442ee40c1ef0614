import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely'
import type { Storage } from '../../../core/contracts/storage.ts'
import type { CreditTables, Decision, Outcome } from '../tables.ts'

/** A prediction as it is stored. */
export type StoredPrediction = Selectable<CreditTables['credit_predictions']>
/** A prediction that is to be stored. */
export type NewPrediction = Pick<
  StoredPrediction,
  | 'id'
  | 'user_id'
  | 'created_at'
  | 'model_version'
  | 'decision'
  | 'probability'
  | 'score'
  | 'threshold'
  | 'applicant'
  | 'reasons'
>

/** Whose predictions: one owner's, or everybody's for an administrator. */
export type Scope = { readonly userId: string } | 'everybody'

/** A part of a list. */
export interface Page {
  readonly limit: number
  readonly offset: number
}

/** Sums over predictions. */
export interface PredictionTotals {
  readonly total: number
  readonly approved: number
  readonly reviewed: number
  readonly mean_probability: number | null
  readonly mean_score: number | null
  readonly with_outcome: number
  readonly defaulted: number
  readonly brier: number | null
}

/** The predictions and what was used up a day. */
export class PredictionRepository {
  readonly #storage: Storage
  readonly #db: Kysely<CreditTables>

  constructor(storage: Storage) {
    this.#storage = storage
    this.#db = storage.kysely<CreditTables>()
  }

  /**
   * Stores a prediction and counts it, both or neither. False when the owner's limit of the day is reached.
   * Predictions that arrive together share one sync to disk.
   */
  add(prediction: NewPrediction, quota: { readonly day: string; readonly limit: number }): Promise<boolean> {
    return this.#storage.write((database) => {
      const counted = database
        .prepare(
          `insert into credit_usage (user_id, day, used) values (?, ?, 1)
           on conflict (user_id, day) do update set used = used + 1 where used < ?`,
        )
        .run(prediction.user_id, quota.day, quota.limit)
      if (counted.changes === 0) return false
      database
        .prepare(
          `insert into credit_predictions
             (id, user_id, created_at, model_version, decision, probability, score, threshold, applicant, reasons)
           values (:id, :user_id, :created_at, :model_version, :decision, :probability, :score, :threshold, :applicant, :reasons)`,
        )
        .run({ ...prediction })
      return true
    })
  }

  /** Predictions that an owner has made on a day. */
  async used(userId: string, day: string): Promise<number> {
    const row = await this.#db
      .selectFrom('credit_usage')
      .select('used')
      .where('user_id', '=', userId)
      .where('day', '=', day)
      .executeTakeFirst()
    return row?.used ?? 0
  }

  find(id: string, scope: Scope): Promise<StoredPrediction | undefined> {
    return this.#within(scope).selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** Newest first. */
  async page(
    scope: Scope,
    { limit, offset }: Page,
  ): Promise<{ readonly rows: readonly StoredPrediction[]; readonly total: number }> {
    const rows = await this.#within(scope).selectAll().orderBy('seq', 'desc').limit(limit).offset(offset).execute()
    return { rows, total: await this.count(scope) }
  }

  async count(scope: Scope): Promise<number> {
    const row = await this.#within(scope)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    return Number(row.total)
  }

  /** At most `limit` rows older than `before`, newest first: what an export reads, part by part. */
  after(scope: Scope, before: number | undefined, limit: number): Promise<readonly StoredPrediction[]> {
    const query = this.#within(scope).selectAll().orderBy('seq', 'desc').limit(limit)
    return (before === undefined ? query : query.where('seq', '<', before)).execute()
  }

  /** The newest predictions of a version, for its stability. */
  ofVersion(version: string, limit: number): Promise<readonly Pick<StoredPrediction, 'applicant' | 'probability'>[]> {
    return this.#db
      .selectFrom('credit_predictions')
      .select(['applicant', 'probability'])
      .where('model_version', '=', version)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute()
  }

  /** The newest predictions whose outcome is known. */
  withOutcome(scope: Scope, limit: number): Promise<readonly Pick<StoredPrediction, 'probability' | 'outcome'>[]> {
    return this.#within(scope)
      .select(['probability', 'outcome'])
      .where('outcome', 'is not', null)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute()
  }

  async totals(scope: Scope): Promise<PredictionTotals> {
    const row = await this.#within(scope)
      .select((e) => [
        e.fn.countAll<number>().as('total'),
        e.fn.count<number>('id').filterWhere('decision', '=', 'approved').as('approved'),
        e.fn.count<number>('reviewed_at').as('reviewed'),
        e.fn.avg<number | null>('probability').as('mean_probability'),
        e.fn.avg<number | null>('score').as('mean_score'),
        e.fn.count<number>('outcome').as('with_outcome'),
        e.fn.count<number>('id').filterWhere('outcome', '=', 'defaulted').as('defaulted'),
        e.fn
          .avg<number | null>(
            e
              .case()
              .when('outcome', '=', 'defaulted')
              .then(e(e.parens('probability', '-', 1), '*', e.parens('probability', '-', 1)))
              .when('outcome', '=', 'repaid')
              .then(e('probability', '*', e.ref('probability')))
              .end(),
          )
          .as('brier'),
      ])
      .executeTakeFirstOrThrow()
    return row
  }

  async review(
    id: string,
    review: { readonly decision: Decision; readonly reason: string; readonly by: string; readonly at: string },
  ): Promise<void> {
    await this.#db
      .updateTable('credit_predictions')
      .set({
        review_decision: review.decision,
        review_reason: review.reason,
        reviewed_by: review.by,
        reviewed_at: review.at,
      })
      .where('id', '=', id)
      .execute()
  }

  async setOutcome(id: string, outcome: Outcome, at: string): Promise<void> {
    await this.#db.updateTable('credit_predictions').set({ outcome, outcome_at: at }).where('id', '=', id).execute()
  }

  /** Removes what is held of an owner; what they reviewed for others stays, without their id. */
  async erase(userId: string): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      await db.deleteFrom('credit_predictions').where('user_id', '=', userId).execute()
      await db.deleteFrom('credit_usage').where('user_id', '=', userId).execute()
      await db
        .updateTable('credit_predictions')
        .set({ reviewed_by: 'erased' })
        .where('reviewed_by', '=', userId)
        .execute()
    })
  }

  /** Forgets counts of days before a day. */
  async forgetUsageBefore(day: string): Promise<void> {
    await this.#db.deleteFrom('credit_usage').where('day', '<', day).execute()
  }

  #within(scope: Scope): SelectQueryBuilder<CreditTables, 'credit_predictions', object> {
    const query = this.#db.selectFrom('credit_predictions')
    return scope === 'everybody' ? query : query.where('user_id', '=', scope.userId)
  }
}
