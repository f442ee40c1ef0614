import { AppError } from '../../../../core/contracts/errors.ts'

/** A JSON Schema object, unchecked. */
export type Schema = Readonly<Record<string, unknown>>

/** The schema cannot be turned into a grammar. */
export function unsupported(what: string, path: string): AppError {
  const place = path === '' ? 'at its top' : `at "${path}"`
  return new AppError(
    'LLM_SCHEMA_UNSUPPORTED',
    'invalid',
    `The JSON schema uses ${what} ${place}, which cannot be enforced. Leave it out or simplify the schema.`,
    { details: { param: 'response_format' } },
  )
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A sub-schema, where `true` and absence mean anything. */
export function subSchema(value: unknown, path: string): Schema {
  if (value === undefined || value === true) return {}
  if (!isSchema(value)) throw unsupported('something that is not a schema', path)
  return value
}

export function listOf(schema: Schema, key: string): readonly unknown[] | undefined {
  const value = schema[key]
  return Array.isArray(value) ? value : undefined
}

export function numberIn(schema: Schema, key: string): number | undefined {
  const value = schema[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Joins the parts of `allOf` with what stands beside it: properties and required names add up, later keywords win. */
export function mergeSchemas(parts: readonly Schema[]): Schema {
  const properties = Object.assign({}, ...parts.map((part) => (isSchema(part['properties']) ? part['properties'] : {})))
  const required = [...new Set(parts.flatMap((part) => listOf(part, 'required') ?? []))]
  const merged = Object.assign({}, ...parts)
  delete merged.allOf
  if (Object.keys(properties).length > 0) merged.properties = properties
  if (required.length > 0) merged.required = required
  return merged
}

/** Follows a local JSON pointer such as `#/$defs/room`. */
export function resolveReference(root: Schema, reference: string, path: string): Schema {
  if (!reference.startsWith('#')) throw unsupported('a reference to another document', path)
  let at: unknown = root
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~')
    at = isSchema(at) || Array.isArray(at) ? Reflect.get(at, key) : undefined
  }
  if (!isSchema(at)) throw unsupported(`the reference "${reference}", which leads nowhere,`, path)
  return at
}
