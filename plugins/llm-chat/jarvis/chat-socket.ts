import { z } from 'zod'
import type { SocketRoute, SocketSession } from '../../../core/contracts/http-edge.ts'
import { ownerOf } from '../../../core/contracts/owner.ts'
import type { BoxAssistant, TurnQuestion } from '../assistant/assistant.ts'
import type { RunningTurns } from '../assistant/running-turns.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import type { ChatLimits } from '../dialogue/chat-limits.ts'
import { messageText, UserId } from '../dialogue/message-text.ts'
import type { OpenSessions } from './open-sessions.ts'

const frame = (limits: ChatLimits) =>
  z
    .discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('message'),
        message: messageText(limits.maxMessageChars),
        user_id: UserId.optional(),
        timestamp: z.string().max(100).optional(),
        conversation_id: z.uuid().optional(),
        context: z.string().max(20_000).optional(),
        include_memory: z.boolean().optional(),
        save_memory: z.boolean().optional(),
        stream: z.boolean().optional(),
      }),
      z.strictObject({ type: z.literal('ping') }),
    ])
    .meta({ id: 'SocketMessage' })

type Frame = z.output<ReturnType<typeof frame>>

/** `/ws`: the assistant over a WebSocket. With `stream`, pieces come as `chunk` frames before the `response`. */
export function chatSocket(parts: {
  readonly assistant: BoxAssistant
  readonly running: RunningTurns
  readonly sessions: OpenSessions
  readonly limits: ChatLimits
}): SocketRoute {
  return {
    path: '/ws',
    summary: 'Talk with the assistant of the box',
    auth: 'anonymous',
    scopes: ['chat'],
    message: frame(parts.limits),
    // The edge validated the frame by the schema above.
    isHeartbeat: (message) => (message as Frame).type === 'ping',
    open(session) {
      const close = parts.sessions.add(session)
      return {
        onMessage: async (message) => {
          // The edge validated the frame by the schema above.
          const valid = message as Frame
          if (valid.type === 'ping') await session.send({ type: 'pong', timestamp: new Date().toISOString() })
          else await answer(session, valid, parts)
        },
        onClose: close,
      }
    },
  }
}

async function answer(
  session: SocketSession,
  message: Extract<Frame, { type: 'message' }>,
  { assistant, running, limits }: { assistant: BoxAssistant; running: RunningTurns; limits: ChatLimits },
): Promise<void> {
  const owner = ownerOf(session.principal, message.user_id)
  const question: TurnQuestion = {
    text: message.message,
    principal: { ...session.principal, userId: owner },
    source: 'ws',
    requestId: session.requestId,
    includeMemory: message.include_memory ?? true,
    saveMemory: message.save_memory ?? false,
    ...(message.conversation_id ? { conversationId: message.conversation_id } : {}),
    ...(message.context ? { context: message.context } : {}),
  }
  const result = await withAnswerDeadline(limits.answerTimeoutMs, session.signal, async (signal) => {
    for await (const event of assistant.turn(question, signal)) {
      if (event.kind === 'done') return event.answer
      if (message.stream && event.kind === 'text') await session.send({ type: 'chunk', text: event.text })
    }
    return undefined
  })
  if (result === undefined) return
  await session.send({
    type: 'response',
    response: result.text,
    timestamp: new Date().toISOString(),
    user_id: owner,
    conversation_id: result.conversationId,
    model: result.model,
    memory_used: result.memoryUsed,
    memory_saved: result.memorySaved,
    connection_secure: session.secure,
    cleanup_status: running.countOf(owner) === 0 ? 'ok' : 'busy',
    ...(result.droppedTurns > 0 ? { dropped_turns: result.droppedTurns } : {}),
  })
}
