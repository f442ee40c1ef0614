import type { GbnfRules } from './gbnf.ts'

const BODIES = {
  'json-space': '| " " | "\\n" [ \\t]{0,20}',
  'json-hex': '[0-9a-fA-F]',
  // `</` only as `<\\/`: else the control token that closes a call, whose text is `</tool_call>`, would pass for text inside a string.
  'json-char':
    '[^"<\\\\\\x7F\\x00-\\x1F] | "<"+ [^"</\\\\\\x7F\\x00-\\x1F] | "<"* "\\\\" (["\\\\bfnrt/] | "u" json-hex json-hex json-hex json-hex)',
  'json-string': '"\\"" json-char* "\\""',
  'json-digits': '"0" | [1-9] [0-9]{0,15}',
  'json-integer': '"-"? json-digits',
  'json-number': '"-"? json-digits ("." [0-9]{1,15})? ([eE] [-+]? [0-9]{1,3})?',
  'json-boolean': '"true" | "false"',
  'json-null': '"null"',
  'json-pair': 'json-string ":" json-space json-value',
  'json-object': '"{" json-space (json-pair json-space ("," json-space json-pair json-space)*)? "}"',
  'json-array': '"[" json-space (json-value json-space ("," json-space json-value json-space)*)? "]"',
  'json-value': 'json-object | json-array | json-string | json-number | json-boolean | json-null',
} as const

/** Name of a built-in rule. */
export type JsonPrimitive = keyof typeof BODIES

/** Adds a rule of JSON itself with all that it refers to, and returns its name. Whitespace is bounded so that no model can fill the answer with it. */
export function jsonPrimitive(rules: GbnfRules, name: JsonPrimitive): string {
  const body = BODIES[name]
  if (rules.has(name)) return name
  rules.define(name, body)
  for (const other of Object.keys(BODIES) as JsonPrimitive[]) {
    if (other !== name && new RegExp(`\\b${other}\\b`).test(body)) jsonPrimitive(rules, other)
  }
  return name
}
