import { z } from 'zod'
import type { Sampling } from '../../../core/contracts/llm.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { BoxAssistant } from '../assistant/assistant.ts'
import type { Conversations } from '../conversations/conversations.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import type { ChatLimits } from '../dialogue/chat-limits.ts'
import { messageText } from '../dialogue/message-text.ts'
import { tellDroppedTurns } from '../jarvis/chat.ts'
import type { Preprompts } from '../preprompts/preprompts.ts'
import { prepromptMissing } from '../preprompts/preprompts.ts'
import { envelope, enveloped, phi3 } from './envelope.ts'
import { optionalField } from './optional-field.ts'

const chatRequest = (limits: ChatLimits) =>
  z
    .strictObject({
      message: messageText(limits.maxMessageChars),
      prepromptId: optionalField(z.string().max(100)),
      conversationId: optionalField(z.uuid()),
      history: optionalField(z.array(turn(limits)).max(limits.maxMessages)),
      modelParams: optionalField(modelParams(limits)),
    })
    .meta({ id: 'Phi3ChatRequest' })

const turn = (limits: ChatLimits) =>
  z.strictObject({
    role: z.enum(['user', 'assistant', 'system']),
    content: z.string().max(limits.maxMessageChars),
    timestamp: optionalField(z.string().max(100)),
  })

const modelParams = (limits: ChatLimits) =>
  z.strictObject({
    temperature: optionalField(z.number().min(0).max(2)),
    maxTokens: optionalField(z.int().min(1).max(limits.maxTokens)),
    topP: optionalField(z.number().min(0).max(1)),
    topK: optionalField(z.int().min(0).max(100_000)),
    repeatPenalty: optionalField(z.number().min(0).max(4)),
    contextSize: optionalField(z.int().min(1).max(10_000_000)).describe(
      'Bound of prompt and answer, where the model has more',
    ),
    seed: optionalField(z.int().min(-1)).describe('-1 for a random one'),
  })

type Body = z.output<ReturnType<typeof chatRequest>>

const ChatData = z.object({
  response: z.string(),
  tokensUsed: z.number(),
  processingTime: z.number(),
  conversationId: z.string().optional(),
})

/** `POST /api/chat`: the client keeps the history; a signed-in caller's turns are kept here too. */
export function phi3ChatRoute(parts: {
  readonly assistant: BoxAssistant
  readonly conversations: Conversations
  readonly preprompts: Preprompts
  readonly limits: ChatLimits
}): Route {
  const { assistant, limits } = parts
  return defineRoute(
    {
      ...phi3,
      method: 'post',
      path: '/api/chat',
      summary: 'Send a message to the model',
      auth: 'anonymous',
      scopes: ['chat'],
      body: chatRequest(limits),
      response: enveloped(ChatData).meta({ id: 'Phi3ChatResponse' }),
      limits: { timeoutMs: 0 },
    },
    async ({ body }, context) => {
      const { principal } = context
      const isKept = principal.kind !== 'anonymous'
      const conversationId = isKept ? await conversationOf(body, principal, parts.conversations) : undefined
      const systemPrompt = await promptOf(body, principal, parts.preprompts)
      const answer = await withAnswerDeadline(limits.answerTimeoutMs, context.signal, (signal) =>
        assistant.answer(
          {
            text: body.message,
            principal,
            source: 'phi3',
            requestId: context.requestId,
            store: isKept,
            sampling: samplingOf(body.modelParams),
            ...(body.history ? { history: body.history.map(({ role, content }) => ({ role, content })) } : {}),
            ...(conversationId ? { conversationId } : {}),
            ...(systemPrompt ? { systemPrompt } : {}),
            ...(body.modelParams?.contextSize ? { contextTokens: body.modelParams.contextSize } : {}),
            ...(body.modelParams?.maxTokens ? { maxTokens: body.modelParams.maxTokens } : {}),
          },
          signal,
        ),
      )
      tellDroppedTurns(context, answer)
      return envelope(
        {
          response: answer.text,
          tokensUsed: answer.usage.promptTokens + answer.usage.completionTokens,
          processingTime: answer.durationMs,
          ...(isKept ? { conversationId: answer.conversationId } : {}),
        },
        'Response generated successfully',
      )
    },
  )
}

/** These clients send history in place of an id: the conversation is known by its last answer. */
async function conversationOf(body: Body, principal: Principal, conversations: Conversations) {
  if (body.conversationId) return body.conversationId
  const last = body.history?.findLast((message) => message.role === 'assistant')
  return last ? conversations.continuing(principal.userId, 'phi3', last.content) : undefined
}

/** The named preprompt, else the caller's default one; the box's own for callers without an account. */
async function promptOf(body: Body, principal: Principal, preprompts: Preprompts): Promise<string | undefined> {
  if (principal.kind === 'anonymous') {
    if (body.prepromptId) throw prepromptMissing()
    return undefined
  }
  const { userId } = principal
  const found = body.prepromptId ? await preprompts.find(userId, body.prepromptId) : await preprompts.default(userId)
  return found.content
}

function samplingOf(params: Body['modelParams']): Sampling {
  if (params === undefined) return {}
  const { temperature, topP, topK, repeatPenalty, seed } = params
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(topK === undefined ? {} : { topK }),
    ...(repeatPenalty === undefined ? {} : { repeatPenalty }),
    ...(seed === undefined || seed === -1 ? {} : { seed }),
  }
}
