import { type PredictionView, viewOf } from './prediction-view.ts'
import type { PredictionRepository } from './repository.ts'

const ROWS_AT_ONCE = 500

/** Everything that is held of an owner. */
export async function exportOwner(
  predictions: PredictionRepository,
  userId: string,
  signal: AbortSignal,
): Promise<{ readonly predictions: readonly PredictionView[] }> {
  const views: PredictionView[] = []
  let before: number | undefined
  for (;;) {
    signal.throwIfAborted()
    const rows = await predictions.after({ userId }, before, ROWS_AT_ONCE)
    views.push(...rows.map((row) => viewOf(row, 'en')))
    if (rows.length < ROWS_AT_ONCE) return { predictions: views }
    before = rows.at(-1)?.seq
  }
}
