import type { Column, ScoringModel } from '../model/scoring-model.ts'
import { type Constant, encodeGraph, type GraphNode, type Port } from './onnx-graph.ts'
import { treeEnsembleAttributes } from './tree-ensemble.ts'

/** Facts that go with the file. */
export type OnnxMetadata = Readonly<Record<string, string>>

/**
 * A model as ONNX: one input per attribute (a float where NaN means missing, or a string where '' means missing), outputs
 * `margin` and `probability`. The operations take the same 32-bit steps as the plain evaluator.
 */
export function exportOnnx(model: ScoringModel, metadata: OnnxMetadata = {}): Uint8Array {
  const parts: Parts = { nodes: [], constants: [], inputs: new Map() }
  const columns = model.columns.map((column, index) => columnNodes(column, index, parts))
  parts.nodes.push({ op: 'Concat', inputs: columns, outputs: ['row'], attributes: { axis: { int: 1 } } })
  // Gives the sum a row dimension even when the model is a bare constant.
  parts.constants.push({ name: 'none', shape: [1], values: [0], type: 'float' })
  parts.constants.push({ name: 'axes', shape: [1], values: [1], type: 'int64' })
  parts.constants.push({ name: 'intercept', shape: [1], values: [model.intercept], type: 'float' })
  parts.nodes.push({ op: 'Mul', inputs: ['row', 'none'], outputs: ['emptied'] })
  parts.nodes.push({ op: 'ReduceSum', inputs: ['emptied', 'axes'], outputs: ['zero'] })
  const sums = [...linearNodes(model, parts), ...treeNodes(model, parts)]
  parts.nodes.push({ op: 'Sum', inputs: [...sums, 'zero', 'intercept'], outputs: ['margin'] })
  parts.nodes.push({ op: 'Sigmoid', inputs: ['margin'], outputs: ['probability'] })
  return encodeGraph({
    name: model.name,
    description: 'Log-odds and probability of default',
    inputs: [...parts.inputs.values()],
    outputs: ['margin', 'probability'].map((name) => ({ name, type: 'float', width: 1 })),
    nodes: parts.nodes,
    constants: parts.constants,
    metadata,
  })
}

interface Parts {
  readonly nodes: GraphNode[]
  readonly constants: Constant[]
  readonly inputs: Map<string, Port>
}

/** Adds the nodes of one column and answers the name of its output. */
function columnNodes(column: Column, index: number, parts: Parts): string {
  const output = `column_${index}`
  const constant = (suffix: string, value: number): string => {
    parts.constants.push({ name: `${output}_${suffix}`, shape: [1], values: [value], type: 'float' })
    return `${output}_${suffix}`
  }
  const oneHot = (feature: string, values: readonly string[], name: string): void => {
    const attributes = { cats_strings: { texts: values }, zeros: { int: 1 } }
    parts.nodes.push({
      op: 'OneHotEncoder',
      domain: 'ai.onnx.ml',
      inputs: [feature],
      outputs: [`${name}_cube`],
      attributes,
    })
    parts.constants.push({ name: `${name}_shape`, shape: [2], values: [-1, values.length], type: 'int64' })
    parts.nodes.push({ op: 'Reshape', inputs: [`${name}_cube`, `${name}_shape`], outputs: [name] })
  }
  const input = (name: string, type: Port['type']): void => {
    if (!parts.inputs.has(name)) parts.inputs.set(name, { name, type, width: 1 })
  }

  switch (column.kind) {
    case 'number':
      input(column.feature, 'float')
      parts.nodes.push({ op: 'IsNaN', inputs: [column.feature], outputs: [`${output}_absent`] })
      parts.nodes.push({
        op: 'Where',
        inputs: [`${output}_absent`, constant('fallback', column.fallback), column.feature],
        outputs: [output],
      })
      return output
    case 'ordinal': {
      input(column.feature, 'string')
      oneHot(column.feature, ['', ...column.values], `${output}_hot`)
      const ranks = [column.fallback, ...column.values.keys()]
      parts.constants.push({ name: `${output}_ranks`, shape: [ranks.length, 1], values: ranks, type: 'float' })
      parts.nodes.push({ op: 'MatMul', inputs: [`${output}_hot`, `${output}_ranks`], outputs: [output] })
      return output
    }
    case 'level':
      input(column.feature, 'string')
      oneHot(column.feature, [column.value], output)
      return output
    case 'missing':
      if (parts.inputs.get(column.feature)?.type === 'string') oneHot(column.feature, [''], output)
      else {
        parts.nodes.push({ op: 'IsNaN', inputs: [column.feature], outputs: [`${output}_absent`] })
        parts.nodes.push({
          op: 'Cast',
          inputs: [`${output}_absent`],
          outputs: [output],
          attributes: { to: { int: 1 } },
        })
      }
      return output
    case 'ratio':
      return column.denominators.reduce((quotient, denominator, step) => {
        const result = step === column.denominators.length - 1 ? output : `${output}_${step}`
        parts.nodes.push({ op: 'Div', inputs: [quotient, `column_${denominator}`], outputs: [result] })
        return result
      }, `column_${column.numerator}`)
  }
}

/** The sum of weighted ramps. */
function linearNodes({ linear }: ScoringModel, { nodes, constants }: Parts): string[] {
  if (linear.length === 0) return []
  const float = (name: string, values: readonly number[], shape = [values.length]): void => {
    constants.push({ name, shape, values, type: 'float' })
  }
  constants.push({ name: 'ramp_columns', shape: [linear.length], values: linear.map((t) => t.column), type: 'int64' })
  float(
    'ramp_scales',
    linear.map((term) => term.scale),
  )
  float(
    'ramp_offsets',
    linear.map((term) => term.offset),
  )
  float(
    'ramp_weights',
    linear.map((term) => term.weight),
    [linear.length, 1],
  )
  constants.push(
    { name: 'ramp_low', shape: [], values: [0], type: 'float' },
    { name: 'ramp_high', shape: [], values: [1], type: 'float' },
  )
  nodes.push(
    { op: 'Gather', inputs: ['row', 'ramp_columns'], outputs: ['ramp_inputs'], attributes: { axis: { int: 1 } } },
    { op: 'Mul', inputs: ['ramp_inputs', 'ramp_scales'], outputs: ['ramp_scaled'] },
    { op: 'Add', inputs: ['ramp_scaled', 'ramp_offsets'], outputs: ['ramp_shifted'] },
    { op: 'Clip', inputs: ['ramp_shifted', 'ramp_low', 'ramp_high'], outputs: ['ramps'] },
    { op: 'MatMul', inputs: ['ramps', 'ramp_weights'], outputs: ['linear_margin'] },
  )
  return ['linear_margin']
}

function treeNodes({ trees }: ScoringModel, { nodes }: Parts): string[] {
  if (trees.length === 0) return []
  nodes.push({
    op: 'TreeEnsembleRegressor',
    domain: 'ai.onnx.ml',
    inputs: ['row'],
    outputs: ['tree_margin'],
    attributes: treeEnsembleAttributes(trees),
  })
  return ['tree_margin']
}
