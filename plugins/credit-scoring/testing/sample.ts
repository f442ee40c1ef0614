import { type CreditSchema, checkCreditSchema } from '../dataset/credit-schema.ts'
import { type Dataset, readDataset } from '../dataset/dataset.ts'
import { inventPopulation } from '../default-model/population.ts'
import { builtInSchema } from '../registry/built-in.ts'

/** A small invented data set, with the schema of the built-in model under another name. */
export function sampleData(
  rows = 500,
  seed = 7,
): { readonly dataset: Dataset; readonly schema: CreditSchema; readonly csv: string } {
  const schema = { ...builtInSchema(), name: 'sample', is_demonstration: false }
  const csv = inventPopulation(rows, seed)
  return { csv, schema, dataset: readDataset(csv, schema) }
}

/** A schema of one number and one category, with what a test changes. */
export function tinySchema(changes: Readonly<Record<string, unknown>> = {}): CreditSchema {
  const words = (text: string) => ({ en: text, fr: text })
  return checkCreditSchema({
    name: 'tiny',
    title: words('Tiny'),
    purpose: 'A test.',
    source: 'Nowhere.',
    target: { column: 'outcome', bad: ['1'], good: ['0'] },
    costs: { accept_bad: 1, refuse_good: 1 },
    features: [
      { name: 'income', type: 'number', label: words('Income'), min: 0, max: 1000, required: false },
      {
        name: 'housing',
        type: 'category',
        label: words('Housing'),
        values: [
          { value: 'rent', label: words('rent') },
          { value: 'own', label: words('own') },
        ],
      },
    ],
    ...changes,
  })
}
