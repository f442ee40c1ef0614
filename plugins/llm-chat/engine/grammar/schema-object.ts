import { literal } from './gbnf.ts'
import { jsonPrimitive } from './json-primitives.ts'
import type { Schema } from './schema-fields.ts'
import { isSchema, listOf, subSchema } from './schema-fields.ts'
import type { SchemaGrammar } from './schema-grammar.ts'

/** An object whose properties come in the order of the schema; optional ones may be left out. */
export function objectRule(grammar: SchemaGrammar, schema: Schema, path: string): string {
  const { rules } = grammar
  for (const bound of ['minProperties', 'maxProperties']) if (bound in schema) grammar.refuse(`"${bound}"`, path)
  const space = jsonPrimitive(rules, 'json-space')
  const listed = schema['properties']
  const properties = isSchema(listed) ? listed : {}
  const extra = schema['additionalProperties']
  const isOpen =
    extra === true ||
    isSchema(extra) ||
    (extra === undefined && listed === undefined && schema['required'] === undefined)
  const required = new Set((listOf(schema, 'required') ?? []).map(String))
  const names = [...new Set([...Object.keys(properties), ...required])]

  const pairs = names.map((name) => {
    const value = grammar.visit(subSchema(properties[name], path), path === '' ? name : `${path}.${name}`)
    const pair = `${literal(`${JSON.stringify(name)}:`)} ${space} (${value}) ${space}`
    return { rule: rules.add('pair', pair), isRequired: required.has(name) }
  })
  const rest = isOpen ? openRest(grammar, extra, path) : { first: '""', next: '""' }

  // Built from the end: what may follow when no pair was written yet, and when one was.
  let { first, next } = rest
  for (const { rule, isRequired } of pairs.toReversed()) {
    const withNext = `${rule} ${next === '""' ? '' : next}`.trim()
    const asFirst = isRequired ? withNext : `${withNext} | ${first}`
    const asNext = isRequired ? `"," ${space} ${withNext}` : `"," ${space} ${withNext} | ${next}`
    first = rules.add('members', asFirst)
    next = rules.add('more', asNext)
  }
  return rules.add('object', `"{" ${space} ${first === '""' ? '' : `(${first}) `}"}"`)
}

function openRest(grammar: SchemaGrammar, extra: unknown, path: string): { first: string; next: string } {
  const { rules } = grammar
  const space = jsonPrimitive(rules, 'json-space')
  const value = isSchema(extra) ? grammar.visit(extra, `${path}.*`) : jsonPrimitive(rules, 'json-value')
  const pair = rules.add('extra', `${jsonPrimitive(rules, 'json-string')} ":" ${space} (${value}) ${space}`)
  const next = rules.add('extras', `("," ${space} ${pair})*`)
  return { first: rules.add('only-extras', `(${pair} ${next})?`), next }
}
