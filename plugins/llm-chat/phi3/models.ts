import { basename } from 'node:path'
import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { InstalledModel, UnusableFile } from '../../../core/contracts/models.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ModelShelf, ShelvedModel } from '../surface/model-shelf.ts'
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
  isActive: z.boolean().describe('True for the model that does its task'),
  downloadDate: z.string(),
  task: z.string(),
})
const UnusableView = z.object({ filename: z.string(), size: z.number(), reason: z.string() })
const List = enveloped(
  z.object({
    models: z.array(ModelView),
    count: z.number(),
    totalSize: z.number(),
    unusable: z.array(UnusableView).optional().describe('Files that are no models and would be; DELETE takes them too'),
  }),
).meta({ id: 'Phi3Models' })
const Activated = enveloped(z.object({ filename: z.string(), isActive: z.literal(true) })).meta({ id: 'Phi3Activated' })
const Deleted = enveloped(z.object({ filename: z.string(), deleted: z.literal(true) })).meta({ id: 'Phi3Deleted' })
const Activate = z.strictObject({ filename: FileName }).meta({ id: 'Phi3Activate' })

const read = { ...phi3, auth: 'user', scopes: ['models:read'] } as const
const write = { ...phi3, auth: 'user', scopes: ['models:write'] } as const
/** Loading a large model from a slow disk takes minutes. */
const LOAD_TIMEOUT_MS = 600_000

type Shelf = Pick<ModelShelf, 'list' | 'activate' | 'remove' | 'unusable' | 'removeUnusable'>

/** `/api/models`: all models that lie on this box, whatever their task. */
export function phi3ModelRoutes(shelf: Shelf): readonly Route[] {
  const find = async (filename: string): Promise<InstalledModel> => {
    const shelved = await shelf.list()
    const found = shelved.find(({ model }) => fileOf(model) === filename || model.id === filename)
    if (found !== undefined) return found.model
    throw new AppError(
      'LLM_MODEL_UNKNOWN',
      'not-found',
      `No model "${filename}" lies on this box. GET /api/models lists them.`,
    )
  }
  return [
    defineRoute({ ...read, method: 'get', path: '/api/models', summary: 'List models', response: List }, async () => {
      const models = (await shelf.list()).map(view)
      const unusable = (await shelf.unusable()).map(unusableView)
      const totalSize = models.reduce((sum, { size }) => sum + size, 0)
      return envelope(
        { models, count: models.length, totalSize, ...(unusable.length > 0 && { unusable }) },
        'Models listed successfully',
      )
    }),
    defineRoute(
      {
        ...write,
        method: 'post',
        path: '/api/models/activate',
        summary: 'Activate a model for its task',
        body: Activate,
        response: Activated,
        limits: { timeoutMs: LOAD_TIMEOUT_MS },
      },
      async ({ body }, context) => {
        const model = await find(body.filename)
        await shelf.activate(model, auditActor(context))
        return envelope({ filename: fileOf(model), isActive: true as const }, 'Model activated successfully')
      },
    ),
    defineRoute(
      {
        ...write,
        method: 'delete',
        path: '/api/models/:filename',
        summary: 'Delete a model that is not active, or a file that cannot be used',
        params: z.strictObject({ filename: FileName }),
        response: Deleted,
      },
      async ({ params }, context) => {
        const unusable = (await shelf.unusable()).find(({ fileName }) => fileName === params.filename)
        if (unusable !== undefined) {
          await shelf.removeUnusable(unusable.fileName, auditActor(context))
          return envelope({ filename: unusable.fileName, deleted: true as const }, 'Model deleted successfully')
        }
        const model = await find(params.filename)
        await shelf.remove(model, auditActor(context))
        return envelope({ filename: fileOf(model), deleted: true as const }, 'Model deleted successfully')
      },
    ),
  ]
}

const fileOf = (model: InstalledModel): string => basename(model.files[0] ?? model.id)

const view = ({ model, isActive }: ShelvedModel) => {
  const filename = fileOf(model)
  return {
    id: model.id,
    name: filename.replace(/\.(gguf|onnx|safetensors)$/i, ''),
    filename,
    size: model.sizeBytes,
    // Where it lies below the models directory; the box's own paths are nobody's business.
    path: `models/${filename}`,
    isActive,
    downloadDate: model.modifiedAt.toISOString(),
    task: model.task,
  }
}

const unusableView = ({ fileName, sizeBytes, reason }: UnusableFile) => ({
  filename: fileName,
  size: sizeBytes,
  reason,
})
