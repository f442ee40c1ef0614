import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Decision } from './tables.ts'

/** Figures of this plugin at `/metrics`. */
export interface CreditMetrics {
  scored(seconds: number): void
  decided(decision: Decision): void
  limited(): void
  reviewed(isOverride: boolean): void
}

/** Registers the figures. `shifts` answers the movement of recent predictions; it is asked when the figures are read. */
export function creditMetrics(
  registry: Registry,
  shifts: () => Promise<readonly { readonly name: string; readonly psi: number }[]>,
): CreditMetrics {
  const registers = [registry]
  const decisions = new Counter({
    name: 'lares_credit_predictions_total',
    help: 'Credit predictions by decision of the model',
    labelNames: ['decision'],
    registers,
  })
  const limits = new Counter({
    name: 'lares_credit_limited_total',
    help: 'Predictions refused by the daily limit',
    registers,
  })
  const reviews = new Counter({
    name: 'lares_credit_reviews_total',
    help: 'Decisions that a person looked at',
    labelNames: ['result'],
    registers,
  })
  const seconds = new Histogram({
    name: 'lares_credit_score_seconds',
    help: 'Time of one scoring with explanation, the way to the process and back included',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers,
  })
  new Gauge({
    name: 'lares_credit_psi',
    help: 'Population stability index of recent predictions of the active model',
    labelNames: ['name'],
    registers,
    async collect() {
      this.reset()
      for (const { name, psi } of await shifts()) this.set({ name }, psi)
    },
  })
  return {
    scored: (value) => seconds.observe(value),
    decided: (decision) => decisions.inc({ decision }),
    limited: () => limits.inc(),
    reviewed: (isOverride) => reviews.inc({ result: isOverride ? 'overridden' : 'confirmed' }),
  }
}
