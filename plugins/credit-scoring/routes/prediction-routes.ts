import { Readable } from 'node:stream'
import { z } from 'zod'
import { bytes } from '../../../core/contracts/reply.ts'
import { defineRoute, type RequestContext, type Route } from '../../../core/contracts/route.ts'
import type { Language } from '../dataset/credit-schema.ts'
import type { CreditParts } from '../parts.ts'
import { exportCsv } from '../predictions/csv-export.ts'
import { chooseLanguage } from '../predictions/language.ts'
import { scopeOf } from '../predictions/prediction-service.ts'
import { predictionView, viewOf } from '../predictions/prediction-view.ts'
import { applicantBody } from './applicant-body.ts'

const tags = ['credit']
const auth = { auth: 'user', scopes: ['credit'] } as const
const lang = z
  .enum(['en', 'fr'])
  .optional()
  .meta({ description: 'Language of the reasons; default from Accept-Language' })
const mine = z
  .stringbool()
  .default(false)
  .meta({ description: 'Only for administrators, who see everybody’s else: their own predictions alone' })
const params = z.strictObject({ id: z.uuid() })
const ONE = '/v1/predictions/:id'

/** Routes about predictions; the unversioned aliases are those of older clients. */
export function predictionRoutes(parts: CreditParts): readonly Route[] {
  const { service, predictions, registry, config } = parts
  const languageOf = (asked: Language | undefined, context: RequestContext): Language =>
    chooseLanguage(asked, context.header('accept-language'), config.language)

  return [
    defineRoute(
      {
        ...auth,
        method: 'post',
        path: '/v1/predictions/predict',
        aliases: ['/predictions/predict'],
        summary: 'Predict whether a credit will be repaid',
        description:
          'The fields are those of the active model: `GET /v1/credit/models/active` lists them with units and ranges. A person can override the decision with `POST /v1/predictions/{id}/review`.',
        tags,
        query: z.strictObject({ lang }),
        body: applicantBody(parts.builtInSchema),
        response: predictionView,
        limits: { bodyBytes: 64 * 1024 },
      },
      async ({ body, query }, context) => {
        const prediction = await service.predict(context.principal, body, context.signal)
        return viewOf(prediction, languageOf(query.lang, context))
      },
    ),
    defineRoute(
      {
        ...auth,
        method: 'get',
        path: '/v1/predictions/history',
        aliases: ['/predictions/history'],
        summary: 'Predictions, newest first',
        description: 'Callers see their own; administrators see everybody’s.',
        tags,
        query: z.strictObject({
          limit: z.coerce.number().int().min(1).max(500).default(50),
          offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
          mine,
          lang,
        }),
        response: z.object({ predictions: z.array(predictionView), total: z.int(), limit: z.int(), offset: z.int() }),
      },
      async ({ query }, context) => {
        const { limit, offset } = query
        const { rows, total } = await service.page(context.principal, query)
        const language = languageOf(query.lang, context)
        return { predictions: rows.map((row) => viewOf(row, language)), total, limit, offset }
      },
    ),
    defineRoute(
      {
        ...auth,
        method: 'get',
        path: '/v1/predictions/export.csv',
        aliases: ['/predictions/export.csv'],
        summary: 'All predictions as CSV',
        tags,
        query: z.strictObject({ mine }),
        produces: 'text/csv',
        limits: { timeoutMs: 0, isHeavy: true },
      },
      async ({ query }, { principal }) => {
        const { schema } = await registry.active()
        const lines = exportCsv(
          predictions,
          scopeOf(principal, query.mine),
          schema.features.map(({ name }) => name),
        )
        return bytes('text/csv; charset=utf-8', Readable.from(lines), {
          headers: { 'Content-Disposition': 'attachment; filename="predictions.csv"' },
        })
      },
    ),
    defineRoute(
      {
        ...auth,
        method: 'get',
        path: ONE,
        aliases: ['/predictions/:id'],
        summary: 'One prediction',
        tags,
        params,
        query: z.strictObject({ lang }),
        response: predictionView,
      },
      async ({ params: { id }, query }, context) =>
        viewOf(await service.find(context.principal, id), languageOf(query.lang, context)),
    ),
    defineRoute(
      {
        ...auth,
        method: 'post',
        path: `${ONE}/review`,
        aliases: ['/predictions/:id/review'],
        summary: 'A person confirms or overrides a decision, with a reason',
        description: 'The model’s own decision stays on record beside it (GDPR, article 22).',
        tags,
        params,
        query: z.strictObject({ lang }),
        body: z.strictObject({
          decision: z.enum(['approved', 'declined']),
          reason: z.string().trim().min(3).max(2000),
        }),
        response: predictionView,
      },
      async ({ params: { id }, body, query }, context) =>
        viewOf(await service.review(context.principal, id, body), languageOf(query.lang, context)),
    ),
    defineRoute(
      {
        ...auth,
        method: 'post',
        path: `${ONE}/outcome`,
        aliases: ['/predictions/:id/outcome'],
        summary: 'What became of the credit',
        tags,
        params,
        query: z.strictObject({ lang }),
        body: z.strictObject({ outcome: z.enum(['repaid', 'defaulted']) }),
        response: predictionView,
      },
      async ({ params: { id }, body, query }, context) =>
        viewOf(await service.setOutcome(context.principal, id, body.outcome), languageOf(query.lang, context)),
    ),
  ]
}
