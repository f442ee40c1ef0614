import type { Tree } from '../model/scoring-model.ts'
import type { Attribute } from './onnx-graph.ts'

/** Trees as the attributes of `TreeEnsembleRegressor`. Source: ONNX operators, domain ai.onnx.ml, version 3. */
export function treeEnsembleAttributes(trees: readonly Tree[]): Readonly<Record<string, Attribute>> {
  const nodes = trees.flatMap((tree, id) => tree.column.map((column, node) => ({ tree, id, node, isLeaf: column < 0 })))
  const leaves = nodes.filter((entry) => entry.isLeaf)
  const ofSplits = (list: 'column' | 'left' | 'right' | 'threshold'): number[] =>
    nodes.map(({ tree, node, isLeaf }) => (isLeaf ? 0 : (tree[list][node] ?? 0)))
  return {
    n_targets: { int: 1 },
    aggregate_function: { text: 'SUM' },
    post_transform: { text: 'NONE' },
    nodes_treeids: { ints: nodes.map(({ id }) => id) },
    nodes_nodeids: { ints: nodes.map(({ node }) => node) },
    nodes_featureids: { ints: ofSplits('column') },
    nodes_modes: { texts: nodes.map(({ isLeaf }) => (isLeaf ? 'LEAF' : 'BRANCH_LEQ')) },
    nodes_values: { floats: ofSplits('threshold') },
    nodes_truenodeids: { ints: ofSplits('left') },
    nodes_falsenodeids: { ints: ofSplits('right') },
    nodes_missing_value_tracks_true: { ints: nodes.map(() => 0) },
    target_treeids: { ints: leaves.map(({ id }) => id) },
    target_nodeids: { ints: leaves.map(({ node }) => node) },
    target_ids: { ints: leaves.map(() => 0) },
    target_weights: { floats: leaves.map(({ tree, node }) => tree.value[node] ?? 0) },
  }
}
