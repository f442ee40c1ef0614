import type { z } from 'zod'
import { AppError, type FieldError } from '../../contracts/errors.ts'

const MAX_REPORTED = 20

/** Output of a schema, or one error that names every field at fault. @throws VALIDATION_ERROR */
export function validate(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.slice(0, MAX_REPORTED).flatMap(toFieldErrors)
  throw new AppError('VALIDATION_ERROR', 'invalid', 'Input validation failed.', { details: { fields } })
}

type Issue = z.core.$ZodIssue

/** A union's own message says nothing: its nearest branch does. */
function toFieldErrors(issue: Issue): readonly FieldError[] {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? []
    return nearest.flatMap((inner) => toFieldErrors({ ...inner, path: [...issue.path, ...inner.path] }))
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...issue.path.map(String), key].join('.').slice(0, 200),
      error: 'This field is not known here. Check its spelling, or leave it out.',
    }))
  return [{ field, error: issue.message }]
}
