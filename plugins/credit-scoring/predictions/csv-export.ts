import type { PredictionRepository, Scope, StoredPrediction } from './repository.ts'

const ROWS_AT_ONCE = 500

/** Predictions as CSV, newest first, part by part so that any number fits in memory. `features` are the columns of the input. */
export async function* exportCsv(
  predictions: PredictionRepository,
  scope: Scope,
  features: readonly string[],
): AsyncGenerator<string> {
  const own = ['id', 'user_id', 'created_at', 'model_version', 'decision', 'probability_default', 'score', 'threshold']
  const people = ['reasons', 'review_decision', 'review_reason', 'reviewed_at', 'outcome']
  yield csvLine([...own, ...features, ...people])
  let before: number | undefined
  for (;;) {
    const rows = await predictions.after(scope, before, ROWS_AT_ONCE)
    if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row, features))).join('')
    if (rows.length < ROWS_AT_ONCE) return
    before = rows.at(-1)?.seq
  }
}

/** A record with the line break of RFC 4180. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A cell that no spreadsheet takes for a formula. Source: OWASP, "CSV Injection". */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function cellsOf(row: StoredPrediction, features: readonly string[]): (string | number | null | undefined)[] {
  const input: Readonly<Record<string, string | number>> = JSON.parse(row.applicant)
  const reasons: readonly { readonly code: string }[] = JSON.parse(row.reasons)
  return [
    row.id,
    row.user_id,
    row.created_at,
    row.model_version,
    row.decision,
    row.probability,
    row.score,
    row.threshold,
    ...features.map((feature) => input[feature]),
    reasons.map(({ code }) => code).join(' '),
    row.review_decision,
    row.review_reason,
    row.reviewed_at,
    row.outcome,
  ]
}
