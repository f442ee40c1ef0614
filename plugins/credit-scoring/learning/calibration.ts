import { sigmoid } from '../model/scoring-model.ts'

/** A straight line in log-odds; the slope is positive, so that the order of applicants and every monotone constraint stay. */
export interface Calibration {
  readonly slope: number
  readonly shift: number
}

const MIN_SLOPE = 0.05
const STEPS = 40

/**
 * Fits probabilities to out-of-fold margins. The targets are drawn in slightly, which keeps perfect separation finite.
 * Source: Platt 1999, with the Newton steps of Lin, Lin and Weng 2007.
 */
export function fitCalibration(margins: ArrayLike<number>, bad: ArrayLike<number>): Calibration {
  let badRows = 0
  for (let i = 0; i < bad.length; i++) badRows += bad[i] ?? 0
  const high = (badRows + 1) / (badRows + 2)
  const low = 1 / (bad.length - badRows + 2)
  let slope = 1
  let shift = 0
  for (let step = 0; step < STEPS; step++) {
    let [gSlope, gShift, hSlope, hBoth, hShift] = [0, 0, 1e-9, 0, 1e-9]
    for (let i = 0; i < bad.length; i++) {
      const margin = margins[i] ?? 0
      const p = sigmoid(slope * margin + shift)
      const residual = p - (bad[i] === 1 ? high : low)
      const curve = Math.max(p * (1 - p), 1e-9)
      gSlope += residual * margin
      gShift += residual
      hSlope += curve * margin * margin
      hBoth += curve * margin
      hShift += curve
    }
    const determinant = hSlope * hShift - hBoth * hBoth
    const slopeStep = bounded((gSlope * hShift - gShift * hBoth) / determinant)
    const shiftStep = bounded((gShift * hSlope - gSlope * hBoth) / determinant)
    slope = Math.max(MIN_SLOPE, slope - slopeStep)
    shift -= shiftStep
    if (Math.abs(slopeStep) + Math.abs(shiftStep) < 1e-10) break
  }
  return { slope, shift }
}

/** Probabilities of margins under a calibration. */
export function calibrated({ slope, shift }: Calibration, margins: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: margins.length }, (_, i) => sigmoid(slope * (margins[i] ?? 0) + shift))
}

/** A Newton step that cannot run away; 0 where the curvature vanishes. */
function bounded(step: number): number {
  return Number.isFinite(step) ? Math.min(Math.max(step, -1), 1) : 0
}
