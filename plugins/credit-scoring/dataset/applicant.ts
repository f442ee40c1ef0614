import { z } from 'zod'
import { AppError, type FieldError } from '../../../core/contracts/errors.ts'
import type { Applicant } from '../model/applicant-values.ts'
import type { CreditSchema, Feature } from './credit-schema.ts'

const schemas = new WeakMap<CreditSchema, z.ZodType<Applicant>>()

/** The strict schema of a request by a credit schema: types, units, ranges; nothing else is let in. */
export function applicantSchema(schema: CreditSchema): z.ZodType<Applicant> {
  const known = schemas.get(schema)
  if (known !== undefined) return known
  const shape: Record<string, z.ZodType<number | string | undefined>> = {}
  for (const feature of schema.features) {
    const field = fieldSchema(feature)
    shape[feature.name] = feature.required ? field : field.optional()
  }
  const made = z.strictObject(shape) as unknown as z.ZodType<Applicant> // the shape is built from the features, so its output is an Applicant
  schemas.set(schema, made)
  return made
}

/** Checks one applicant. @throws CREDIT_APPLICANT_INVALID with each field at fault. */
export function parseApplicant(schema: CreditSchema, raw: unknown): Applicant {
  const result = applicantSchema(schema).safeParse(raw)
  if (result.success) return result.data
  const fields: FieldError[] = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.slice(0, 20).map((field) => ({ field, error: 'is not a field of the active model' }))
      : [{ field: issue.path.join('.'), error: issue.message }],
  )
  throw new AppError(
    'CREDIT_APPLICANT_INVALID',
    'invalid',
    `The applicant does not match the model's fields: ${fields
      .slice(0, 5)
      .map(({ field, error }) => `${field}: ${error}`)
      .join('; ')}.`,
    { details: { fields, suggestion: 'GET /v1/credit/models/active lists the fields with their units and ranges.' } },
  )
}

function fieldSchema(feature: Feature): z.ZodType<number | string> {
  if (feature.type !== 'number') {
    const values = feature.values.map((item) => item.value)
    return z
      .enum(values as [string, ...string[]]) // the credit schema demands at least two values
      .meta({ description: feature.label.en })
  }
  const unit = feature.unit === undefined ? '' : `, in ${feature.unit.en}`
  const base = feature.integer ? z.int() : z.number()
  return base
    .min(feature.min)
    .max(feature.max)
    .meta({ description: `${feature.label.en}${unit}` })
}
