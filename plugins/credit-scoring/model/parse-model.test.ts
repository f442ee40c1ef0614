import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT_IN_FOLDER } from '../registry/built-in.ts'
import { parseScoringModel } from './parse-model.ts'

const text = readFileSync(join(BUILT_IN_FOLDER, 'model.json'), 'utf8')

/** The built-in model with a change that makes it unsafe to walk. */
function broken(
  change: (model: {
    trees: { column: number[]; left: number[]; threshold: unknown[] }[]
    [key: string]: unknown
  }) => void,
): () => unknown {
  const model = JSON.parse(text)
  change(model)
  return () => parseScoringModel(JSON.stringify(model))
}

/** A chain of splits that is too deep to tabulate. */
function deepTree() {
  const depth = 30
  const nodes = Array.from({ length: 2 * depth + 1 }, (_, node) => node)
  return {
    column: nodes.map((node) => (node % 2 === 0 && node < 2 * depth ? 0 : -1)),
    threshold: nodes.map(() => 0),
    left: nodes.map((node) => (node % 2 === 0 && node < 2 * depth ? node + 1 : 0)),
    right: nodes.map((node) => (node % 2 === 0 && node < 2 * depth ? node + 2 : 0)),
    value: nodes.map(() => 0),
  }
}

describe('parseScoringModel', () => {
  it('reads the built-in model', () => {
    assert.equal(parseScoringModel(text).name, 'demo')
  })

  const cases: Readonly<Record<string, () => unknown>> = {
    'text that is not JSON': () => parseScoringModel('{'),
    'JSON that is no model': () => parseScoringModel('null'),
    'another format': broken((model) => {
      model['format'] = 2
    }),
    'a missing part': broken((model) => {
      delete model['columns']
    }),
    'an intercept that is no number': broken((model) => {
      model['intercept'] = null
    }),
    'a tree that leads back to its root': broken((model) => {
      const [tree] = model.trees
      if (tree !== undefined) tree.left[0] = 0
    }),
    'a tree that leads out of its lists': broken((model) => {
      const [tree] = model.trees
      if (tree !== undefined) tree.left[0] = 1e6
    }),
    'a tree of a column that is not there': broken((model) => {
      const [tree] = model.trees
      if (tree !== undefined) tree.column[0] = 1000
    }),
    'a threshold that is no number': broken((model) => {
      const [tree] = model.trees
      if (tree !== undefined) tree.threshold[0] = 'x'
    }),
    'a tree that is too deep to explain': broken((model) => {
      model.trees[0] = deepTree()
    }),
    'a reference population of another model': broken((model) => {
      model.trees.pop()
    }),
  }
  for (const [what, parse] of Object.entries(cases))
    it(`refuses ${what}`, () => {
      assert.throws(parse, { code: 'CREDIT_MODEL_INVALID' })
    })
})
