import { z } from 'zod'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Embeddings } from '../../../core/contracts/llm.ts'
import type { Models } from '../../../core/contracts/models.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'

const Text = z.string().min(1, 'an empty text has no embedding').max(200_000)

const Body = z
  .object({
    input: z.union([Text, z.array(Text).min(1).max(2048)], {
      error: 'must be a text or a list of 1 to 2048 texts that are not empty; token lists are not supported',
    }),
    model: z.string().min(1).max(300).nullish(),
    encoding_format: z.enum(['float', 'base64']).nullish(),
    dimensions: z.int().min(1).nullish(),
    user: z.string().max(500).nullish(),
  })
  .meta({ id: 'EmbeddingRequest' })

const Answer = z
  .object({
    object: z.literal('list'),
    data: z.array(
      z.object({
        object: z.literal('embedding'),
        index: z.number(),
        embedding: z.union([z.array(z.number()), z.string()]),
      }),
    ),
    model: z.string(),
    usage: z.object({ prompt_tokens: z.number(), total_tokens: z.number() }),
  })
  .meta({ id: 'EmbeddingList' })

/** `POST /v1/embeddings`: vectors of unit length by the box's embedder, whatever model of the box is named. */
export function embeddingsRoute(
  embedder: Embeddings,
  chat: Pick<ChatService, 'resolve'>,
  models: Pick<Models, 'find'>,
): Route {
  return defineRoute(
    {
      method: 'post',
      path: '/v1/embeddings',
      summary: 'Embed texts (OpenAI)',
      tags: ['OpenAI'],
      auth: 'user',
      scopes: ['chat'],
      dialect: 'openai',
      body: Body,
      response: Answer,
      limits: { timeoutMs: 300_000 },
    },
    async ({ body }, { signal }) => {
      const name = body.model ?? undefined
      await requireKnownModel(name, { chat, models })
      const model = await requireEmbedder(embedder)
      if (typeof body.dimensions === 'number' && body.dimensions !== model.dimensions) {
        throw new AppError(
          'EMBEDDING_DIMENSIONS_UNSUPPORTED',
          'invalid',
          `The embedder of this box makes vectors of ${model.dimensions} numbers. Send that, or leave dimensions out.`,
          { details: { param: 'dimensions' } },
        )
      }
      const texts = typeof body.input === 'string' ? [body.input] : body.input
      const { modelId, vectors, tokens } = await embedder.embed(texts, 'plain', signal)
      return {
        object: 'list' as const,
        data: vectors.map((vector, index) => ({
          object: 'embedding' as const,
          index,
          embedding: body.encoding_format === 'base64' ? base64(vector) : [...vector],
        })),
        model: modelId,
        usage: { prompt_tokens: tokens, total_tokens: tokens },
      }
    },
  )
}

/** Any chat or embedding model of the box may be named. @throws LLM_MODEL_UNKNOWN */
export async function requireKnownModel(
  name: string | undefined,
  box: { readonly chat: Pick<ChatService, 'resolve'>; readonly models: Pick<Models, 'find'> },
): Promise<void> {
  if (name === undefined) return
  const model = await box.models.find(name.replace(/:latest$/, ''))
  if (model?.task !== 'embedding') await box.chat.resolve(name)
}

/** @throws EMBEDDINGS_UNAVAILABLE */
export async function requireEmbedder(embedder: Embeddings) {
  const model = await embedder.model()
  if (model !== undefined) return model
  throw new AppError(
    'EMBEDDINGS_UNAVAILABLE',
    'unavailable',
    'No embedding model is installed on this box. Pull one: `lares models list --all` shows what there is.',
  )
}

/** Little-endian 32-bit floats, as the OpenAI clients decode them. */
function base64(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4)
  vector.forEach((value, index) => {
    bytes.writeFloatLE(value, index * 4)
  })
  return bytes.toString('base64')
}
