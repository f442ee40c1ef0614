import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { InstalledModel, ModelDetails, Models } from '../../../core/contracts/models.ts'
import { bytes, empty } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import type { ModelShelf } from '../surface/model-shelf.ts'
import { detailsOf, tagView } from './model-views.ts'
import { ollamaRoute, withoutLatest } from './ollama-spec.ts'

/** A model by `model`, or by `name` as older clients say. */
const Named = z
  .object({ model: z.string().min(1).max(300).nullish(), name: z.string().min(1).max(300).nullish() })
  .refine((body) => body.model || body.name, 'model is required')
  .meta({ id: 'OllamaModelName' })

/** A time for a model that never leaves memory: clients expect a date. */
const NEVER = '2318-01-01T00:00:00.000Z'

/** What these routes ask. */
interface OllamaModelParts {
  readonly chat: Pick<ChatService, 'loadedModels' | 'resolve'>
  readonly models: Pick<Models, 'installed' | 'find' | 'show'>
  readonly shelf: Pick<ModelShelf, 'remove'>
}

/** `/api/tags`, `/api/ps`, `/api/show`, `/api/delete`, `/api/copy`, `/api/version` and the greeting. */
export function ollamaModelRoutes({ chat, models, shelf }: OllamaModelParts, apiVersion: string): readonly Route[] {
  return [
    defineRoute(
      {
        ...ollamaRoute,
        auth: 'public',
        scopes: [],
        method: 'get',
        path: '/',
        summary: 'Greeting (Ollama)',
        produces: 'text/plain',
      },
      async () => bytes('text/plain; charset=utf-8', 'Ollama is running'),
    ),
    defineRoute(
      { ...ollamaRoute, method: 'get', path: '/api/version', summary: 'Version (Ollama)', response: Version },
      async () => ({
        version: apiVersion,
      }),
    ),
    defineRoute(
      { ...ollamaRoute, method: 'get', path: '/api/tags', summary: 'List models (Ollama)', response: Tags },
      async () => ({
        models: (await known(models)).map(tagView),
      }),
    ),
    defineRoute(
      { ...ollamaRoute, method: 'get', path: '/api/ps', summary: 'Models in memory (Ollama)', response: Tags },
      async () => ({
        models: chat.loadedModels().map((loaded) => ({
          ...tagView(loaded.model),
          expires_at: loaded.expiresAt?.toISOString() ?? NEVER,
          // By layers, which are of about the same size.
          size_vram: Math.round(loaded.model.sizeBytes * loaded.engine.gpuRatio),
          context_length: loaded.engine.contextTokens,
        })),
      }),
    ),
    defineRoute(
      {
        ...ollamaRoute,
        method: 'post',
        path: '/api/show',
        summary: 'Show a model (Ollama)',
        body: Named,
        response: z.looseObject({}),
      },
      async ({ body }) => show(await models.show((await find(chat, models, body)).id)),
    ),
    defineRoute(
      {
        ...ollamaRoute,
        scopes: ['models:write'],
        method: 'delete',
        path: '/api/delete',
        summary: 'Delete a model (Ollama)',
        body: Named,
        // The client sends one with DELETE; the edge wants that said.
        bodyOptional: true,
      },
      async ({ body }, context) => {
        const model = await find(chat, models, body ?? {})
        await shelf.remove(model, auditActor(context))
        return empty({ status: 200 })
      },
    ),
    defineRoute(
      {
        ...ollamaRoute,
        scopes: ['models:write'],
        method: 'post',
        path: '/api/copy',
        summary: 'Not available (Ollama)',
        body: z.looseObject({}),
      },
      async () => {
        throw new AppError(
          'LLM_COPY_UNSUPPORTED',
          'invalid',
          'Models are files with one name on this box and cannot be copied to another.',
        )
      },
    ),
  ]
}

const Version = z.object({ version: z.string() }).meta({ id: 'OllamaVersion' })
const Tags = z
  .object({ models: z.array(z.looseObject({ name: z.string(), model: z.string() })) })
  .meta({ id: 'OllamaTags' })

async function known(models: Pick<Models, 'installed'>): Promise<readonly InstalledModel[]> {
  const [chats, embedders] = await Promise.all([models.installed('chat'), models.installed('embedding')])
  return [...chats, ...embedders]
}

/** @throws LLM_MODEL_UNKNOWN */
async function find(
  chat: Pick<ChatService, 'resolve'>,
  models: Pick<Models, 'find'>,
  body: { readonly model?: string | null | undefined; readonly name?: string | null | undefined },
): Promise<InstalledModel> {
  const name = withoutLatest(body.model ?? body.name ?? '')
  const model = await models.find(name)
  return model?.task === 'embedding' || model?.task === 'chat' ? model : chat.resolve(name)
}

function show(model: ModelDetails) {
  const template = model.chatTemplate ?? ''
  const capabilities =
    model.task === 'embedding' ? ['embedding'] : ['completion', ...(template.includes('tools') ? ['tools'] : [])]
  return {
    modelfile: `FROM ${model.id}`,
    parameters: '',
    template,
    license: model.licence ?? '',
    modified_at: model.modifiedAt.toISOString(),
    details: detailsOf(model),
    model_info: {
      ...model.metadata,
      ...(model.architecture ? { 'general.architecture': model.architecture } : {}),
      ...(model.parameterCount ? { 'general.parameter_count': model.parameterCount } : {}),
      ...(model.architecture && model.contextTokens
        ? { [`${model.architecture}.context_length`]: model.contextTokens }
        : {}),
    },
    capabilities,
  }
}
