import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ModelDownload, ModelDownloads } from '../../../core/contracts/models.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { envelope, enveloped, phi3 } from './envelope.ts'
import { optionalField } from './optional-field.ts'

const DownloadView = z
  .object({
    id: z.string(),
    url: z.string(),
    filename: z.string(),
    progress: z.number(),
    status: z.enum(['queued', 'downloading', 'verifying', 'completed', 'failed', 'cancelled']),
    bytesDownloaded: z.number(),
    bytesTotal: z.number().nullable(),
    bytesPerSecond: z.number().nullable(),
    etaSeconds: z.number().nullable(),
    error: z.string().optional(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Phi3Download' })
const Start = z
  .strictObject({
    url: z.string().min(1).max(2000),
    filename: optionalField(z.string().max(200)),
    sha256: optionalField(z.string().regex(/^[0-9a-fA-F]{64}$/)),
  })
  .meta({ id: 'Phi3DownloadStart' })
const Params = z.strictObject({ downloadId: z.string().min(1).max(100) })
const Started = enveloped(z.object({ downloadId: z.string() })).meta({ id: 'Phi3DownloadStarted' })
const List = enveloped(z.object({ downloads: z.array(DownloadView) })).meta({ id: 'Phi3Downloads' })
const One = enveloped(DownloadView).meta({ id: 'Phi3DownloadOne' })
const Cleaned = enveloped(z.object({ removed: z.number(), partials: z.number() })).meta({ id: 'Phi3DownloadsCleaned' })

const read = { ...phi3, auth: 'user', scopes: ['models:read'] } as const
const write = { ...phi3, auth: 'user', scopes: ['models:write'] } as const

/** `/api/models/download` and `/api/models/downloads*`. */
export function phi3DownloadRoutes(downloads: ModelDownloads): readonly Route[] {
  const find = async (id: string): Promise<ModelDownload> => {
    const download = await downloads.find(id)
    if (download !== undefined) return download
    throw new AppError(
      'LLM_DOWNLOAD_NOT_FOUND',
      'not-found',
      'There is no download with this id. GET /api/models/downloads lists them.',
    )
  }
  return [
    defineRoute(
      {
        ...write,
        method: 'post',
        path: '/api/models/download',
        summary: 'Download a model',
        body: Start,
        response: Started,
      },
      async ({ body }, context) => {
        const request = {
          url: body.url,
          ...(body.filename ? { fileName: body.filename } : {}),
          ...(body.sha256 ? { sha256: body.sha256 } : {}),
        }
        const download = await downloads.start(request, auditActor(context))
        return envelope({ downloadId: download.id }, 'Download started successfully')
      },
    ),
    defineRoute(
      { ...read, method: 'get', path: '/api/models/downloads', summary: 'State of all downloads', response: List },
      async () => envelope({ downloads: (await downloads.list()).map(view) }, 'Active downloads retrieved'),
    ),
    defineRoute(
      {
        ...write,
        method: 'post',
        path: '/api/models/downloads/cleanup',
        summary: 'Drop finished downloads',
        response: Cleaned,
      },
      async () => {
        const { records, partials } = await downloads.cleanup()
        return envelope({ removed: records, partials }, 'Downloads cleaned up')
      },
    ),
    defineRoute(
      {
        ...read,
        method: 'get',
        path: '/api/models/downloads/:downloadId',
        summary: 'State of a download',
        params: Params,
        response: One,
      },
      async ({ params }) => envelope(view(await find(params.downloadId)), 'Download retrieved'),
    ),
    defineRoute(
      {
        ...write,
        method: 'post',
        path: '/api/models/downloads/:downloadId/cancel',
        summary: 'Cancel a download; the same URL resumes it',
        params: Params,
        response: One,
      },
      async ({ params }, context) => {
        const { id } = await find(params.downloadId)
        return envelope(view(await downloads.cancel(id, auditActor(context))), 'Download cancelled')
      },
    ),
  ]
}

const view = (download: ModelDownload) => ({
  id: download.id,
  url: download.url,
  filename: download.fileName,
  progress: progressOf(download),
  status: download.status,
  bytesDownloaded: download.bytesDone,
  bytesTotal: download.bytesTotal ?? null,
  bytesPerSecond: download.bytesPerSecond ?? null,
  etaSeconds: download.etaSeconds ?? null,
  ...(download.error ? { error: download.error.message } : {}),
  createdAt: download.createdAt.toISOString(),
  updatedAt: download.updatedAt.toISOString(),
})

/** Percent with one decimal; 0 while the size is not known. */
function progressOf({ status, bytesDone, bytesTotal }: ModelDownload): number {
  if (status === 'completed') return 100
  return bytesTotal ? Math.round((bytesDone / bytesTotal) * 1000) / 10 : 0
}
