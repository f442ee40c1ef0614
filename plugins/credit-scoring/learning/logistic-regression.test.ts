import assert from 'node:assert/strict'
import { seededRandom } from '../dataset/random.ts'
import { sigmoid } from '../model/scoring-model.ts'
import { fitLogisticRegression, type LinearProblem, linearMargins } from './logistic-regression.ts'

const ROWS = 4000
const TRUE = [1.5, -1, 0]

function problem(changes: Partial<LinearProblem> = {}): LinearProblem {
  const random = seededRandom('logistic')
  const matrix = Float64Array.from({ length: ROWS * 3 }, () => random.next())
  const bad = Array.from({ length: ROWS }, (_, row) => {
    const margin = TRUE.reduce((sum, weight, i) => sum + weight * (matrix[row * 3 + i] ?? 0), 0)
    return random.next() < sigmoid(margin) ? 1 : 0
  })
  return { matrix, width: 3, bad, weights: new Float64Array(ROWS).fill(1), directions: [0, 0, 0], l2: 0.01, ...changes }
}

describe('fitLogisticRegression', () => {
  it('finds the coefficients that made the data', () => {
    const { coefficients, intercept } = fitLogisticRegression(problem())
    TRUE.forEach((weight, i) => {
      assert.ok(Math.abs((coefficients[i] ?? 0) - weight) < 0.3, `${coefficients[i]} for ${weight}`)
    })
    assert.ok(Math.abs(intercept) < 0.3)
  })

  it('ends where the gradient of the penalised loss vanishes', () => {
    const given = problem({ l2: 3 })
    const fit = fitLogisticRegression(given)
    const margins = linearMargins(fit, given.matrix, ROWS)
    for (let i = 0; i < 3; i++) {
      let gradient = 3 * (fit.coefficients[i] ?? 0)
      for (let row = 0; row < ROWS; row++)
        gradient += (sigmoid(margins[row] ?? 0) - (given.bad[row] ?? 0)) * (given.matrix[row * 3 + i] ?? 0)
      assert.ok(Math.abs(gradient) < 1e-6, `gradient ${gradient}`)
    }
  })

  it('keeps the signs that it is told', () => {
    const { coefficients } = fitLogisticRegression(problem({ directions: [-1, 1, 0] }))
    assert.deepEqual([coefficients[0], coefficients[1]], [0, 0])
    const kept = fitLogisticRegression(problem({ directions: [1, -1, 0] }))
    assert.deepEqual(kept.coefficients, fitLogisticRegression(problem()).coefficients)
  })

  it('counts a row of weight two like two rows', () => {
    const given = problem()
    const twice: LinearProblem = {
      ...given,
      matrix: Float64Array.from([...given.matrix, ...given.matrix.slice(0, 300)]),
      bad: [...Array.from(given.bad), ...Array.from(given.bad).slice(0, 100)],
      weights: new Float64Array(ROWS + 100).fill(1),
    }
    const weighted = { ...given, weights: Float64Array.from({ length: ROWS }, (_, row) => (row < 100 ? 2 : 1)) }
    const [a, b] = [fitLogisticRegression(twice), fitLogisticRegression(weighted)]
    a.coefficients.forEach((value, i) => {
      assert.ok(Math.abs(value - (b.coefficients[i] ?? 0)) < 1e-9)
    })
  })

  it('stays finite where a column separates the classes', () => {
    const bad = Array.from({ length: 100 }, (_, row) => (row < 50 ? 1 : 0))
    const matrix = Float64Array.from(bad)
    const fit = fitLogisticRegression({
      matrix,
      width: 1,
      bad,
      weights: new Float64Array(100).fill(1),
      directions: [0],
      l2: 0.1,
    })
    assert.ok(Number.isFinite(fit.coefficients[0]) && (fit.coefficients[0] ?? 0) > 3)
  })
})
