import { z } from 'zod'

/** A field that may be missing; the clients of this dialect also send `null` or an empty text for one that they leave out. */
export const optionalField = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional()).optional()
