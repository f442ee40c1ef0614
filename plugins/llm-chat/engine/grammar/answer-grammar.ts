import type { AnswerFormat } from '../../../../core/contracts/llm.ts'
import { GbnfRules } from './gbnf.ts'
import { jsonPrimitive } from './json-primitives.ts'
import { SchemaGrammar } from './schema-grammar.ts'

/** Adds the rules of an answer's format and returns their start; undefined for plain text. @throws LLM_SCHEMA_UNSUPPORTED */
export function answerRule(rules: GbnfRules, format: AnswerFormat): string | undefined {
  if (format.kind === 'text') return undefined
  if (format.kind === 'json') return jsonPrimitive(rules, 'json-object')
  return new SchemaGrammar(rules, format.schema, true).visit(format.schema, '')
}

/** The whole grammar of an answer's format; undefined for plain text. @throws LLM_SCHEMA_UNSUPPORTED */
export function answerGrammar(format: AnswerFormat): string | undefined {
  const rules = new GbnfRules()
  const root = answerRule(rules, format)
  return root === undefined ? undefined : rules.grammar(root)
}
