import { z } from 'zod'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { readableSize } from '../dialogue/readable-size.ts'

const OllamaModels = z
  .object({
    models: z.array(
      z.object({
        name: z.string(),
        size: z.string(),
        modified_at: z.string(),
        digest: z.string().optional(),
        details: z.object({
          family: z.string().optional(),
          parameter_size: z.string().optional(),
          quantization_level: z.string().optional(),
        }),
      }),
    ),
    total: z.number(),
    default_model: z.string().nullable(),
  })
  .meta({ id: 'OllamaModels' })

/** `GET /ollama/models`: the installed chat models. What is not known of one is left out. */
export function ollamaModelsRoute(chat: Pick<ChatService, 'activeModel'>, models: Pick<Models, 'installed'>): Route {
  return defineRoute(
    {
      method: 'get',
      path: '/v1/ollama/models',
      aliases: ['/ollama/models'],
      summary: 'List chat models',
      tags: ['Chat'],
      auth: 'anonymous',
      scopes: ['models:read'],
      response: OllamaModels,
    },
    async () => {
      const [installed, active] = await Promise.all([models.installed('chat'), chat.activeModel()])
      return { models: installed.map(view), total: installed.length, default_model: active?.id ?? null }
    },
  )
}

const view = (model: InstalledModel) => ({
  name: model.id,
  size: readableSize(model.sizeBytes),
  modified_at: model.modifiedAt.toISOString(),
  ...(model.digest ? { digest: model.digest } : {}),
  details: {
    ...(model.family ? { family: model.family } : {}),
    ...(model.parameters ? { parameter_size: model.parameters } : {}),
    ...(model.quantisation ? { quantization_level: model.quantisation } : {}),
  },
})
