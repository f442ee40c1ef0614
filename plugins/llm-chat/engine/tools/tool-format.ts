import { AppError } from '../../../../core/contracts/errors.ts'
import type { ToolDefinition } from '../../../../core/contracts/llm.ts'
import type { GbnfRules } from '../grammar/gbnf.ts'
import { literal } from '../grammar/gbnf.ts'
import { jsonPrimitive } from '../grammar/json-primitives.ts'
import { isSchema, listOf, unsupported } from '../grammar/schema-fields.ts'
import { SchemaGrammar } from '../grammar/schema-grammar.ts'

/** A call as the model wrote it. */
export interface WrittenCall {
  readonly name: string
  readonly arguments: Readonly<Record<string, unknown>>
}

/** How a family of models writes calls. */
export interface ToolFormat {
  readonly name: string
  /** Texts that begin a call. */
  readonly openMarks: readonly string[]
  /** Text that ends a call; without one a call lasts to the end of the answer. */
  readonly closeMark: string | undefined
  /** True when an answer that begins with `{` is a call too. */
  readonly mayBeBare: boolean
  /** Length that the model's template asks of call ids; undefined for any. */
  readonly idLength: number | undefined
  /** The rule of all that follows the opening mark, further calls included. */
  rule(rules: GbnfRules, tools: readonly ToolDefinition[]): string
  /** The calls in the text between the marks; undefined when it holds none. */
  parse(body: string): readonly WrittenCall[] | undefined
}

/** `<tool_call>{"name": …, "arguments": …}</tool_call>`: Hermes, Qwen, the starter model, and whoever knows no other form. */
export const HERMES: ToolFormat = {
  name: 'hermes',
  openMarks: ['<tool_call>'],
  closeMark: '</tool_call>',
  mayBeBare: false,
  idLength: undefined,
  rule(rules, tools) {
    const call = callRule(rules, tools, 'arguments')
    const one = rules.add('tagged', `"\\n"? ${call} "\\n"? "</tool_call>"`)
    return rules.add('calls', `${one} ("\\n"? "<tool_call>" ${one}){0,15} "\\n"?`)
  },
  parse: (body) => parseCalls(body, 'arguments'),
}

/** `{"name": …, "parameters": …}` as the whole answer: Llama 3. */
export const LLAMA3: ToolFormat = {
  name: 'llama3',
  openMarks: ['<|python_tag|>'],
  closeMark: undefined,
  mayBeBare: true,
  idLength: undefined,
  rule(rules, tools) {
    const call = callRule(rules, tools, 'parameters')
    return rules.add('calls', `${call} ("; " ${call}){0,15}`)
  },
  parse: (body) => parseCalls(body, 'parameters'),
}

/** `[TOOL_CALLS][{"name": …, "arguments": …}]`: Mistral. */
export const MISTRAL: ToolFormat = {
  name: 'mistral',
  openMarks: ['[TOOL_CALLS]'],
  closeMark: undefined,
  mayBeBare: false,
  idLength: 9,
  rule(rules, tools) {
    const call = callRule(rules, tools, 'arguments')
    return rules.add('calls', `" "? "[" ${call} (", " ${call}){0,15} "]"`)
  },
  parse: (body) => parseCalls(body, 'arguments'),
}

/** `[TOOL_CALLS]name[ARGS]{…}`: newer Mistral. */
export const MISTRAL_ARGS: ToolFormat = {
  name: 'mistral-args',
  openMarks: ['[TOOL_CALLS]'],
  closeMark: undefined,
  mayBeBare: false,
  idLength: 9,
  rule(rules, tools) {
    const calls = tools.map((tool) => `${literal(`${tool.name}[ARGS]`)} ${argumentsRule(rules, tool)}`)
    const call = rules.add('call', calls.join(' | '))
    return rules.add('calls', `${call} ("[TOOL_CALLS]" ${call}){0,15}`)
  },
  parse(body) {
    const calls = body.split('[TOOL_CALLS]').map((part) => {
      const cut = part.indexOf('[ARGS]')
      return cut < 0
        ? undefined
        : asCall({ name: part.slice(0, cut).trim(), arguments: parsed(part.slice(cut + 6)) }, 'arguments')
    })
    return calls.every((call) => call !== undefined) ? calls : undefined
  },
}

/** The format of a template, told by the marks that stand in it. */
export function toolFormatOf(template: string): ToolFormat {
  if (template.includes('<tool_call>')) return HERMES
  if (template.includes('[TOOL_CALLS]')) return template.includes('[ARGS]') ? MISTRAL_ARGS : MISTRAL
  if (template.includes('<|python_tag|>') || (template.includes('ipython') && template.includes('"parameters"')))
    return LLAMA3
  return HERMES
}

function callRule(rules: GbnfRules, tools: readonly ToolDefinition[], argumentsKey: string): string {
  const space = rules.add('call-space', '" "?')
  const calls = tools.map((tool) => {
    const name = literal(JSON.stringify(tool.name))
    const head = `"{" ${space} "\\"name\\":" ${space} ${name} "," ${space} ${literal(`"${argumentsKey}":`)} ${space}`
    return rules.add('call', `${head} ${argumentsRule(rules, tool)} ${space} "}"`)
  })
  return calls.length === 1 ? String(calls[0]) : rules.add('any-call', calls.join(' | '))
}

/** @throws LLM_SCHEMA_UNSUPPORTED for parameters that are no schema of an object */
function argumentsRule(rules: GbnfRules, { name, parameters }: ToolDefinition): string {
  try {
    const { type, properties, required } = parameters
    if (type !== undefined && type !== 'object' && !listOf(parameters, 'type')?.includes('object')) {
      throw unsupported(`the type ${JSON.stringify(type)}`, '')
    }
    if (properties !== undefined && !isSchema(properties)) throw unsupported('properties that are not an object', '')
    if (required !== undefined && !Array.isArray(required)) throw unsupported('"required" without a list', '')
    if (type === undefined && properties === undefined) return jsonPrimitive(rules, 'json-object')
    return new SchemaGrammar(rules, parameters, false).visit({ ...parameters, type: 'object' }, '')
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'LLM_SCHEMA_UNSUPPORTED') throw error
    const message = `The parameters of the tool "${name}" cannot be used. ${error.message}`
    throw new AppError(error.code, error.kind, message, { cause: error, details: { param: 'tools' } })
  }
}

function parseCalls(body: string, argumentsKey: string): readonly WrittenCall[] | undefined {
  const value = parsed(body.trim()) ?? parsed(`[${body.trim().split('; {').join(', {')}]`)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  const calls = values.map((one) => asCall(one, argumentsKey))
  return calls.length > 0 && calls.every((call) => call !== undefined) ? calls : undefined
}

function asCall(value: unknown, argumentsKey: string): WrittenCall | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const name: unknown = Reflect.get(value, 'name')
  const given: unknown =
    Reflect.get(value, argumentsKey) ?? Reflect.get(value, 'arguments') ?? Reflect.get(value, 'parameters')
  const args = typeof given === 'string' ? parsed(given) : (given ?? {})
  if (typeof name !== 'string' || typeof args !== 'object' || args === null || Array.isArray(args)) return undefined
  return { name, arguments: { ...args } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
