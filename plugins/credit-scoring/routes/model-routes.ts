import { z } from 'zod'
import { bytes } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { CreditParts } from '../parts.ts'
import { versionName } from '../registry/version-manifest.ts'
import { fieldsOf, modelDetail, modelSummary, summaryOf } from './model-view.ts'

const tags = ['credit models']
const reader = { auth: 'user', scopes: ['credit'], tags } as const
const admin = { auth: 'admin', scopes: ['credit'], tags } as const
const params = z.strictObject({ version: versionName })
const MODELS = '/v1/credit/models'
const ONE = `${MODELS}/:version` as const

/** Routes about model versions. */
export function modelRoutes({ registry, stability }: CreditParts): readonly Route[] {
  const detail = async (version: string) => {
    const { manifest, schema } = await registry.open(version)
    return {
      ...summaryOf(manifest, await registry.activeName()),
      purpose: schema.purpose,
      fields: fieldsOf(schema),
      costs: schema.costs,
    }
  }
  const file = (name: string, path: string, about: { readonly mediaType: string; readonly summary: string }): Route =>
    defineRoute(
      { ...reader, method: 'get', path: `${ONE}/${path}`, summary: about.summary, params, produces: about.mediaType },
      async ({ params: { version } }) => bytes(about.mediaType, await registry.read(version, name)),
    )

  return [
    defineRoute(
      {
        ...reader,
        method: 'get',
        path: MODELS,
        summary: 'Versions of the credit model, newest first',
        response: z.object({ models: z.array(modelSummary), active: versionName, total: z.int() }),
      },
      async () => {
        const active = await registry.activeName()
        const models = (await registry.list()).map((manifest) => summaryOf(manifest, active))
        return { models, active, total: models.length }
      },
    ),
    defineRoute(
      {
        ...reader,
        method: 'get',
        path: `${MODELS}/active`,
        summary: 'The version that serves, with its fields',
        response: modelDetail,
      },
      async () => detail(await registry.activeName()),
    ),
    defineRoute(
      {
        ...admin,
        method: 'get',
        path: `${MODELS}/history`,
        summary: 'Promotions and rollbacks, newest first',
        query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(50) }),
        response: z.object({
          activations: z.array(
            z.object({
              version: z.string(),
              activated_at: z.string(),
              activated_by: z.string(),
              undone_at: z.string().nullable(),
              undone_by: z.string().nullable(),
            }),
          ),
        }),
      },
      async ({ query }) => ({ activations: [...(await registry.history(query.limit))] }),
    ),
    defineRoute(
      {
        ...admin,
        method: 'post',
        path: `${MODELS}/rollback`,
        summary: 'Let the version serve that served before',
        response: modelSummary,
      },
      async (_input, { principal }) => {
        const { manifest } = await registry.rollBack(principal.userId)
        return summaryOf(manifest, manifest.version)
      },
    ),
    defineRoute(
      { ...reader, method: 'get', path: ONE, summary: 'One version, with its fields', params, response: modelDetail },
      async ({ params: { version } }) => detail(version),
    ),
    defineRoute(
      {
        ...admin,
        method: 'post',
        path: `${ONE}/promote`,
        summary: 'Let this version serve',
        params,
        response: modelSummary,
      },
      async ({ params: { version } }, { principal }) => {
        const { manifest } = await registry.promote(version, principal.userId)
        return summaryOf(manifest, manifest.version)
      },
    ),
    defineRoute(
      {
        ...admin,
        method: 'get',
        path: `${ONE}/stability`,
        summary: 'Movement of recent predictions against the training data',
        params,
        response: z.object({
          version: z.string(),
          rows: z.int().meta({ description: 'Recent predictions that were compared' }),
          shifts: z.array(
            z.object({
              name: z.string(),
              psi: z.number(),
              verdict: z.enum(['stable', 'moved', 'shifted', 'too few rows']),
            }),
          ),
        }),
      },
      async ({ params: { version } }) => {
        const { rows, shifts } = await stability.of(version)
        return { version, rows, shifts: [...shifts] }
      },
    ),
    file('model-card.md', 'card', { mediaType: 'text/markdown; charset=utf-8', summary: 'Model card' }),
    file('data-sheet.md', 'data-sheet', { mediaType: 'text/markdown; charset=utf-8', summary: 'Data sheet' }),
    file('report.json', 'report', {
      mediaType: 'application/json',
      summary: 'Figures of training, validation and fairness',
    }),
    file('model.onnx', 'onnx', { mediaType: 'application/octet-stream', summary: 'The model as ONNX' }),
  ]
}
