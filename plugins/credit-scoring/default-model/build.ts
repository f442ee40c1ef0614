// Makes `default-model/version` anew: `node plugins/credit-scoring/default-model/build.ts`. The same code gives the same files.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parseCreditSchema } from '../dataset/credit-schema.ts'
import { readDataset } from '../dataset/dataset.ts'
import { makeVersion } from '../registry/make-version.ts'
import { inventPopulation } from './population.ts'

/** Choices behind the committed files. */
export const DEFAULT_MODEL = {
  rows: 6_000,
  seed: 20_261_120,
  trials: 12,
  bags: 1,
  createdAt: new Date('2026-11-20T00:00:00Z'),
} as const

/** Trains the default model from the invented population. */
export function makeDefaultModel() {
  const schema = parseCreditSchema(readFileSync(new URL('./schema.yaml', import.meta.url), 'utf8'))
  const dataset = readDataset(inventPopulation(DEFAULT_MODEL.rows, DEFAULT_MODEL.seed), schema)
  return { schema, dataset, made: makeVersion(dataset, schema, { ...DEFAULT_MODEL, budgetMs: 0 }) }
}

if (import.meta.main) {
  const { manifest, files } = makeDefaultModel().made
  const folder = new URL('./version/', import.meta.url)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(new URL(name, folder), content)
  writeFileSync(new URL('manifest.json', folder), `${JSON.stringify(manifest, null, 2)}\n`)
}
