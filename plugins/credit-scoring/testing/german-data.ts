import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type CreditSchema, checkCreditSchema } from '../dataset/credit-schema.ts'
import { type Dataset, readDataset } from '../dataset/dataset.ts'

const SCHEMA = new URL('./german.yaml', import.meta.url)

/** The German credit data set as the measurements use it. */
export interface GermanData {
  readonly dataset: Dataset
  readonly schema: CreditSchema
}

/** Path of the German credit data, or undefined with nothing to measure on. `LARES_TEST_DATA` names the folder of data sets. */
export function germanDataPath(): string | undefined {
  const folder = process.env['LARES_TEST_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
  const path = join(folder, 'credit/german.csv')
  return existsSync(path) ? path : undefined
}

/** Reads the data set. `all` learns from all twenty attributes, as published figures do; else the protected ones are left out. */
export function readGermanData(path: string, attributes: 'all' | 'unprotected' = 'unprotected'): GermanData {
  const raw: Record<string, unknown> = parse(readFileSync(SCHEMA, 'utf8'))
  const schema = checkCreditSchema(attributes === 'all' ? withProtected(raw) : raw)
  return { schema, dataset: readDataset(readFileSync(path, 'utf8'), schema) }
}

function withProtected(raw: Record<string, unknown>): unknown {
  const same = (text: string) => ({ en: text, fr: text })
  const category = (name: string, values: readonly string[]) => ({
    name,
    type: 'category',
    label: same(name),
    values: values.map((value) => ({ value, label: same(value) })),
  })
  const features = Array.isArray(raw['features']) ? raw['features'] : []
  return {
    ...raw,
    protected: [],
    features: [
      ...features,
      { name: 'age', type: 'number', label: same('age'), min: 18, max: 100, integer: true },
      category('personal_status', ['A91', 'A92', 'A93', 'A94', 'A95']),
      category('foreign_worker', ['A201', 'A202']),
    ],
  }
}
