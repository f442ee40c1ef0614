import { jsonPrimitive } from './json-primitives.ts'
import type { Schema } from './schema-fields.ts'
import { numberIn } from './schema-fields.ts'
import type { SchemaGrammar } from './schema-grammar.ts'

const YEAR_MONTH_DAY = '[0-9]{4} "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | [1-2] [0-9] | "3" [0-1])'
const CLOCK = '([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9]'
const ZONE = '("Z" | [+-] ([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9])'

const FORMATS: Readonly<Record<string, string>> = {
  date: `"\\"" ${YEAR_MONTH_DAY} "\\""`,
  time: `"\\"" ${CLOCK} ${ZONE} "\\""`,
  'date-time': `"\\"" ${YEAR_MONTH_DAY} "T" ${CLOCK} ${ZONE} "\\""`,
  uuid: '"\\"" [0-9a-f]{8} "-" [0-9a-f]{4} "-" [0-9a-f]{4} "-" [0-9a-f]{4} "-" [0-9a-f]{12} "\\""',
}

/** A string with its length or one of the common formats. */
export function stringRule(grammar: SchemaGrammar, schema: Schema, path: string): string {
  if ('pattern' in schema) grammar.refuse('"pattern"', path)
  const { format } = schema
  const known = typeof format === 'string' ? FORMATS[format] : undefined
  if (known !== undefined) return grammar.rules.add(String(format), known)
  if (typeof format === 'string') grammar.refuse(`the format "${format}"`, path)
  const least = numberIn(schema, 'minLength') ?? 0
  const most = grammar.repetition(schema, 'maxLength', path)
  if (least === 0 && most === undefined) return jsonPrimitive(grammar.rules, 'json-string')
  const char = jsonPrimitive(grammar.rules, 'json-char')
  return grammar.rules.add('text', `"\\"" ${char}{${least},${most ?? ''}} "\\""`)
}
