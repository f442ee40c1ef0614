import { z } from 'zod'
import { applicantSchema } from '../dataset/applicant.ts'
import type { CreditSchema } from '../dataset/credit-schema.ts'

/**
 * Body of a prediction. The active model may change while the box runs, so its own schema checks the fields in the handler;
 * here only the shape is checked, and the documentation shows the fields of the built-in model.
 */
export function applicantBody(schema: CreditSchema): z.ZodType<Record<string, unknown>> {
  const { properties, required } = z.toJSONSchema(applicantSchema(schema), { io: 'input' })
  return z.record(z.string().max(40), z.union([z.number(), z.string().max(100), z.boolean(), z.null()])).meta({
    description: 'Fields of the active model; shown here are those of the model that comes with the box',
    examples: [{ age: 35, income: 3200, credit_amount: 15_000, duration: 48 }],
    properties,
    required,
  })
}
