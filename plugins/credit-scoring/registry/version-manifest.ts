import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type CreditSchema, checkCreditSchema } from '../dataset/credit-schema.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Name of a version: the schema's name and the beginning of the model's hash. */
export const versionName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}-[0-9a-f]{12}$/, 'a version such as demo-0123456789ab')
  .meta({ description: 'Version of a credit model' })

const validation = z.looseObject({
  auc: z.number(),
  brier: z.number(),
  calibration_error: z.number(),
})

/** Shape of `manifest.json`. */
export const manifestSchema = z.strictObject({
  version: versionName,
  name: z.string(),
  title: z.strictObject({ en: z.string(), fr: z.string() }),
  is_demonstration: z.boolean(),
  created_at: z.iso.datetime(),
  data_sha256: hash,
  schema_sha256: hash,
  rows: z.int().positive(),
  seed: z.int(),
  trials: z.int().positive(),
  threshold: z.number().min(0).max(1),
  validation,
  factors: z.array(z.string()),
  /** Typical values of the reference population, for the words of explanations. */
  typical: z.record(z.string(), z.union([z.number(), z.string()])),
  reference: z.string(),
  /** Hash of every other file of the version. */
  files: z.record(z.string(), hash),
})

/** What is recorded of a version; it never changes. */
export type VersionManifest = z.output<typeof manifestSchema>

/** Hash of text or bytes, as in the manifest. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The text of a schema as it is stored and hashed. */
export function schemaText(schema: CreditSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** Reads a stored schema. @throws CREDIT_SCHEMA_INVALID */
export function readSchemaText(text: string): CreditSchema {
  return checkCreditSchema(JSON.parse(text))
}
