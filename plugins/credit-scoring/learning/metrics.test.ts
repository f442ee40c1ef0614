import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  areaUnderRoc,
  brierScore,
  calibrationError,
  kolmogorovSmirnov,
  meanCost,
  reliability,
  rocCurve,
} from './metrics.ts'

const scored = fc.array(fc.record({ score: fc.integer({ min: 0, max: 20 }), bad: fc.integer({ min: 0, max: 1 }) }), {
  minLength: 2,
  maxLength: 60,
})

describe('areaUnderRoc', () => {
  it('is the share of ordered pairs, ties counting half', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const bads = rows.filter(({ bad }) => bad === 1)
        const goods = rows.filter(({ bad }) => bad === 0)
        fc.pre(bads.length > 0 && goods.length > 0)
        const wins = bads.flatMap((b) =>
          goods.map((g): number => (b.score > g.score ? 1 : b.score === g.score ? 0.5 : 0)),
        )
        const expected = wins.reduce((sum, win) => sum + win, 0) / wins.length
        const found = areaUnderRoc(
          rows.map(({ score }) => score),
          rows.map(({ bad }) => bad),
        )
        assert.ok(Math.abs(found - expected) < 1e-12)
      }),
    )
  })

  it('is one half without one of the classes', () => {
    assert.equal(areaUnderRoc([1, 2], [0, 0]), 0.5)
  })
})

describe('rocCurve', () => {
  it('goes from nobody to everybody and encloses the area', () => {
    const scores = [0.9, 0.8, 0.8, 0.4, 0.3, 0.1]
    const bad = [1, 1, 0, 1, 0, 0]
    const points = rocCurve(scores, bad)
    assert.deepEqual([points[0]?.hitShare, points.at(-1)?.hitShare, points.at(-1)?.falseShare], [0, 1, 1])
    const area = points.slice(1).reduce((sum, point, i) => {
      const before = points[i] ?? point
      return sum + ((point.falseShare - before.falseShare) * (point.hitShare + before.hitShare)) / 2
    }, 0)
    assert.ok(Math.abs(area - areaUnderRoc(scores, bad)) < 1e-12)
  })
})

describe('measures of probabilities', () => {
  it('know a perfect and a useless forecast', () => {
    assert.equal(brierScore([1, 0], [1, 0]), 0)
    assert.equal(brierScore([0.5, 0.5], [1, 0]), 0.25)
    assert.equal(kolmogorovSmirnov([0.9, 0.1], [1, 0]), 1)
  })

  it('group rows of equal number and compare predicted with observed', () => {
    const p = Array.from({ length: 100 }, (_, i) => (i < 50 ? 0.2 : 0.8))
    const bad = p.map((value, i) => (i % 10 < value * 10 ? 1 : 0))
    assert.deepEqual(
      reliability(p, bad, 2).map(({ rows, observedShare }) => [rows, observedShare]),
      [
        [50, 0.2],
        [50, 0.8],
      ],
    )
    assert.ok(calibrationError(p, bad, 2) < 1e-12)
  })

  it('charge each mistake its own cost', () => {
    const rule = { threshold: 0.5, acceptBad: 5, refuseGood: 1 }
    assert.equal(meanCost([0.4, 0.6, 0.6, 0.4], [1, 0, 1, 0], rule), 6 / 4)
  })
})
