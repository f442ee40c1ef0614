import fc, { type Arbitrary } from 'fast-check'

/** The part of JSON Schema that the box's own description uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema | boolean
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

const MAX_DEPTH = 6

/** Texts that have broken something somewhere. */
const NASTY = fc.constantFrom(
  '',
  ' ',
  '\0',
  'null',
  '../../etc/passwd',
  "' OR 1=1 --",
  '<script>',
  '#{7*7}',
  '{{7*7}}',
  '=1+1',
  '\r\nX: y',
  '__proto__',
  'constructor',
  '\u202e',
  '\u{1f600}',
  'a'.repeat(5000),
  '-1',
  'NaN',
  '1e999',
  '%00',
  '%s%n',
)

/** Any JSON value. */
export const anyJson: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  NASTY,
  fc.constantFrom(null, true, -1, 0, 1e308, Number.MAX_SAFE_INTEGER + 1, [], {}),
)

/** Any text for a path or a query. */
export const anyText: Arbitrary<string> = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), NASTY, fc.uuid())

/** Values that mostly fit a schema, with a wrong one here and there. */
export function arbitraryOf(schema: Schema | undefined, root: object, depth = 0): Arbitrary<unknown> {
  if (schema === undefined || depth > MAX_DEPTH) return anyJson
  return fc.oneof({ arbitrary: fitting(schema, root, depth), weight: 9 }, { arbitrary: anyJson, weight: 1 })
}

function fitting(schema: Schema, root: object, depth: number): Arbitrary<unknown> {
  const inner = (part: Schema | boolean | undefined) =>
    arbitraryOf(typeof part === 'object' ? part : undefined, root, depth + 1)
  if (schema.$ref !== undefined) return inner(resolve(schema.$ref, root))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (branches !== undefined) return fc.oneof(...branches.map(inner))
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  switch (type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, inner(part)])),
        { requiredKeys: (schema.required ?? []).filter((name) => name in (schema.properties ?? {})) },
      )
    case 'array':
      return fc.array(inner(schema.items), { maxLength: 4 })
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({ min: bounded(schema.minimum, -1000), max: bounded(schema.maximum, 100_000) })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 100_000, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return anyJson
  }
}

function textOf({ format, maxLength }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'email') return fc.emailAddress()
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  return fc.oneof(anyText, fc.string({ maxLength: Math.min(maxLength ?? 40, 40) }))
}

const bounded = (value: number | undefined, otherwise: number) =>
  value === undefined ? otherwise : Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.ceil(value)))

function resolve(reference: string, root: object): Schema | undefined {
  let at: unknown = root
  for (const step of reference.replace(/^#\//, '').split('/')) at = (at as Record<string, unknown> | undefined)?.[step]
  // What a reference points at is a schema.
  return at as Schema | undefined
}
