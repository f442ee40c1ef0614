import assert from 'node:assert/strict'
import { seededRandom } from '../dataset/random.ts'
import { sigmoid } from '../model/scoring-model.ts'
import { calibrated, fitCalibration } from './calibration.ts'
import { calibrationError } from './metrics.ts'

const random = seededRandom('calibration')
const truth = Float64Array.from({ length: 5000 }, () => 1.5 * random.normal() - 1)
const bad = truth.map((margin) => (random.next() < sigmoid(margin) ? 1 : 0))

describe('fitCalibration', () => {
  it('undoes margins that are too sure and shifted', () => {
    const wrong = truth.map((margin) => 2.5 * margin + 1)
    const { slope, shift } = fitCalibration(wrong, bad)
    assert.ok(Math.abs(slope - 0.4) < 0.05 && Math.abs(shift + 0.4) < 0.1, `${slope} ${shift}`)
    assert.ok(calibrationError(calibrated({ slope, shift }, wrong), bad) < 0.02)
    assert.ok(calibrationError(wrong.map(sigmoid), bad) > 0.05)
  })

  it('keeps the order of applicants even when the margins are upside down', () => {
    assert.ok(
      fitCalibration(
        truth.map((margin) => -margin),
        bad,
      ).slope > 0,
    )
  })

  it('stays finite when the classes are separated', () => {
    const { slope, shift } = fitCalibration([-1, -2, 1, 2], [0, 0, 1, 1])
    assert.ok(Number.isFinite(slope) && Number.isFinite(shift))
  })
})
