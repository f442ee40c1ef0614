import { z } from 'zod'
import { ownerOf } from '../../../core/contracts/owner.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { BoxAssistant } from '../assistant/assistant.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import type { ChatLimits } from '../dialogue/chat-limits.ts'
import { messageText, UserId } from '../dialogue/message-text.ts'
import { tellDroppedTurns } from './chat.ts'

const ollamaChatRequest = (limits: ChatLimits) =>
  z
    .strictObject({
      message: messageText(limits.maxMessageChars),
      user_id: UserId.optional(),
      include_memory: z.boolean().default(true),
      save_memory: z.boolean().default(false),
      model: z.string().min(1).max(300).optional(),
      system_prompt: z.string().max(20_000).optional(),
      temperature: z.number().min(0).max(2).optional(),
      conversation_id: z.uuid().optional(),
    })
    .meta({ id: 'OllamaChatRequest' })

const OllamaChatResponse = z
  .object({
    response: z.string(),
    model: z.string(),
    timestamp: z.string(),
    memory_used: z.boolean(),
    context_tokens: z.number(),
    response_tokens: z.number(),
    generation_time: z.number(),
    conversation_id: z.string(),
  })
  .meta({ id: 'OllamaChatResponse' })

/** `POST /ollama/chat`: a turn with a system prompt and sampling of the caller's own. */
export function ollamaChatRoute(assistant: BoxAssistant, limits: ChatLimits): Route {
  return defineRoute(
    {
      method: 'post',
      path: '/v1/ollama/chat',
      aliases: ['/ollama/chat'],
      summary: 'Chat with memory, system prompt and temperature',
      tags: ['Chat'],
      auth: 'anonymous',
      scopes: ['chat'],
      owner: { in: 'body', field: 'user_id', otherwise: 'forbidden' },
      body: ollamaChatRequest(limits),
      response: OllamaChatResponse,
      limits: { timeoutMs: 0 },
    },
    async ({ body }, context) => {
      const { principal } = context
      const answer = await withAnswerDeadline(limits.answerTimeoutMs, context.signal, (signal) =>
        assistant.answer(
          {
            text: body.message,
            principal: { ...principal, userId: ownerOf(principal, body.user_id) },
            source: 'ollama',
            requestId: context.requestId,
            includeMemory: body.include_memory,
            saveMemory: body.save_memory,
            ...(body.model ? { model: body.model } : {}),
            ...(body.system_prompt ? { systemPrompt: body.system_prompt } : {}),
            ...(body.temperature === undefined ? {} : { sampling: { temperature: body.temperature } }),
            ...(body.conversation_id ? { conversationId: body.conversation_id } : {}),
          },
          signal,
        ),
      )
      tellDroppedTurns(context, answer)
      return {
        response: answer.text,
        model: answer.model,
        timestamp: new Date().toISOString(),
        memory_used: answer.memoryUsed,
        context_tokens: answer.usage.promptTokens,
        response_tokens: answer.usage.completionTokens,
        generation_time: Math.round(answer.durationMs) / 1000,
        conversation_id: answer.conversationId,
      }
    },
  )
}
