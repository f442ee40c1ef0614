import { z } from 'zod'
import type { AssistantAnswer } from '../../../core/contracts/llm.ts'
import { ownerOf } from '../../../core/contracts/owner.ts'
import { json, type SseEvent, sse } from '../../../core/contracts/reply.ts'
import { defineRoute, type RequestContext, type Route } from '../../../core/contracts/route.ts'
import type { BoxAssistant, TurnEvent, TurnQuestion } from '../assistant/assistant.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import { type ChatLimits, FIRST_PIECE_PATIENCE_MS } from '../dialogue/chat-limits.ts'
import { messageText, UserId } from '../dialogue/message-text.ts'
import { startedStream } from '../dialogue/started-stream.ts'

const chatRequest = (limits: ChatLimits) =>
  z
    .strictObject({
      message: messageText(limits.maxMessageChars),
      user_id: UserId.optional(),
      context: z.string().max(20_000).optional().describe('Text that is put before the message in this turn'),
      save_memory: z.boolean().optional(),
      include_memory: z.boolean().optional(),
      conversation_id: z.uuid().optional().describe('Continues a conversation; absent starts one'),
      stream: z.boolean().optional().describe('Answers as server-sent events: begin, text, tool, done'),
    })
    .meta({ id: 'ChatMessageRequest' })

const ChatResponse = z
  .object({
    response: z.string(),
    timestamp: z.string(),
    user_id: z.string(),
    model: z.string(),
    memory_saved: z.boolean(),
    memory_used: z.boolean(),
    conversation_id: z.string(),
    rate_limit_remaining: z.number().optional(),
    tools: z.array(z.object({ name: z.string(), status: z.string() })),
  })
  .meta({ id: 'ChatMessageResponse' })

/** `POST /chat`: one turn with the assistant of the box. */
export function chatRoute(assistant: BoxAssistant, limits: ChatLimits): Route {
  return defineRoute(
    {
      method: 'post',
      path: '/v1/chat',
      aliases: ['/chat'],
      summary: 'Talk with the assistant of the box',
      description:
        'The assistant may run the tools of the box with the rights of the caller. When the context is full the ' +
        'oldest turns are left out, and `X-Lares-Dropped-Turns` says how many.',
      tags: ['Chat'],
      auth: 'anonymous',
      scopes: ['chat'],
      owner: { in: 'body', field: 'user_id', otherwise: 'forbidden' },
      body: chatRequest(limits),
      response: ChatResponse,
      limits: { timeoutMs: 0 },
    },
    async ({ body }, context) => {
      const owner = ownerOf(context.principal, body.user_id)
      const question: TurnQuestion = {
        text: body.message,
        principal: { ...context.principal, userId: owner },
        source: 'chat',
        requestId: context.requestId,
        saveMemory: body.save_memory ?? false,
        includeMemory: body.include_memory ?? true,
        ...(body.conversation_id ? { conversationId: body.conversation_id } : {}),
        ...(body.context ? { context: body.context } : {}),
      }
      const view = (answer: AssistantAnswer) => ({
        response: answer.text,
        timestamp: new Date().toISOString(),
        user_id: owner,
        model: answer.model,
        memory_saved: answer.memorySaved,
        memory_used: answer.memoryUsed,
        conversation_id: answer.conversationId,
        ...(context.rateLimitRemaining === undefined ? {} : { rate_limit_remaining: context.rateLimitRemaining }),
        tools: [...answer.toolsRun],
      })
      if (body.stream) {
        const turn = await startedStream(assistant.turn(question, context.signal), FIRST_PIECE_PATIENCE_MS)
        return sse(turnEvents(turn, view))
      }
      const answer = await withAnswerDeadline(limits.answerTimeoutMs, context.signal, (signal) =>
        assistant.answer(question, signal),
      )
      tellDroppedTurns(context, answer)
      return json(view(answer))
    },
  )
}

/** Says in a header how many turns were left out of a full context. */
export function tellDroppedTurns(context: Pick<RequestContext, 'setHeader'>, answer: AssistantAnswer): void {
  if (answer.droppedTurns > 0) context.setHeader('X-Lares-Dropped-Turns', String(answer.droppedTurns))
}

async function* turnEvents(
  turn: AsyncIterable<TurnEvent>,
  view: (answer: AssistantAnswer) => object,
): AsyncGenerator<SseEvent> {
  for await (const event of turn) {
    if (event.kind === 'begin') yield { event: 'begin', data: { conversation_id: event.conversationId } }
    else if (event.kind === 'done') {
      yield { event: 'done', data: { ...view(event.answer), dropped_turns: event.answer.droppedTurns } }
    } else if (event.kind === 'tool') yield { event: 'tool', data: { name: event.name, status: event.status } }
    else yield { event: event.kind, data: { text: event.text } }
  }
}
