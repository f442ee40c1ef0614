import assert from 'node:assert/strict'
import { seededRandom } from '../dataset/random.ts'
import { leafOf } from '../model/evaluate.ts'
import { binColumns, binOf } from './binning.ts'
import { type BoostingChoices, fitBoosting } from './gradient-boosting.ts'
import { areaUnderRoc } from './metrics.ts'

const ROWS = 600
const random = seededRandom('boosting')
const rows = Array.from({ length: ROWS }, () =>
  Float32Array.of(random.next(), random.next(), Math.floor(random.next() * 3)),
)
const bad = Array.from(rows, ([a = 0, b = 0]) => (random.next() < (a > 0.5 !== b > 0.5 ? 0.85 : 0.15) ? 1 : 0))
const data = binColumns(rows, 3)
const choices: BoostingChoices = {
  trees: 60,
  learningRate: 0.1,
  maxLeaves: 6,
  maxDepth: 4,
  minRows: 10,
  l2: 1,
  rowShare: 0.8,
  columnShare: 0.7,
}
const learn = (changes: Partial<Parameters<typeof fitBoosting>[0]> = {}) =>
  fitBoosting({
    data,
    train: Uint32Array.from(rows.keys()),
    bad,
    weights: new Float64Array(ROWS).fill(1),
    directions: [0, 0, 0],
    choices,
    random: seededRandom(1),
    ...changes,
  })

describe('fitBoosting', () => {
  it('learns an interaction that no single column shows', () => {
    assert.ok(areaUnderRoc(learn().margins, bad) > 0.85)
    assert.ok(
      Math.abs(
        areaUnderRoc(
          rows.map(([a = 0]) => a),
          bad,
        ) - 0.5,
      ) < 0.1,
    )
  })

  it('answers the same margins as its trees on the unbinned rows', () => {
    const { trees, margins, intercept } = learn()
    rows.forEach((row, i) => {
      const margin = trees.reduce((sum, tree) => sum + (tree.value[leafOf(tree, row)] ?? 0), intercept)
      assert.ok(Math.abs(margin - (margins[i] ?? 0)) < 1e-9)
    })
  })

  it('is the same for the same seed', () => {
    assert.deepEqual(learn().trees, learn().trees)
    assert.notDeepEqual(learn({ random: seededRandom(2) }).trees, learn().trees)
  })

  it('keeps to its limits', () => {
    for (const tree of learn().trees)
      assert.ok(tree.column.filter((column) => column === -1).length <= choices.maxLeaves)
    const [tree] = learn({ choices: { ...choices, trees: 1, rowShare: 1, minRows: 100, learningRate: 1 } }).trees
    if (tree === undefined) assert.fail('no tree')
    const leaves = Map.groupBy(rows, (row) => leafOf(tree, row))
    for (const members of leaves.values()) assert.ok(members.length >= 100)
  })

  it('never lets the risk fall along a column that may only raise it', () => {
    for (const direction of [1, -1] as const) {
      const { trees } = learn({ directions: [direction, 0, 0] })
      for (const other of rows.slice(0, 40)) {
        let before = -Infinity
        for (let step = 0; step <= 50; step++) {
          const row = Float32Array.from(other).fill(step / 50, 0, 1)
          const margin = direction * trees.reduce((sum, tree) => sum + (tree.value[leafOf(tree, row)] ?? 0), 0)
          assert.ok(margin >= before - 1e-12)
          before = margin
        }
      }
    }
  })
})

describe('binColumns', () => {
  it('puts every value below the border of its bin and above the one before', () => {
    for (let column = 0; column < 3; column++) {
      const borders = data.borders[column] ?? new Float32Array()
      rows.forEach((row, i) => {
        const value = row[column] ?? 0
        const bin = binOf(borders, value)
        assert.equal(data.bins[column * ROWS + i], bin)
        assert.ok(value <= (borders[bin] ?? Infinity) && value > (borders[bin - 1] ?? -Infinity))
      })
    }
  })

  it('separates neighbours that differ by the last bit', () => {
    const above = Math.fround(1 + 2 ** -23)
    const [borders] = binColumns([Float32Array.of(1), Float32Array.of(above)], 1).borders
    assert.deepEqual([binOf(borders ?? new Float32Array(), 1), binOf(borders ?? new Float32Array(), above)], [0, 1])
  })
})
