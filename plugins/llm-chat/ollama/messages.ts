import { z } from 'zod'
import type { ChatMessage, ToolCall, ToolDefinition } from '../../../core/contracts/llm.ts'
import { MAX_TOOLS } from '../dialogue/chat-limits.ts'
import { visionUnavailable } from '../dialogue/image-refusal.ts'

const Call = z.object({
  id: z.string().max(200).nullish(),
  function: z.object({ name: z.string().min(1).max(200), arguments: z.record(z.string(), z.unknown()).default({}) }),
})

/** A message as Ollama's clients send it: an assistant without content, a tool without a name. */
export const OllamaMessage = z
  .object({
    role: z.enum(['system', 'user', 'assistant', 'tool']),
    content: z.string().nullish(),
    thinking: z.string().nullish(),
    images: z.array(z.string()).nullish(),
    tool_calls: z.array(Call).max(MAX_TOOLS).nullish(),
    tool_name: z.string().max(200).nullish(),
    tool_call_id: z.string().max(200).nullish(),
  })
  .meta({ id: 'OllamaMessage' })

/** A tool of the client. */
export const OllamaTool = z.object({
  type: z.string().nullish(),
  function: z.object({
    name: z.string().min(1).max(200),
    description: z.string().max(20_000).nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
  }),
})

/**
 * The messages with ids for the calls: tool messages carry none, so they answer the calls in their order.
 * @throws LLM_VISION_UNAVAILABLE
 */
export function toMessages(messages: readonly z.output<typeof OllamaMessage>[]): readonly ChatMessage[] {
  let waiting: ToolCall[] = []
  return messages.map((message, index): ChatMessage => {
    refuseImages(message.images, `messages.${index}.images`)
    const content = message.content ?? ''
    if (message.role === 'system' || message.role === 'user') return { role: message.role, content }
    if (message.role === 'assistant') {
      waiting = (message.tool_calls ?? []).map((call, at) => ({
        id: call.id ?? `call_${index}_${at}`,
        name: call.function.name,
        arguments: call.function.arguments,
      }))
      return { role: 'assistant', content, ...(waiting.length > 0 ? { toolCalls: [...waiting] } : {}) }
    }
    const answered = takeAnswered(waiting, message)
    const name = message.tool_name ?? answered?.name
    const toolCallId = message.tool_call_id ?? answered?.id
    return { role: 'tool', content, ...(toolCallId ? { toolCallId } : {}), ...(name ? { name } : {}) }
  })
}

function takeAnswered(waiting: ToolCall[], message: z.output<typeof OllamaMessage>): ToolCall | undefined {
  const named = waiting.findIndex(
    (call) => call.id === message.tool_call_id || (message.tool_name != null && call.name === message.tool_name),
  )
  return waiting.splice(Math.max(named, 0), 1)[0]
}

/** @throws LLM_VISION_UNAVAILABLE when there are images */
export function refuseImages(images: readonly string[] | null | undefined, param: string): void {
  if (images && images.length > 0) throw visionUnavailable(param)
}

/** A tool as the engine takes it. */
export const toTool = ({ function: fn }: z.output<typeof OllamaTool>): ToolDefinition => ({
  name: fn.name,
  ...(fn.description ? { description: fn.description } : {}),
  parameters: fn.parameters ?? { type: 'object', properties: {} },
})
