import assert from 'node:assert/strict'
import type { TestBox, TestPrincipal } from '../../../core/test/box.ts'
import type { PredictionView } from '../predictions/prediction-view.ts'

/** Whatever a test looks at in an answer; each route answers a part of it. */
export interface Answer extends PredictionView {
  readonly predictions: readonly PredictionView[]
  readonly total: number
  readonly limit: number
  readonly offset: number
  readonly approved: number
  readonly declined: number
  readonly approval_rate: number | null
  readonly outcomes: {
    readonly known: number
    readonly defaulted: number
    readonly auc: number | null
    readonly brier: number
  }
  readonly today: { readonly limit: number; readonly used: number; readonly remaining: number }
  readonly error_code: string
  readonly current_limit: string
  readonly validation_errors: readonly { readonly field: string }[]
  readonly models: readonly { readonly version: string; readonly is_demonstration: boolean }[]
  readonly active: string
  readonly version: string
  readonly fields: readonly { readonly name: string; readonly risk?: string }[]
  readonly fairness: readonly unknown[]
  readonly rows: number
  readonly shifts: readonly { readonly verdict: string }[]
  readonly activations: readonly { readonly version: string; readonly undone_at: string | null }[]
}

/** An applicant whom the built-in model approves. */
export const APPLICANT = { age: 35, income: 3200, credit_amount: 15_000, duration: 48 }
/** An applicant whom it declines. */
export const RISKY = { age: 22, income: 1200, credit_amount: 30_000, duration: 60, late_payments: 'several' }

/** Requests to a box, as tests make them. */
export class CreditClient {
  readonly #box: TestBox

  constructor(box: TestBox) {
    this.#box = box
  }

  send(
    path: string,
    body: unknown,
    options: { readonly as?: TestPrincipal | 'nobody'; readonly headers?: Record<string, string> } = {},
  ): Promise<Response> {
    return this.#box.fetch(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...options,
    })
  }

  /** A POST that must succeed. */
  async post(path: string, body: unknown, as: TestPrincipal = 'user'): Promise<Answer> {
    return answerOf(await this.send(path, body, { as }))
  }

  predict(body: unknown = APPLICANT, as: TestPrincipal = 'user'): Promise<Answer> {
    return this.post('/predictions/predict', body, as)
  }

  /** A GET that must succeed. */
  async get(path: string, as: TestPrincipal = 'user'): Promise<Answer> {
    return answerOf(await this.#box.fetch(path, { as }))
  }
}

/** The body of a success. */
export async function answerOf(response: Response): Promise<Answer> {
  assert.equal(response.status, 200, await response.clone().text())
  return bodyOf(response)
}

/** The body of any answer. */
export async function bodyOf(response: Response): Promise<Answer> {
  return (await response.json()) as Answer // the assertions of the test check what it looks at
}
