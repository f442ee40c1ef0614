import type { CreditSchema } from '../dataset/credit-schema.ts'
import type { Applicant } from '../model/applicant-values.ts'
import { rampOf } from '../model/evaluate.ts'
import { holdingMask, leafPaths } from '../model/leaf-paths.ts'
import type { LinearTerm, ReferencePopulation, Tree } from '../model/scoring-model.ts'
import { type Encoder, medianOf } from './fit-encoder.ts'

/** What the counts are made of. */
export interface PopulationSource {
  readonly name: string
  readonly applicants: readonly Applicant[]
  readonly rows: readonly Float32Array[]
}

/** Counts how a population falls through a model, so that explanations can be measured against it. */
export function describePopulation(
  model: { readonly encoder: Encoder; readonly linear: readonly LinearTerm[]; readonly trees: readonly Tree[] },
  schema: CreditSchema,
  source: PopulationSource,
): ReferencePopulation {
  const { rows } = source
  const factorOf = model.encoder.columns.map((column) => column.factor)
  return {
    name: source.name,
    rows: rows.length,
    termMeans: model.linear.map((term) => rows.reduce((sum, row) => sum + rampOf(term, row), 0) / rows.length),
    patterns: model.trees.map((tree) => patternsOf(tree, factorOf, rows)),
    typical: { ...typicalValues(schema, source.applicants), ...typicalRatios(model.encoder, rows) },
  }
}

function patternsOf(tree: Tree, factorOf: readonly number[], rows: readonly Float32Array[]): number[] {
  return leafPaths(tree, factorOf).flatMap((leaf) => {
    const counts = new Map<number, number>()
    for (const row of rows) {
      const mask = holdingMask(leaf, row)
      counts.set(mask, (counts.get(mask) ?? 0) + 1)
    }
    return [...counts].toSorted((a, b) => a[0] - b[0]).flatMap(([mask, count]) => [leaf.node, mask, count])
  })
}

function typicalValues(schema: CreditSchema, applicants: readonly Applicant[]): Record<string, number | string> {
  const typical: Record<string, number | string> = {}
  for (const feature of schema.features) {
    const known = applicants.map((applicant) => applicant[feature.name] ?? null).filter((value) => value !== null)
    if (known.length === 0) continue
    if (feature.type === 'number') typical[feature.name] = medianOf(known.filter((value) => typeof value === 'number'))
    else if (feature.type === 'ordinal') {
      const values = feature.values.map((item) => item.value)
      typical[feature.name] = values[medianOf(known.map((value) => values.indexOf(String(value))))] ?? ''
    } else typical[feature.name] = mostFrequent(known.map(String))
  }
  return typical
}

function typicalRatios(encoder: Encoder, rows: readonly Float32Array[]): Record<string, number> {
  return Object.fromEntries(
    encoder.columns.flatMap((column, index) =>
      column.kind === 'ratio'
        ? [[encoder.factors[column.factor] ?? '', medianOf(rows.map((row) => row[index] ?? 0))]]
        : [],
    ),
  )
}

function mostFrequent(values: readonly string[]): string {
  const counts = Map.groupBy(values, (value) => value)
  return [...counts].reduce((a, b) => (b[1].length > a[1].length ? b : a))[0]
}
