import type { z } from 'zod'

/** What a field of a settings schema may carry beside its type. */
export interface FieldMeta {
  readonly description?: string
  readonly env?: string
  readonly secret?: boolean
  readonly requiresRestart?: boolean
}

/** One setting with the environment variable that sets it. */
export interface SettingField {
  readonly name: string
  readonly variable: string
  readonly schema: z.ZodType
  readonly meta: FieldMeta
}

type Environment = Readonly<Record<string, string | undefined>>

const upperSnake = (name: string) =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase()

/** Fields of an object schema; `prefix` builds the variable of a field that names none, for example `LARES_MEMORY__`. */
export function settingFields(schema: z.ZodType, prefix: string): readonly SettingField[] {
  const shape = 'shape' in schema ? (schema.shape as Record<string, z.ZodType>) : {}
  return Object.entries(shape).map(([name, field]) => {
    const meta = (field.meta() ?? {}) as FieldMeta
    return { name, schema: field, meta, variable: meta.env ?? prefix + upperSnake(name) }
  })
}

/** Prefix of a plugin's variables: `home-assistant` gives `LARES_HOME_ASSISTANT__`. */
export const pluginPrefix = (plugin: string): string => `LARES_${upperSnake(plugin)}__`

/** Values that the environment sets, converted by the type of their field; an empty variable counts as unset. */
export function fromEnvironment(schema: z.ZodType, prefix: string, environment: Environment): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { name, variable, schema: field } of settingFields(schema, prefix)) {
    const text = environment[variable]
    if (text !== undefined && text !== '') values[name] = convert(field, text)
  }
  return values
}

/** Text to the JSON type that the field wants; what does not convert stays text, for the schema to refuse with its name. */
function convert(schema: z.ZodType, text: string): unknown {
  switch (innerType(schema)) {
    case 'number':
    case 'int':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
    case 'boolean':
      return (
        (
          { true: true, '1': true, yes: true, on: true, false: false, '0': false, no: false, off: false } as Record<
            string,
            boolean
          >
        )[text.trim().toLowerCase()] ?? text
      )
    case 'array':
      return text.trim().startsWith('[')
        ? parseJson(text)
        : text
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '')
    case 'object':
    case 'record':
      return parseJson(text)
    default:
      return text
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Type under `default`, `optional` and the like. */
function innerType(schema: z.ZodType): string {
  const { type, innerType: inner } = schema.def as { type: string; innerType?: z.ZodType }
  return inner === undefined ? type : innerType(inner)
}
