import { z } from 'zod'
import type { Embeddings } from '../../../core/contracts/llm.ts'
import type { Models } from '../../../core/contracts/models.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { requireEmbedder, requireKnownModel } from '../openai/embeddings.ts'
import { nanoseconds, ollamaRoute, withoutLatest } from './ollama-spec.ts'

const Text = z.string().max(200_000)
const Embed = z
  .object({
    model: z.string().min(1).max(300),
    input: z.union([Text, z.array(Text.min(1, 'an empty text has no embedding')).max(2048)]).default([]),
  })
  .meta({ id: 'OllamaEmbed' })
const EmbedAnswer = z
  .object({
    model: z.string(),
    embeddings: z.array(z.array(z.number())),
    total_duration: z.number(),
    load_duration: z.number(),
    prompt_eval_count: z.number(),
  })
  .meta({ id: 'OllamaEmbedAnswer' })
const Embedding = z
  .object({ model: z.string().min(1).max(300), prompt: Text.default('') })
  .meta({ id: 'OllamaEmbedding' })
const EmbeddingAnswer = z.object({ embedding: z.array(z.number()) }).meta({ id: 'OllamaEmbeddingAnswer' })

/** `/api/embed` and the older `/api/embeddings`: vectors of unit length by the box's embedder. */
export function ollamaEmbedRoutes(
  embedder: Embeddings,
  chat: Pick<ChatService, 'resolve'>,
  models: Pick<Models, 'find'>,
): readonly Route[] {
  const embed = async (name: string, texts: readonly string[], signal: AbortSignal) => {
    await requireKnownModel(withoutLatest(name), { chat, models })
    const { id } = await requireEmbedder(embedder)
    if (texts.length === 0) return { modelId: id, vectors: [], tokens: 0 }
    return embedder.embed(texts, 'plain', signal)
  }
  const common = { ...ollamaRoute, method: 'post', limits: { timeoutMs: 300_000 } } as const
  return [
    defineRoute(
      { ...common, path: '/api/embed', summary: 'Embed texts (Ollama)', body: Embed, response: EmbedAnswer },
      async ({ body }, { signal }) => {
        const startedAt = performance.now()
        const texts = typeof body.input === 'string' ? [body.input].filter((text) => text !== '') : body.input
        const { modelId, vectors, tokens } = await embed(body.model, texts, signal)
        return {
          model: modelId,
          embeddings: vectors.map((vector) => [...vector]),
          total_duration: nanoseconds(performance.now() - startedAt),
          load_duration: 0,
          prompt_eval_count: tokens,
        }
      },
    ),
    defineRoute(
      {
        ...common,
        path: '/api/embeddings',
        summary: 'Embed a text (Ollama, older)',
        body: Embedding,
        response: EmbeddingAnswer,
      },
      async ({ body }, { signal }) => {
        const { vectors } = await embed(body.model, body.prompt === '' ? [] : [body.prompt], signal)
        return { embedding: [...(vectors[0] ?? [])] }
      },
    ),
  ]
}
