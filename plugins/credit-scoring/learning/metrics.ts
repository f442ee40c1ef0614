/** Share of pairs (bad, good) in which the bad one has the higher score; ties count half. */
export function areaUnderRoc(scores: ArrayLike<number>, bad: ArrayLike<number>): number {
  const order = ranked(scores)
  let rankSum = 0
  let badRows = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    const score = scores[order[start] ?? 0]
    while (end < order.length && scores[order[end] ?? 0] === score) end += 1
    const meanRank = (start + end + 1) / 2
    for (let i = start; i < end; i++) {
      if (bad[order[i] ?? 0] === 1) {
        rankSum += meanRank
        badRows += 1
      }
    }
    start = end
  }
  const goodRows = order.length - badRows
  return badRows === 0 || goodRows === 0 ? 0.5 : (rankSum - (badRows * (badRows + 1)) / 2) / (badRows * goodRows)
}

/** Largest gap between the score distributions of the two classes. */
export function kolmogorovSmirnov(scores: ArrayLike<number>, bad: ArrayLike<number>): number {
  return rocCurve(scores, bad).reduce((gap, point) => Math.max(gap, point.hitShare - point.falseShare), 0)
}

/** A point of the ROC curve: shares of the bad and of the good that lie at or above the threshold. */
export interface RocPoint {
  readonly threshold: number
  readonly falseShare: number
  readonly hitShare: number
}

/** The ROC curve from the strictest threshold to the mildest. */
export function rocCurve(scores: ArrayLike<number>, bad: ArrayLike<number>): readonly RocPoint[] {
  const order = ranked(scores).reverse()
  const badRows = sum(bad)
  const goodRows = bad.length - badRows
  const points: RocPoint[] = [{ threshold: Infinity, falseShare: 0, hitShare: 0 }]
  let hits = 0
  order.forEach((row, position) => {
    hits += bad[row] === 1 ? 1 : 0
    const threshold = scores[row] ?? 0
    if (scores[order[position + 1] ?? -1] === threshold) return
    points.push({ threshold, hitShare: hits / badRows, falseShare: (position + 1 - hits) / goodRows })
  })
  return points
}

/** Mean squared error of probabilities. */
export function brierScore(probabilities: ArrayLike<number>, bad: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < bad.length; i++) total += ((probabilities[i] ?? 0) - (bad[i] ?? 0)) ** 2
  return total / bad.length
}

/** Mean negative log-likelihood of probabilities. */
export function logLoss(probabilities: ArrayLike<number>, bad: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < bad.length; i++) {
    const p = Math.min(Math.max(probabilities[i] ?? 0, 1e-12), 1 - 1e-12)
    total -= bad[i] === 1 ? Math.log(p) : Math.log(1 - p)
  }
  return total / bad.length
}

/** One group of a reliability table. */
export interface ReliabilityBin {
  readonly rows: number
  readonly meanPredicted: number
  readonly observedShare: number
}

/** Predicted against observed in groups of equal size. */
export function reliability(
  probabilities: ArrayLike<number>,
  bad: ArrayLike<number>,
  bins = 10,
): readonly ReliabilityBin[] {
  const order = ranked(probabilities)
  const table: ReliabilityBin[] = []
  for (let bin = 0; bin < bins; bin++) {
    const rows = order.slice(Math.floor((bin * order.length) / bins), Math.floor(((bin + 1) * order.length) / bins))
    if (rows.length === 0) continue
    table.push({
      rows: rows.length,
      meanPredicted: rows.reduce((total, row) => total + (probabilities[row] ?? 0), 0) / rows.length,
      observedShare: rows.reduce((total, row) => total + (bad[row] ?? 0), 0) / rows.length,
    })
  }
  return table
}

/** Expected calibration error: mean distance of predicted and observed over groups of equal size. */
export function calibrationError(probabilities: ArrayLike<number>, bad: ArrayLike<number>, bins = 10): number {
  return reliability(probabilities, bad, bins).reduce(
    (total, bin) => total + (bin.rows / bad.length) * Math.abs(bin.meanPredicted - bin.observedShare),
    0,
  )
}

/** Mean cost per applicant when those at or above the threshold are refused. */
export function meanCost(
  probabilities: ArrayLike<number>,
  bad: ArrayLike<number>,
  rule: { readonly threshold: number; readonly acceptBad: number; readonly refuseGood: number },
): number {
  let total = 0
  for (let i = 0; i < bad.length; i++) {
    const isRefused = (probabilities[i] ?? 0) >= rule.threshold
    if (bad[i] === 1 && !isRefused) total += rule.acceptBad
    if (bad[i] !== 1 && isRefused) total += rule.refuseGood
  }
  return total / bad.length
}

/** Rows in ascending order of the score; ties by row, so that the order is the same everywhere. */
function ranked(scores: ArrayLike<number>): number[] {
  return Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b,
  )
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0
  return total
}
