import { AppError } from '../../../core/contracts/errors.ts'
import type {
  AnswerFormat,
  ChatMessage,
  ChatRequest,
  Sampling,
  ToolCall,
  ToolDefinition,
} from '../../../core/contracts/llm.ts'
import type { ChatBody, SamplingBody } from './chat-schema.ts'
import { textOf } from './content.ts'

/** The request that an OpenAI body asks for. @throws LLM_VISION_UNAVAILABLE, LLM_PART_UNSUPPORTED, LLM_TOOLS_INVALID */
export function toChatRequest(
  body: ChatBody,
  facts: { readonly owner: string; readonly maxTokens: number },
): ChatRequest {
  const tools = (body.tools ?? []).map(toTool)
  const toolChoice = toToolChoice(body, tools)
  const stop = toStop(body.stop)
  return {
    messages: body.messages.map(toMessage),
    owner: facts.owner,
    maxTokens: body.max_completion_tokens ?? body.max_tokens ?? facts.maxTokens,
    ...(body.model ? { model: body.model } : {}),
    ...(tools.length > 0 ? { tools } : {}),
    ...(toolChoice ? { toolChoice } : {}),
    format: toFormat(body.response_format),
    sampling: toSampling(body),
    ...(stop.length > 0 ? { stop } : {}),
    ...(body.logprobs ? { logprobs: body.top_logprobs ?? 0 } : {}),
    ...(body.reasoning_effort
      ? { think: body.reasoning_effort !== 'none' && body.reasoning_effort !== 'minimal' }
      : {}),
  }
}

/** Sampling of a body; what is absent follows the model's defaults. */
export function toSampling(body: SamplingBody): Sampling {
  const sampling = {
    temperature: body.temperature,
    topP: body.top_p,
    topK: body.top_k,
    minP: body.min_p,
    seed: body.seed,
    repeatPenalty: body.repeat_penalty,
    presencePenalty: body.presence_penalty,
    frequencyPenalty: body.frequency_penalty,
  }
  return Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== null && value !== undefined))
}

/** Stop strings of a body. */
export function toStop(stop: SamplingBody['stop']): readonly string[] {
  if (stop === null || stop === undefined) return []
  return typeof stop === 'string' ? [stop] : stop
}

type BodyMessage = ChatBody['messages'][number]

function toMessage(message: BodyMessage, index: number): ChatMessage {
  const content = textOf(message.content, `messages.${index}.content`)
  switch (message.role) {
    case 'system':
    case 'developer':
      return { role: 'system', content }
    case 'user':
      return { role: 'user', content }
    case 'assistant': {
      const calls = (message.tool_calls ?? []).map((call, at) => toCall(call, `messages.${index}.tool_calls.${at}`))
      return { role: 'assistant', content, ...(calls.length > 0 ? { toolCalls: calls } : {}) }
    }
    case 'tool':
      return {
        role: 'tool',
        content,
        toolCallId: message.tool_call_id,
        ...(message.name ? { name: message.name } : {}),
      }
  }
}

type BodyCall = NonNullable<Extract<BodyMessage, { role: 'assistant' }>['tool_calls']>[number]

function toCall(call: BodyCall, param: string): ToolCall {
  return { id: call.id, name: call.function.name, arguments: parseArguments(call.function.arguments, param) }
}

function parseArguments(text: string, param: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    // A JSON object is a record of unknown values.
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Said below, as for JSON that is not an object.
  }
  throw invalidTools('The arguments of a tool call must be the text of a JSON object.', `${param}.function.arguments`)
}

function toTool({ function: fn }: NonNullable<ChatBody['tools']>[number]): ToolDefinition {
  return {
    name: fn.name,
    ...(fn.description ? { description: fn.description } : {}),
    parameters: fn.parameters ?? { type: 'object', properties: {} },
  }
}

function toToolChoice(body: ChatBody, tools: readonly ToolDefinition[]): ChatRequest['toolChoice'] {
  const names = tools.map((tool) => tool.name)
  if (new Set(names).size !== names.length) throw invalidTools('Two tools have the same name.', 'tools')
  const choice = body.tool_choice
  if (choice === null || choice === undefined) return undefined
  if (typeof choice === 'string') {
    if (choice === 'required' && tools.length === 0) {
      throw invalidTools('tool_choice is "required" but the request has no tools.', 'tool_choice')
    }
    return tools.length > 0 ? choice : undefined
  }
  if (!names.includes(choice.function.name)) {
    throw invalidTools(`tool_choice names "${choice.function.name}", which is not among the tools.`, 'tool_choice')
  }
  return { name: choice.function.name }
}

const invalidTools = (message: string, param: string) =>
  new AppError('LLM_TOOLS_INVALID', 'invalid', message, { details: { param } })

function toFormat(format: ChatBody['response_format']): AnswerFormat {
  if (format?.type === 'json_object') return { kind: 'json' }
  if (format?.type !== 'json_schema') return { kind: 'text' }
  const { schema } = format.json_schema
  return schema ? { kind: 'json-schema', schema } : { kind: 'json' }
}
