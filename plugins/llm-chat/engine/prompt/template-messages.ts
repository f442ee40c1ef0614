import { createHash } from 'node:crypto'
import type { ChatMessage, ToolDefinition } from '../../../../core/contracts/llm.ts'

/** A message in the shape that chat templates know. */
export type TemplateMessage = Readonly<Record<string, unknown>> & { readonly role: string; readonly content: string }

/** Turns messages into the shape of chat templates; `clean` is applied to every text that people or tools wrote. */
export function templateMessages(
  messages: readonly ChatMessage[],
  clean: (text: string) => string,
  callIdLength: number | undefined,
): readonly TemplateMessage[] {
  const idOf = (id: string) =>
    callIdLength === undefined || id.length === callIdLength ? id : shortId(id, callIdLength)
  return messages.map((message) => {
    const content = clean(message.content)
    if (message.role === 'tool') {
      const id = message.toolCallId === undefined ? {} : { tool_call_id: idOf(message.toolCallId) }
      return { role: 'tool', content, ...id, ...(message.name === undefined ? {} : { name: message.name }) }
    }
    if (message.role !== 'assistant' || !message.toolCalls?.length) return { role: message.role, content }
    const calls = message.toolCalls.map((call) => ({
      id: idOf(call.id),
      type: 'function',
      function: { name: call.name, arguments: cleaned(call.arguments, clean) },
    }))
    return { role: 'assistant', content, tool_calls: calls }
  })
}

/** Tools in the shape of chat templates. */
export function templateTools(tools: readonly ToolDefinition[]): readonly object[] {
  return tools.map((tool) => ({
    type: 'function',
    function: { name: tool.name, description: tool.description ?? '', parameters: tool.parameters },
  }))
}

/** For templates that know neither tools nor system texts, or insist on taking turns: the same talk in plain turns. */
export function plainTurns(messages: readonly ChatMessage[], isSystemKnown: boolean): readonly ChatMessage[] {
  const turns: { role: 'system' | 'user' | 'assistant'; content: string }[] = []
  let preface = ''
  for (const message of messages) {
    if (message.role === 'system' && !isSystemKnown) {
      preface += `${message.content}\n\n`
      continue
    }
    const role = message.role === 'tool' ? 'user' : message.role
    const content = role === 'user' ? preface + textOf(message) : textOf(message)
    if (role === 'user') preface = ''
    const last = turns.at(-1)
    if (last?.role === role) last.content += `\n\n${content}`
    else turns.push({ role, content })
  }
  if (preface !== '') turns.push({ role: 'user', content: preface.trimEnd() })
  return turns
}

function textOf(message: ChatMessage): string {
  if (message.role === 'tool') return `<tool_response>\n${message.content}\n</tool_response>`
  if (message.role !== 'assistant' || !message.toolCalls?.length) return message.content
  const calls = message.toolCalls.map(
    (call) => `<tool_call>\n${JSON.stringify({ name: call.name, arguments: call.arguments })}\n</tool_call>`,
  )
  return [message.content, ...calls].filter((part) => part !== '').join('\n')
}

function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map((item) => cleaned(item, clean))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item, clean)]))
}

function shortId(id: string, length: number): string {
  return createHash('sha256').update(id).digest('hex').slice(0, length)
}
