import assert from 'node:assert/strict'
import { scoreOf } from './score-scale.ts'

const scale = { points: 600, at_odds: 10, double_odds: 40 }
/** Margin of an applicant with these odds of repaying. */
const marginAt = (odds: number) => -Math.log(odds)

describe('scoreOf', () => {
  it('gives the agreed points at the agreed odds, and the step for doubled odds', () => {
    assert.deepEqual(
      [5, 10, 20, 40].map((odds) => scoreOf(marginAt(odds), scale)),
      [560, 600, 640, 680],
    )
  })

  it('stays between 0 and 1000', () => {
    assert.deepEqual([scoreOf(100, scale), scoreOf(-100, scale)], [0, 1000])
  })
})
