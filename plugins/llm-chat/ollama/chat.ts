import { z } from 'zod'
import type { ChatRequest } from '../../../core/contracts/llm.ts'
import { json, ndjson } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import type { ChatAccess } from '../dialogue/chat-access.ts'
import { type ChatLimits, FIRST_PIECE_PATIENCE_MS, MAX_TOOLS } from '../dialogue/chat-limits.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { collectAnswer } from '../dialogue/collected-answer.ts'
import { startedStream } from '../dialogue/started-stream.ts'
import { answerLines, CHAT_LINES, wholeChat } from './answer-lines.ts'
import { holdModel } from './hold-model.ts'
import { OllamaMessage, OllamaTool, toMessages, toTool } from './messages.ts'
import { ollamaRoute, withoutLatest } from './ollama-spec.ts'
import { generationFields, generationOf } from './options.ts'

const chatBody = (limits: ChatLimits) =>
  z
    .object({
      ...generationFields(limits),
      messages: z.array(OllamaMessage).max(limits.maxMessages).nullish(),
      tools: z.array(OllamaTool).max(MAX_TOOLS).nullish(),
    })
    .meta({ id: 'OllamaChatBody' })

/** `POST /api/chat`: tools are the client's own and only returned to it. Without messages it loads or unloads. */
export function ollamaChatRoute(service: ChatService, access: ChatAccess, limits: ChatLimits): Route {
  return defineRoute(
    {
      ...ollamaRoute,
      method: 'post',
      path: '/api/chat',
      summary: 'Chat (Ollama)',
      body: chatBody(limits),
      produces: 'application/x-ndjson',
      limits: { timeoutMs: 0 },
    },
    async ({ body }, { principal, signal }) => {
      const chat = access.for(principal)
      const messages = toMessages(body.messages ?? [])
      const tools = (body.tools ?? []).map(toTool)
      const model = await chat.resolve(withoutLatest(body.model))
      if (messages.length === 0) {
        return json({
          ...(await holdModel(service, model.id, body.keep_alive)),
          message: { role: 'assistant', content: '' },
        })
      }
      const request: ChatRequest = {
        ...generationOf(body, limits),
        messages,
        model: withoutLatest(body.model),
        owner: principal.userId,
        ...(tools.length > 0 ? { tools } : {}),
      }
      if (body.stream === false) {
        const answer = await withAnswerDeadline(limits.answerTimeoutMs, signal, async (bounded) =>
          collectAnswer(await chat.stream(request, bounded)),
        )
        if (typeof body.keep_alive === 'number') service.keepAlive(model.id, body.keep_alive)
        return json(wholeChat(model.id, answer))
      }
      const chunks = await startedStream(await chat.stream(request, signal), FIRST_PIECE_PATIENCE_MS)
      if (typeof body.keep_alive === 'number') service.keepAlive(model.id, body.keep_alive)
      return ndjson(answerLines(model.id, chunks, CHAT_LINES))
    },
  )
}
