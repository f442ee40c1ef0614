import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../contracts/errors.ts'
import type { ModelDownload } from '../../contracts/models.ts'

const fileSchema = z.object({
  url: z.string(),
  name: z.string(),
  sizeBytes: z.number().optional(),
  sha256: z.string().optional(),
})

/** A download as it is kept over a restart. */
export const downloadRecordSchema = z.object({
  id: z.uuid(),
  modelId: z.string(),
  files: z.array(fileSchema).min(1),
  status: z.enum(['queued', 'downloading', 'verifying', 'completed', 'failed', 'cancelled']),
  bytesDone: z.number(),
  bytesTotal: z.number().optional(),
  digest: z.string().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
})

/** A download as it is kept over a restart. */
export type DownloadRecord = z.output<typeof downloadRecordSchema>
/** What a download fetches. */
export type DownloadFile = DownloadRecord['files'][number]

const FINISHED: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled'])

/** True when nothing more happens to it by itself. */
export function isFinished({ status }: { readonly status: ModelDownload['status'] }): boolean {
  return FINISHED.has(status)
}

/** A download as others see it. */
export function viewOf(
  record: DownloadRecord,
  rate: { readonly bytesPerSecond?: number | undefined; readonly etaSeconds?: number | undefined } = {},
): ModelDownload {
  const main = record.files[0]
  return {
    id: record.id,
    modelId: record.modelId,
    url: main?.url ?? '',
    fileName: main?.name ?? '',
    status: record.status,
    bytesDone: record.bytesDone,
    bytesTotal: record.bytesTotal,
    bytesPerSecond: rate.bytesPerSecond,
    etaSeconds: rate.etaSeconds,
    digest: record.digest,
    error: record.error,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  }
}

/** A download that begins now. */
export function newRecord(modelId: string, files: readonly DownloadFile[]): DownloadRecord {
  const now = new Date()
  return {
    id: randomUUID(),
    modelId,
    files: [...files],
    status: 'queued',
    bytesDone: 0,
    createdAt: now,
    updatedAt: now,
  }
}

/** An error as everybody may see it. */
export function told(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  return { code: 'INTERNAL', message: 'The download failed for a reason that is in the log.' }
}

/** The error for an id that no download has. */
export function downloadUnknown(id: string): AppError {
  return new AppError('MODEL_DOWNLOAD_UNKNOWN', 'not-found', `There is no download ${id}.`)
}
