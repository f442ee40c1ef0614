import type { ReliabilityBin } from '../learning/metrics.ts'
import { axis, plot } from './svg-frame.ts'

/** Hit share against false share, with the line of guessing. */
export function rocChart(points: readonly (readonly [number, number])[], auc: number): string {
  const range = axis(0, 1)
  const labels = {
    title: `ROC, area ${auc.toFixed(3)}`,
    x: 'share of the good that are refused',
    y: 'share of the bad that are refused',
  }
  return plot(labels, { x: range, y: range }, (x, y) => {
    const line = points.map(([falseShare, hitShare]) => `${x(falseShare)},${y(hitShare)}`).join(' ')
    return `<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/><polyline class="line" points="${line}"/>`
  })
}

/** Observed against predicted share of defaults, with the line of perfect calibration. The size of a mark is that of its group. */
export function calibrationChart(bins: readonly ReliabilityBin[], error: number): string {
  const top = Math.min(1, Math.max(0.1, ...bins.map((bin) => Math.max(bin.meanPredicted, bin.observedShare))) * 1.05)
  const largest = Math.max(1, ...bins.map((bin) => bin.rows))
  const range = axis(0, top)
  const labels = {
    title: `Calibration, mean error ${error.toFixed(3)}`,
    x: 'predicted probability of default',
    y: 'observed share of defaults',
  }
  return plot(labels, { x: range, y: range }, (x, y) => {
    const line = bins.map((bin) => `${x(bin.meanPredicted)},${y(bin.observedShare)}`).join(' ')
    const marks = bins.map(
      (bin) =>
        `<circle class="mark" cx="${x(bin.meanPredicted)}" cy="${y(bin.observedShare)}" r="${(2 + 3 * Math.sqrt(bin.rows / largest)).toFixed(1)}"/>`,
    )
    return `<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(top)}" y2="${y(top)}"/><polyline class="line" points="${line}"/>${marks.join('')}`
  })
}
