import type { Audit } from '../../../core/contracts/audit.ts'
import type { BoxFacts } from '../../../core/contracts/box.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import { isAdmin, type Principal } from '../../../core/contracts/principal.ts'
import { parseApplicant } from '../dataset/applicant.ts'
import type { CreditConfig } from '../manifest.ts'
import type { CreditMetrics } from '../metrics.ts'
import type { ModelRegistry } from '../registry/model-registry.ts'
import type { Decision, Outcome } from '../tables.ts'
import { type LocalDay, localDay } from './local-day.ts'
import { adverseReasons } from './reasons.ts'
import type { NewPrediction, Page, PredictionRepository, Scope, StoredPrediction } from './repository.ts'
import { scoreOf } from './score-scale.ts'
import type { Scorer } from './scorer.ts'

/** What the service works with. */
export interface PredictionServiceParts {
  readonly predictions: PredictionRepository
  readonly registry: ModelRegistry
  readonly scorer: Scorer
  readonly creditMetrics: CreditMetrics
  readonly config: CreditConfig
  readonly audit: Audit
  readonly box: BoxFacts
}

/** What a caller has used of the day's predictions. */
export interface DailyUse {
  readonly limit: number
  readonly used: number
  readonly remaining: number
  readonly resets_at: string
}

/** Makes predictions, keeps them, and lets people answer for them. */
export class PredictionService {
  readonly #parts: PredictionServiceParts
  #day: LocalDay | undefined

  constructor(parts: PredictionServiceParts) {
    this.#parts = parts
  }

  /** @throws CREDIT_APPLICANT_INVALID, CREDIT_DAILY_LIMIT, CREDIT_BUSY, and what the scorer throws */
  async predict(caller: Principal, raw: unknown, signal: AbortSignal): Promise<NewPrediction> {
    const { predictions, registry, scorer, creditMetrics, config } = this.#parts
    const version = await registry.active()
    const applicant = parseApplicant(version.schema, raw)
    const now = new Date()
    const today = this.#today(now)
    if ((await predictions.used(caller.userId, today.day)) >= config.predictionsPerDay) throw this.#limited(today, now)

    const started = performance.now()
    const scored = await scorer.score(version.file, applicant, signal)
    creditMetrics.scored((performance.now() - started) / 1000)
    const { threshold, factors, typical } = version.manifest
    const decision: Decision = scored.probability >= threshold ? 'declined' : 'approved'
    const reasons = adverseReasons({ factors, typical }, version.schema, {
      applicant,
      contributions: scored.contributions,
    })
    const prediction: NewPrediction = {
      id: crypto.randomUUID(),
      user_id: caller.userId,
      created_at: now.toISOString(),
      model_version: version.manifest.version,
      decision,
      probability: scored.probability,
      score: scoreOf(scored.margin, version.schema.score),
      threshold,
      applicant: JSON.stringify(applicant),
      reasons: JSON.stringify(reasons),
    }
    const isWithinLimit = await predictions.add(prediction, { day: today.day, limit: config.predictionsPerDay })
    if (!isWithinLimit) throw this.#limited(today, now)
    creditMetrics.decided(decision)
    return prediction
  }

  /** @throws CREDIT_PREDICTION_UNKNOWN, for another's as for one that does not exist */
  async find(caller: Principal, id: string): Promise<StoredPrediction> {
    const found = await this.#parts.predictions.find(id, scopeOf(caller))
    if (found === undefined)
      throw new AppError('CREDIT_PREDICTION_UNKNOWN', 'not-found', 'There is no prediction of that id for you.')
    return found
  }

  page(
    caller: Principal,
    page: Page & { readonly mine: boolean },
  ): Promise<{ readonly rows: readonly StoredPrediction[]; readonly total: number }> {
    return this.#parts.predictions.page(scopeOf(caller, page.mine), page)
  }

  /** A person decides otherwise, or confirms; the model's own decision stays on record. @throws CREDIT_PREDICTION_UNKNOWN */
  async review(
    caller: Principal,
    id: string,
    review: { readonly decision: Decision; readonly reason: string },
  ): Promise<StoredPrediction> {
    const { decision } = await this.find(caller, id)
    await this.#parts.predictions.review(id, { ...review, by: caller.userId, at: new Date().toISOString() })
    const facts = { from: decision, to: review.decision }
    this.#parts.audit.record({ action: 'credit.review', outcome: 'success', actor: caller.userId, target: id, facts })
    this.#parts.creditMetrics.reviewed(decision !== review.decision)
    return this.find(caller, id)
  }

  /** What became of the credit; a later word corrects an earlier one. @throws CREDIT_PREDICTION_UNKNOWN */
  async setOutcome(caller: Principal, id: string, outcome: Outcome): Promise<StoredPrediction> {
    await this.find(caller, id)
    await this.#parts.predictions.setOutcome(id, outcome, new Date().toISOString())
    this.#parts.audit.record({ action: 'credit.outcome', outcome: 'success', actor: caller.userId, target: id })
    return this.find(caller, id)
  }

  async usedToday(caller: Principal): Promise<DailyUse> {
    const { predictions, config } = this.#parts
    const { day, endsAt } = this.#today(new Date())
    const used = await predictions.used(caller.userId, day)
    const limit = config.predictionsPerDay
    return { limit, used, remaining: Math.max(0, limit - used), resets_at: endsAt.toISOString() }
  }

  /** The day of a moment; the one before is asked anew when the clock was set back. */
  #today(now: Date): LocalDay {
    const isKnown = this.#day !== undefined && now >= this.#day.startsAt && now < this.#day.endsAt
    if (this.#day === undefined || !isKnown) this.#day = localDay(now, this.#parts.box.timeZone)
    return this.#day
  }

  #limited(today: LocalDay, now: Date): AppError {
    const limit = this.#parts.config.predictionsPerDay
    const retryAfterSeconds = Math.max(1, Math.ceil((today.endsAt.getTime() - now.getTime()) / 1000))
    this.#parts.creditMetrics.limited()
    return new AppError(
      'CREDIT_DAILY_LIMIT',
      'limited',
      `You have made your ${limit} predictions of today. Try again tomorrow.`,
      {
        details: { retryAfterSeconds, currentLimit: `${limit} predictions per day` },
      },
    )
  }
}

/** Owners see their own; administrators see everybody's, or their own when they ask for it. */
export function scopeOf(caller: Principal, mine = false): Scope {
  return isAdmin(caller) && !mine ? 'everybody' : { userId: caller.userId }
}
