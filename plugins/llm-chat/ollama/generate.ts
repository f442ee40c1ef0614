import { z } from 'zod'
import type { ChatChunk } from '../../../core/contracts/llm.ts'
import { json, ndjson } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import type { CallersChat, ChatAccess } from '../dialogue/chat-access.ts'
import { type ChatLimits, FIRST_PIECE_PATIENCE_MS } from '../dialogue/chat-limits.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { collectAnswer } from '../dialogue/collected-answer.ts'
import { startedStream } from '../dialogue/started-stream.ts'
import { answerLines, GENERATE_LINES, wholeText } from './answer-lines.ts'
import { holdModel } from './hold-model.ts'
import { refuseImages } from './messages.ts'
import { ollamaRoute, withoutLatest } from './ollama-spec.ts'
import { generationFields, generationOf } from './options.ts'

const generateBody = (limits: ChatLimits) =>
  z
    .object({
      ...generationFields(limits),
      prompt: z.string().nullish(),
      system: z.string().nullish(),
      suffix: z.literal('', 'is not supported by this box: leave it out').nullish(),
      images: z.array(z.string()).nullish(),
      raw: z.boolean().nullish(),
    })
    .meta({ id: 'OllamaGenerateBody' })

type Body = z.output<ReturnType<typeof generateBody>>

/** `POST /api/generate`: one prompt, through the chat template or raw. */
export function ollamaGenerateRoute(service: ChatService, access: ChatAccess, limits: ChatLimits): Route {
  return defineRoute(
    {
      ...ollamaRoute,
      method: 'post',
      path: '/api/generate',
      summary: 'Generate (Ollama)',
      body: generateBody(limits),
      produces: 'application/x-ndjson',
      limits: { timeoutMs: 0 },
    },
    async ({ body }, { principal, signal }) => {
      const chat = access.for(principal)
      refuseImages(body.images, 'images')
      const { id } = await chat.resolve(withoutLatest(body.model))
      if (!body.prompt) return json({ ...(await holdModel(service, id, body.keep_alive)), response: '' })
      const begin = (bounded: AbortSignal) =>
        generation(chat, body, { owner: principal.userId, limits, signal: bounded })
      if (typeof body.keep_alive === 'number') service.keepAlive(id, body.keep_alive)
      if (body.stream === false) {
        const answer = await withAnswerDeadline(limits.answerTimeoutMs, signal, async (bounded) =>
          collectAnswer(await begin(bounded)),
        )
        return json(wholeText(id, answer))
      }
      return ndjson(answerLines(id, await startedStream(await begin(signal), FIRST_PIECE_PATIENCE_MS), GENERATE_LINES))
    },
  )
}

function generation(
  chat: CallersChat,
  body: Body,
  facts: { readonly owner: string; readonly limits: ChatLimits; readonly signal: AbortSignal },
): Promise<AsyncIterable<ChatChunk>> {
  const { format, think, ...generation } = generationOf(body, facts.limits)
  const prompt = body.prompt ?? ''
  const common = { ...generation, model: withoutLatest(body.model), owner: facts.owner }
  if (body.raw) return chat.generateRaw({ ...common, prompt }, facts.signal)
  return chat.stream(
    {
      ...common,
      format,
      ...(think === undefined ? {} : { think }),
      messages: [
        ...(body.system ? [{ role: 'system' as const, content: body.system }] : []),
        { role: 'user', content: prompt },
      ],
    },
    facts.signal,
  )
}
