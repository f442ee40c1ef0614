import { z } from 'zod'
import type { CreditSchema } from '../dataset/credit-schema.ts'
import type { VersionManifest } from '../registry/version-manifest.ts'

const words = z.object({ en: z.string(), fr: z.string() })

/** A version in a list. */
export const modelSummary = z.object({
  version: z.string(),
  name: z.string(),
  title: words,
  active: z.boolean(),
  is_demonstration: z.boolean().meta({ description: 'True for a model that must not decide about real people' }),
  created_at: z.string(),
  data_sha256: z.string(),
  schema_sha256: z.string(),
  model_sha256: z.string(),
  rows: z.int(),
  seed: z.int(),
  threshold: z.number(),
  reference: z.string().meta({ description: 'Population that contributions are measured against' }),
  metrics: z.record(z.string(), z.unknown()).meta({ description: 'Out-of-fold figures' }),
})

/** A field that a model reads. */
const field = z.object({
  name: z.string(),
  type: z.enum(['number', 'category', 'ordinal']),
  required: z.boolean(),
  label: words,
  unit: words.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  integer: z.boolean().optional(),
  values: z.array(z.object({ value: z.string(), label: words })).optional(),
  risk: z
    .enum(['increasing', 'decreasing'])
    .optional()
    .meta({ description: 'The only way in which the risk may move with the value' }),
})

/** A version with what it reads. */
export const modelDetail = modelSummary.extend({
  purpose: z.string(),
  fields: z.array(field),
  costs: z.object({ accept_bad: z.number(), refuse_good: z.number() }),
})

/** A version as lists show it. */
export function summaryOf(manifest: VersionManifest, active: string): z.output<typeof modelSummary> {
  const { version, name, title, is_demonstration, created_at, data_sha256, schema_sha256 } = manifest
  const { rows, seed, threshold, reference } = manifest
  return {
    ...{
      version,
      name,
      title,
      is_demonstration,
      created_at,
      data_sha256,
      schema_sha256,
      rows,
      seed,
      threshold,
      reference,
    },
    active: version === active,
    model_sha256: manifest.files['model.json'] ?? '',
    metrics: manifest.validation,
  }
}

/** The fields that a request may carry. */
export function fieldsOf(schema: CreditSchema): z.output<typeof field>[] {
  return schema.features.map((feature) => {
    const { name, type, required, label } = feature
    const risk = 'monotone' in feature && feature.monotone !== undefined ? { risk: feature.monotone } : {}
    if (feature.type !== 'number') return { name, type, required, label, values: feature.values, ...risk }
    const { min, max, integer, unit } = feature
    return { name, type, required, label, min, max, integer, ...(unit === undefined ? {} : { unit }), ...risk }
  })
}
