import { z } from 'zod'
import { type AuditActor, auditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ModelDownload, Models } from '../../../core/contracts/models.ts'
import { json, ndjson } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { ollamaRoute, withoutLatest } from './ollama-spec.ts'

const Pull = z
  .object({
    model: z.string().min(1).max(2000).nullish(),
    name: z.string().min(1).max(2000).nullish(),
    stream: z.boolean().nullish(),
  })
  .refine((body) => body.model || body.name, 'model is required')
  .meta({ id: 'OllamaPull' })

/** `POST /api/pull`: a model of the catalogue, or a file by its https address. A client that leaves does not end it. */
export function ollamaPullRoute(chat: Pick<ChatService, 'resolve'>, models: Pick<Models, 'downloads' | 'find'>): Route {
  const { downloads } = models
  /** Undefined for a name that the catalogue does not know and that means the active model. */
  const begin = async (name: string, by: AuditActor): Promise<ModelDownload | undefined> => {
    if (/^https?:/i.test(name)) return downloads.start({ url: name }, by)
    try {
      return await downloads.start({ model: name }, by)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'MODEL_UNKNOWN') throw error
      await chat.resolve(name).catch(() => {
        throw error
      })
      return undefined
    }
  }
  return defineRoute(
    {
      ...ollamaRoute,
      scopes: ['models:write'],
      method: 'post',
      path: '/api/pull',
      summary: 'Pull a model (Ollama)',
      body: Pull,
      produces: 'application/x-ndjson',
      limits: { timeoutMs: 0 },
    },
    async ({ body }, context) => {
      const name = withoutLatest(body.model ?? body.name ?? '')
      const started = (await models.find(name)) ? undefined : await begin(name, auditActor(context))
      if (started === undefined) return body.stream === false ? json({ status: 'success' }) : ndjson(lines([]))
      const states = await downloads.watch(started.id, context.signal)
      if (body.stream !== false) return ndjson(lines(states))
      for await (const state of states) assertAlive(state)
      return json({ status: 'success' })
    },
  )
}

/** Progress as Ollama's clients read it; a failed pull ends the stream with an error line. */
async function* lines(states: AsyncIterable<ModelDownload> | Iterable<ModelDownload>): AsyncGenerator<object> {
  yield { status: 'pulling manifest' }
  let isVerifying = false
  for await (const state of states) {
    assertAlive(state)
    if (state.status === 'verifying' && !isVerifying) {
      isVerifying = true
      yield { status: 'verifying sha256 digest' }
    }
    if (state.status === 'downloading') {
      const digest = state.digest ?? `sha256:${state.id.replaceAll('-', '')}`
      yield {
        status: `pulling ${digest.replace('sha256:', '').slice(0, 12)}`,
        digest,
        ...(state.bytesTotal ? { total: state.bytesTotal } : {}),
        completed: state.bytesDone,
      }
    }
  }
  yield { status: 'success' }
}

function assertAlive(state: ModelDownload): void {
  if (state.status !== 'failed' && state.status !== 'cancelled') return
  throw new AppError(
    'LLM_PULL_FAILED',
    'unavailable',
    state.status === 'cancelled'
      ? 'The pull was cancelled. The same pull resumes it.'
      : `The pull failed: ${state.error?.message ?? 'no reason was given'}`,
  )
}
