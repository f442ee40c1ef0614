import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { json, sse } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import type { ChatAccess } from '../dialogue/chat-access.ts'
import { type ChatLimits, FIRST_PIECE_PATIENCE_MS } from '../dialogue/chat-limits.ts'
import { collectAnswer } from '../dialogue/collected-answer.ts'
import { startedStream } from '../dialogue/started-stream.ts'
import { type AnswerHead, chatAnswer } from './chat-answer.ts'
import { toChatRequest } from './chat-request.ts'
import { chatBody } from './chat-schema.ts'
import { chatEvents } from './chat-stream.ts'

const Usage = z.object({
  prompt_tokens: z.number(),
  completion_tokens: z.number(),
  total_tokens: z.number(),
  prompt_tokens_details: z.object({ cached_tokens: z.number() }),
})

const Answer = z
  .object({
    id: z.string(),
    object: z.literal('chat.completion'),
    created: z.number(),
    model: z.string(),
    choices: z.array(z.looseObject({ index: z.number(), finish_reason: z.string() })),
    usage: Usage,
    system_fingerprint: z.null(),
  })
  .meta({ id: 'ChatCompletion' })

/** `POST /v1/chat/completions`: the client's own tools are returned to it, never run here. */
export function chatCompletionsRoute(access: ChatAccess, limits: ChatLimits): Route {
  return defineRoute(
    {
      method: 'post',
      path: '/v1/chat/completions',
      summary: 'Chat with the model (OpenAI)',
      description:
        'Streams server-sent events with `stream: true`. Names that the box does not know as fields are ignored. ' +
        'A prompt that does not fit the context is refused with `context_length_exceeded`.',
      tags: ['OpenAI'],
      auth: 'user',
      scopes: ['chat'],
      dialect: 'openai',
      body: chatBody(limits),
      response: Answer,
      limits: { timeoutMs: 0 },
    },
    async ({ body }, { principal, signal }) => {
      const chat = access.for(principal)
      const request = toChatRequest(body, { owner: principal.userId, maxTokens: limits.maxTokens })
      const model = await chat.resolve(request.model)
      const head: AnswerHead = {
        id: `chatcmpl-${randomUUID()}`,
        created: Math.floor(Date.now() / 1000),
        model: model.id,
      }
      const parallelCalls = body.parallel_tool_calls !== false
      if (body.stream) {
        const chunks = await startedStream(await chat.stream(request, signal), FIRST_PIECE_PATIENCE_MS)
        const includeUsage = body.stream_options?.include_usage === true
        return sse(chatEvents(head, chunks, { includeUsage, parallelCalls }))
      }
      const answer = await withAnswerDeadline(limits.answerTimeoutMs, signal, async (bounded) =>
        collectAnswer(await chat.stream(request, bounded)),
      )
      return json(chatAnswer(head, answer, { parallelCalls }))
    },
  )
}
