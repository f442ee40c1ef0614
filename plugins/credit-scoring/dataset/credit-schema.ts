import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../../../core/contracts/errors.ts'
import { checkConsistency } from './schema-consistency.ts'

const name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and underscores')
const words = z.strictObject({ en: z.string().min(1).max(120), fr: z.string().min(1).max(120) })
const direction = z.enum(['increasing', 'decreasing'])

const common = {
  name,
  /** Column of the CSV file; the name when absent. */
  column: z.string().min(1).max(120).optional(),
  label: words,
  /** False when an applicant may leave it out. */
  required: z.boolean().default(true),
}

const numberFeature = z.strictObject({
  ...common,
  type: z.literal('number'),
  unit: words.optional(),
  min: z.number(),
  max: z.number(),
  integer: z.boolean().default(false),
  /** How the risk may move when the value rises. */
  monotone: direction.optional(),
  /** Upper borders of groups for the fairness report, although the feature is used. */
  audit_bands: z.array(z.number()).min(1).max(20).optional(),
})

const value = z.strictObject({ value: z.string().min(1).max(60), label: words })

const categoryFeature = z.strictObject({
  ...common,
  type: z.literal('category'),
  values: z.array(value).min(2).max(60),
})

const ordinalFeature = z.strictObject({
  ...common,
  type: z.literal('ordinal'),
  /** From the lowest to the highest. */
  values: z.array(value).min(2).max(60),
  monotone: direction.optional(),
})

const ratio = z.strictObject({
  name,
  label: words,
  unit: words.optional(),
  /** True when people read it as per cent. */
  is_share: z.boolean().default(false),
  numerator: name,
  denominators: z.array(name).min(1).max(3),
  monotone: direction.optional(),
})

const protectedAttribute = z.strictObject({
  name,
  column: z.string().min(1).max(120).optional(),
  /** Values of the file joined to groups; a value that is not named is its own group. */
  groups: z.record(z.string(), z.string()).optional(),
  /** Upper borders, for a number. */
  bands: z.array(z.number()).min(1).max(20).optional(),
})

const schema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes'),
  title: words,
  /** Shown on the model card. */
  purpose: z.string().min(1).max(2000),
  source: z.string().min(1).max(2000),
  is_demonstration: z.boolean().default(false),
  delimiter: z.enum([',', ';', '\t']).default(','),
  /** Texts that mean a missing value, beside the empty one. */
  missing: z.array(z.string()).default([]),
  target: z.strictObject({
    column: z.string().min(1),
    bad: z.array(z.string()).min(1),
    good: z.array(z.string()).min(1),
  }),
  /** Cost of lending to one who defaults, and of refusing one who would have paid. */
  costs: z.strictObject({ accept_bad: z.number().positive(), refuse_good: z.number().positive() }),
  /** `balanced` weighs the classes equally while learning; probabilities are calibrated afterwards either way. */
  balance: z.enum(['none', 'balanced']).default('none'),
  score: z
    .strictObject({ points: z.number(), at_odds: z.number().positive(), double_odds: z.number().positive() })
    .default({ points: 600, at_odds: 10, double_odds: 40 }),
  features: z
    .array(z.discriminatedUnion('type', [numberFeature, categoryFeature, ordinalFeature]))
    .min(1)
    .max(200),
  ratios: z.array(ratio).max(20).default([]),
  protected: z.array(protectedAttribute).max(20).default([]),
  /** Columns that are there but must not be learnt from, such as ids. */
  ignored: z.array(z.string()).default([]),
})

/** What a file of applicants contains, how it is used and within which bounds. */
export type CreditSchema = z.output<typeof schema>
/** One attribute of an applicant. */
export type Feature = CreditSchema['features'][number]
/** A quotient of attributes, for example the monthly instalment as a share of the income. */
export type Ratio = CreditSchema['ratios'][number]
/** An attribute that is audited and never learnt from. */
export type ProtectedAttribute = CreditSchema['protected'][number]
/** A language of the explanations. */
export type Language = 'en' | 'fr'
/** How the risk may move when a value rises: up, down, or freely. */
export type Direction = 1 | -1 | 0

/** Reads a declared schema from YAML. @throws CREDIT_SCHEMA_INVALID naming each fault. */
export function parseCreditSchema(yaml: string): CreditSchema {
  let raw: unknown
  try {
    raw = parse(yaml, { maxAliasCount: 20 })
  } catch (cause) {
    throw refuse([cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'not YAML'], cause)
  }
  return checkCreditSchema(raw)
}

/** Checks a schema that is already parsed. @throws CREDIT_SCHEMA_INVALID naming each fault. */
export function checkCreditSchema(raw: unknown): CreditSchema {
  const result = schema.safeParse(raw)
  if (!result.success) throw refuse(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const faults = checkConsistency(result.data)
  if (faults.length > 0) throw refuse(faults)
  return result.data
}

/** The sign of a declared direction. */
export function directionOf(monotone: 'increasing' | 'decreasing' | undefined): Direction {
  return monotone === undefined ? 0 : monotone === 'increasing' ? 1 : -1
}

function refuse(faults: readonly string[], cause?: unknown): AppError {
  return new AppError(
    'CREDIT_SCHEMA_INVALID',
    'invalid',
    `The credit schema is not valid: ${faults.slice(0, 10).join('; ')}. See the README of the credit plugin.`,
    { cause, details: { fields: faults.slice(0, 50).map((error) => ({ field: 'schema', error })) } },
  )
}
