import { basename } from 'node:path'
import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { envelope, enveloped, phi3 } from './envelope.ts'

const FileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^/\\\0]+$/, 'must be a bare file name')

const ModelView = z.object({
  id: z.string(),
  name: z.string(),
  filename: z.string(),
  size: z.number(),
  path: z.string(),
  isActive: z.boolean(),
  downloadDate: z.string(),
})
const List = enveloped(z.object({ models: z.array(ModelView), count: z.number(), totalSize: z.number() })).meta({
  id: 'Phi3Models',
})
const Activated = enveloped(z.object({ filename: z.string(), isActive: z.literal(true) })).meta({ id: 'Phi3Activated' })
const Deleted = enveloped(z.object({ filename: z.string(), deleted: z.literal(true) })).meta({ id: 'Phi3Deleted' })
const Activate = z.strictObject({ filename: FileName }).meta({ id: 'Phi3Activate' })

const read = { ...phi3, auth: 'user', scopes: ['models:read'] } as const
const write = { ...phi3, auth: 'user', scopes: ['models:write'] } as const
/** Loading a large model from a slow disk takes minutes. */
const LOAD_TIMEOUT_MS = 600_000

/** `/api/models`: the chat models that lie on this box. */
export function phi3ModelRoutes(chat: ChatService, models: Pick<Models, 'installed' | 'remove'>): readonly Route[] {
  const find = async (filename: string): Promise<InstalledModel> => {
    const installed = await models.installed('chat')
    const found = installed.find((model) => fileOf(model) === filename || model.id === filename)
    if (found !== undefined) return found
    throw new AppError(
      'LLM_MODEL_UNKNOWN',
      'not-found',
      `No model "${filename}" lies on this box. GET /api/models lists them.`,
    )
  }
  return [
    defineRoute({ ...read, method: 'get', path: '/api/models', summary: 'List models', response: List }, async () => {
      const [installed, active] = await Promise.all([models.installed('chat'), chat.activeModel()])
      return envelope(
        {
          models: installed.map((model) => view(model, active?.id)),
          count: installed.length,
          totalSize: installed.reduce((sum, model) => sum + model.sizeBytes, 0),
        },
        'Models listed successfully',
      )
    }),
    defineRoute(
      {
        ...write,
        method: 'post',
        path: '/api/models/activate',
        summary: 'Activate a model',
        body: Activate,
        response: Activated,
        limits: { timeoutMs: LOAD_TIMEOUT_MS },
      },
      async ({ body }, context) => {
        const model = await find(body.filename)
        await chat.activate(model.id, auditActor(context))
        return envelope({ filename: fileOf(model), isActive: true as const }, 'Model activated successfully')
      },
    ),
    defineRoute(
      {
        ...write,
        method: 'delete',
        path: '/api/models/:filename',
        summary: 'Delete a model that is not active',
        params: z.strictObject({ filename: FileName }),
        response: Deleted,
      },
      async ({ params }, context) => {
        const model = await find(params.filename)
        const active = await chat.activeModel()
        if (model.id === active?.id) {
          throw new AppError(
            'LLM_MODEL_ACTIVE',
            'invalid',
            `"${params.filename}" is the active model and cannot be deleted. Activate another one first.`,
          )
        }
        await chat.unload(model.id)
        await models.remove(model.id, auditActor(context))
        return envelope({ filename: fileOf(model), deleted: true as const }, 'Model deleted successfully')
      },
    ),
  ]
}

const fileOf = (model: InstalledModel): string => basename(model.files[0] ?? model.id)

const view = (model: InstalledModel, activeId: string | undefined) => {
  const filename = fileOf(model)
  return {
    id: model.id,
    name: filename.replace(/\.gguf$/i, ''),
    filename,
    size: model.sizeBytes,
    // Where it lies below the models directory; the box's own paths are nobody's business.
    path: `models/${filename}`,
    isActive: model.id === activeId,
    downloadDate: model.modifiedAt.toISOString(),
  }
}
