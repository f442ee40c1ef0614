import { type GbnfRules, literal } from './gbnf.ts'
import { integerRange } from './integer-range.ts'
import { jsonPrimitive } from './json-primitives.ts'
import type { Schema } from './schema-fields.ts'
import { isSchema, listOf, mergeSchemas, numberIn, resolveReference, subSchema, unsupported } from './schema-fields.ts'
import { objectRule } from './schema-object.ts'
import { stringRule } from './schema-string.ts'

/** Keywords that would change what is valid and that a grammar cannot express. */
const REFUSED = [
  'not',
  'if',
  'dependentSchemas',
  'dependentRequired',
  'patternProperties',
  'contains',
  'uniqueItems',
  'multipleOf',
  'propertyNames',
]
const MAX_DEPTH = 64
const MAX_REPETITIONS = 1000

/** Turns a JSON Schema into rules. `isStrict` refuses what cannot be enforced; else it is left to the model. */
export class SchemaGrammar {
  readonly rules: GbnfRules
  readonly isStrict: boolean
  readonly #root: Schema
  readonly #references = new Map<string, string>()
  #depth = 0

  constructor(rules: GbnfRules, root: Schema, isStrict: boolean) {
    this.rules = rules
    this.#root = root
    this.isStrict = isStrict
  }

  /** An expression that matches exactly the JSON texts of the schema. */
  visit(schema: Schema, path: string): string {
    if (++this.#depth > MAX_DEPTH) throw unsupported('more than 64 levels', path)
    try {
      return this.#visit(schema, path)
    } finally {
      this.#depth--
    }
  }

  #visit(schema: Schema, path: string): string {
    for (const keyword of REFUSED) if (keyword in schema) this.refuse(`"${keyword}"`, path)
    const { $ref } = schema
    if (typeof $ref === 'string') return this.#reference($ref, path)
    if ('const' in schema) return literal(JSON.stringify(schema['const']))
    const choices = listOf(schema, 'enum')
    if (choices)
      return this.#oneOf(
        choices.map((value) => literal(JSON.stringify(value))),
        path,
      )
    const anyOf = listOf(schema, 'anyOf') ?? listOf(schema, 'oneOf')
    if (anyOf) return this.#anyOf(schema, anyOf, path)
    const allOf = listOf(schema, 'allOf')
    if (allOf) return this.visit(mergeSchemas([...allOf.map((part) => this.#resolved(part, path)), schema]), path)
    const types = listOf(schema, 'type')
    if (types)
      return this.#oneOf(
        types.map((type) => this.visit({ ...schema, type }, path)),
        path,
      )
    const typed = this.#ofType(schema, path)
    return schema['nullable'] === true ? this.#oneOf([typed, jsonPrimitive(this.rules, 'json-null')], path) : typed
  }

  /** Throws when strict: the keyword would not be enforced. */
  refuse(what: string, path: string): void {
    if (this.isStrict) throw unsupported(what, path)
  }

  /** An upper bound of repetitions, as far as the grammar engine can count. */
  repetition(schema: Schema, keyword: string, path: string): number | undefined {
    const most = numberIn(schema, keyword)
    if (most === undefined || most <= MAX_REPETITIONS) return most
    this.refuse(`a "${keyword}" above ${MAX_REPETITIONS}`, path)
    return undefined
  }

  #ofType(schema: Schema, path: string): string {
    const type = schema['type'] ?? impliedType(schema)
    switch (type) {
      case 'object':
        return objectRule(this, schema, path)
      case 'array':
        return this.#array(schema, path)
      case 'string':
        return stringRule(this, schema, path)
      case 'integer':
        return this.#integer(schema, path)
      case 'number':
        if (['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].some((bound) => bound in schema)) {
          this.refuse('bounds of a "number"', path)
        }
        return jsonPrimitive(this.rules, 'json-number')
      case 'boolean':
        return jsonPrimitive(this.rules, 'json-boolean')
      case 'null':
        return jsonPrimitive(this.rules, 'json-null')
      case undefined:
        return jsonPrimitive(this.rules, 'json-value')
      default:
        throw unsupported(`the type ${JSON.stringify(type)}`, path)
    }
  }

  #integer(schema: Schema, path: string): string {
    const above = numberIn(schema, 'exclusiveMinimum')
    const below = numberIn(schema, 'exclusiveMaximum')
    const min = numberIn(schema, 'minimum') ?? (above === undefined ? undefined : Math.floor(above) + 1)
    const max = numberIn(schema, 'maximum') ?? (below === undefined ? undefined : Math.ceil(below) - 1)
    if (min === undefined && max === undefined) return jsonPrimitive(this.rules, 'json-integer')
    if (min !== undefined && max !== undefined && Math.ceil(min) > Math.floor(max)) {
      throw unsupported('an empty range', path)
    }
    return this.rules.add('integer', integerRange(min, max))
  }

  #array(schema: Schema, path: string): string {
    const space = jsonPrimitive(this.rules, 'json-space')
    const fixed = listOf(schema, 'prefixItems')
    if (fixed) {
      const parts = fixed.map((item, n) => this.visit(subSchema(item, path), `${path}[${n}]`))
      return this.rules.add('tuple', `"[" ${space} ${parts.join(` ${space} "," ${space} `)} ${space} "]"`)
    }
    const item = this.rules.add('item', this.visit(subSchema(schema['items'], path), `${path}[]`))
    const least = numberIn(schema, 'minItems') ?? 0
    const most = this.repetition(schema, 'maxItems', path)
    if (most === 0) return this.rules.add('array', `"[" ${space} "]"`)
    const more = `{${Math.max(0, least - 1)},${most === undefined ? '' : most - 1}}`
    const items = `${item} ${space} ("," ${space} ${item} ${space})${more}`
    return this.rules.add('array', `"[" ${space} ${least > 0 ? items : `(${items})?`} "]"`)
  }

  #anyOf(schema: Schema, options: readonly unknown[], path: string): string {
    const { anyOf: _, oneOf: __, ...beside } = schema
    const hasMore = 'properties' in beside || 'required' in beside
    const visited = options.map((option) => {
      const part = subSchema(option, path)
      return this.visit(hasMore ? mergeSchemas([beside, this.#resolved(part, path)]) : part, path)
    })
    return this.#oneOf(visited, path)
  }

  #oneOf(options: readonly string[], path: string): string {
    if (options.length === 0) throw unsupported('an empty choice', path)
    return options.length === 1 ? String(options[0]) : this.rules.add('choice', options.join(' | '))
  }

  #reference(reference: string, path: string): string {
    const known = this.#references.get(reference)
    if (known !== undefined) return known
    const name = this.rules.reserve(reference.split('/').at(-1) ?? 'reference')
    this.#references.set(reference, name)
    this.rules.define(name, this.visit(resolveReference(this.#root, reference, path), path))
    return name
  }

  #resolved(part: unknown, path: string): Schema {
    const schema = subSchema(part, path)
    const { $ref } = schema
    return typeof $ref === 'string' ? resolveReference(this.#root, $ref, path) : schema
  }
}

function impliedType(schema: Schema): string | undefined {
  if (isSchema(schema['properties']) || 'additionalProperties' in schema) return 'object'
  if ('items' in schema || 'prefixItems' in schema) return 'array'
  if ('pattern' in schema || 'minLength' in schema || 'maxLength' in schema) return 'string'
  return undefined
}
