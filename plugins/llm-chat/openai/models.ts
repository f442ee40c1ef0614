import { z } from 'zod'
import { AppError } from '../../../core/contracts/errors.ts'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'

const Model = z
  .object({
    id: z.string(),
    object: z.literal('model'),
    created: z.number(),
    owned_by: z.string(),
    context_length: z.number().optional(),
    task: z.enum(['chat', 'embedding']),
    active: z.boolean(),
  })
  .meta({ id: 'OpenAiModel' })
const List = z.object({ object: z.literal('list'), data: z.array(Model) }).meta({ id: 'OpenAiModelList' })
const Params = z.strictObject({ model: z.string().min(1).max(300) })

const common = { method: 'get', tags: ['OpenAI'], auth: 'user', scopes: ['chat'], dialect: 'openai' } as const

/** `GET /v1/models` and one of them: the installed chat and embedding models, the active one first. */
export function openAiModelRoutes(chat: ChatService, models: Pick<Models, 'installed'>): readonly Route[] {
  const list = async () => {
    const [active, chats, embedders] = await Promise.all([
      chat.activeModel(),
      models.installed('chat'),
      models.installed('embedding'),
    ])
    return [...chats, ...embedders]
      .map((model) => view(model, { activeId: active?.id, contextTokens: effectiveContext(chat, model) }))
      .sort((a, b) => Number(b.active) - Number(a.active))
  }
  return [
    defineRoute({ ...common, path: '/v1/models', summary: 'List models (OpenAI)', response: List }, async () => ({
      object: 'list' as const,
      data: await list(),
    })),
    defineRoute(
      { ...common, path: '/v1/models/:model', summary: 'One model (OpenAI)', params: Params, response: Model },
      async ({ params }) => {
        const known = await list()
        const found = known.find((model) => model.id === params.model) ?? (await byAlias(chat, known, params.model))
        if (found === undefined) {
          throw new AppError('LLM_MODEL_UNKNOWN', 'not-found', `There is no model "${params.model}" on this box.`)
        }
        return found
      },
    ),
  ]
}

async function byAlias<T extends { readonly id: string }>(chat: ChatService, known: readonly T[], name: string) {
  const { id } = await chat.resolve(name)
  return known.find((model) => model.id === id)
}

/** What a loaded model was given; of the others what they can at most. */
const effectiveContext = (chat: ChatService, model: InstalledModel): number | undefined =>
  chat.loadedModels().find((loaded) => loaded.model.id === model.id)?.engine.contextTokens ?? model.contextTokens

const view = (
  model: InstalledModel,
  { activeId, contextTokens }: { readonly activeId: string | undefined; readonly contextTokens: number | undefined },
) => ({
  id: model.id,
  object: 'model' as const,
  created: Math.floor(model.modifiedAt.getTime() / 1000),
  owned_by: model.origin === 'built-in' ? 'lares' : (model.family ?? 'local'),
  ...(contextTokens ? { context_length: contextTokens } : {}),
  task: model.task === 'embedding' ? ('embedding' as const) : ('chat' as const),
  active: model.id === activeId,
})
