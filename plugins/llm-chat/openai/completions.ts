import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ChatChunk, TokenLogprob } from '../../../core/contracts/llm.ts'
import { json, type SseEvent, sse } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import type { ChatAccess } from '../dialogue/chat-access.ts'
import { type ChatLimits, FIRST_PIECE_PATIENCE_MS } from '../dialogue/chat-limits.ts'
import { collectAnswer, incomplete } from '../dialogue/collected-answer.ts'
import { startedStream } from '../dialogue/started-stream.ts'
import type { RawRequest } from '../engine/chat-model.ts'
import { type AnswerHead, finishReason, usageOf } from './chat-answer.ts'
import { toSampling, toStop } from './chat-request.ts'
import { samplingFields } from './chat-schema.ts'

const Prompt = z.union([z.string().min(1), z.tuple([z.string().min(1)])], {
  error: 'must be one text; arrays of texts or tokens are not supported',
})

const completionBody = (limits: ChatLimits) =>
  z
    .object({
      ...samplingFields(limits),
      prompt: Prompt,
      echo: z.boolean().nullish(),
      suffix: z.literal('', 'is not supported by this box: leave it out').nullish(),
      best_of: z.literal(1, 'only one answer per request is supported: send 1 or leave it out').nullish(),
      logprobs: z.int().min(0).max(5).nullish(),
    })
    .meta({ id: 'CompletionRequest' })

const Answer = z
  .looseObject({ id: z.string(), object: z.literal('text_completion'), created: z.number(), model: z.string() })
  .meta({ id: 'Completion' })

/** `POST /v1/completions`: the model continues a text, without a chat template. */
export function completionsRoute(access: ChatAccess, limits: ChatLimits): Route {
  return defineRoute(
    {
      method: 'post',
      path: '/v1/completions',
      summary: 'Continue a text (OpenAI)',
      tags: ['OpenAI'],
      auth: 'user',
      scopes: ['chat'],
      dialect: 'openai',
      body: completionBody(limits),
      response: Answer,
      limits: { timeoutMs: 0 },
    },
    async ({ body }, { principal, signal }) => {
      const chat = access.for(principal)
      const prompt = typeof body.prompt === 'string' ? body.prompt : body.prompt[0]
      const request: RawRequest = {
        prompt,
        owner: principal.userId,
        maxTokens: body.max_tokens ?? limits.maxTokens,
        sampling: toSampling(body),
        stop: toStop(body.stop),
        ...(body.model ? { model: body.model } : {}),
        ...(typeof body.logprobs === 'number' ? { logprobs: body.logprobs } : {}),
      }
      const model = await chat.resolve(request.model)
      const head = { id: `cmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model: model.id }
      const echo = body.echo ? prompt : ''
      if (body.stream) {
        const chunks = await startedStream(await chat.generateRaw(request, signal), FIRST_PIECE_PATIENCE_MS)
        return sse(events(head, chunks, { echo, includeUsage: body.stream_options?.include_usage === true }))
      }
      const answer = await withAnswerDeadline(limits.answerTimeoutMs, signal, async (bounded) =>
        collectAnswer(await chat.generateRaw(request, bounded)),
      )
      const { finish, usage } = answer.done
      return json({
        ...part(head, { text: echo + answer.text, finish: finishReason(finish), logprobs: answer.logprobs }),
        usage: usageOf(usage),
      })
    },
  )
}

async function* events(
  head: AnswerHead,
  chunks: AsyncIterable<ChatChunk>,
  options: { readonly echo: string; readonly includeUsage: boolean },
): AsyncGenerator<SseEvent> {
  if (options.echo !== '') yield { data: part(head, { text: options.echo }) }
  for await (const chunk of chunks) {
    if (chunk.kind === 'text') yield { data: part(head, { text: chunk.text, logprobs: chunk.logprobs ?? [] }) }
    if (chunk.kind !== 'done') continue
    yield { data: part(head, { text: '', finish: finishReason(chunk.finish) }) }
    if (options.includeUsage) {
      yield { data: { ...head, object: 'text_completion', choices: [], usage: usageOf(chunk.usage) } }
    }
    yield { data: '[DONE]' }
    return
  }
  throw incomplete()
}

const part = (
  head: AnswerHead,
  piece: { readonly text: string; readonly finish?: string; readonly logprobs?: readonly TokenLogprob[] },
) => ({
  ...head,
  object: 'text_completion' as const,
  choices: [
    { index: 0, text: piece.text, logprobs: legacyLogprobs(piece.logprobs), finish_reason: piece.finish ?? null },
  ],
})

/** Log-probabilities in the older form of this endpoint. */
function legacyLogprobs(tokens: readonly TokenLogprob[] = []) {
  if (tokens.length === 0) return null
  let offset = 0
  return {
    tokens: tokens.map((token) => token.text),
    token_logprobs: tokens.map((token) => token.logprob),
    top_logprobs: tokens.map((token) => Object.fromEntries(token.top.map((choice) => [choice.text, choice.logprob]))),
    text_offset: tokens.map((token) => {
      const at = offset
      offset += token.text.length
      return at
    }),
  }
}
