import { z } from 'zod'
import { CATEGORIES } from '../store/memory.ts'

const MAX_METADATA_BYTES = 4096

/** Text that can be kept, shown and searched: not blank, well-formed, without NUL. */
export function memoryText(maxChars: number) {
  return z
    .string()
    .max(maxChars, `Text is longer than ${maxChars} characters`)
    .refine((text) => text.trim() !== '', 'Text is empty')
    .refine((text) => !text.includes('\0'), 'Text holds a NUL character')
    .refine((text) => text.isWellFormed(), 'Text holds half a character (a lone surrogate)')
}

/** JSON of the client, bounded. */
export const MetadataField = z
  .record(z.string().max(100), z.json())
  .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= MAX_METADATA_BYTES, 'Metadata is larger than 4 KiB')
  .meta({ description: 'JSON of the client, at most 4 KiB' })

/** The owner as a client names it. */
export const UserIdField = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'The caller; an administrator may name another' })

/** Category of a memory. */
export const CategoryField = z.enum(CATEGORIES)

/** Importance of a memory. */
export const ImportanceField = z.int().min(1).max(10)

/** Due time as sent. */
export const DueField = z.string().min(1).max(200).meta({
  description: 'ISO 8601, or words in French or English such as `demain à 18h`, read in the time zone of the box',
})
