import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'koa'
import { koaBody } from 'koa-body'
import { AppError } from '../../contracts/errors.ts'
import type { UploadedFile } from '../../contracts/route.ts'
import { type RawBody, tooLarge } from './body.ts'

const MAX_FILES = 4
const MAX_FIELDS = 50
const MAX_FIELDS_BYTES = 1024 * 1024

/** Codes of formidable that mean a limit was passed; others mean a broken body. Source: formidable 3, `FormidableError.js`. */
const TOO_LARGE = new Set([1009, 1016, 1006, 1007, 1015])

/** Files of a multipart body, in a folder of their own that `dispose` removes. */
export interface MultipartBody extends RawBody {
  dispose(): Promise<void>
}

/** Reads a multipart body to disk, bounded in size, files and fields. @throws BODY_TOO_LARGE, MULTIPART_MALFORMED */
export async function readMultipart(ctx: Context, limitBytes: number, temporary: string): Promise<MultipartBody> {
  if (Number(ctx.req.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes)
  const folder = join(temporary, randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const dispose = () => rm(folder, { recursive: true, force: true })
  try {
    await koaBody({
      multipart: true,
      json: false,
      text: false,
      urlencoded: false,
      formidable: {
        uploadDir: folder,
        // A name of ours: the client's is never a path.
        filename: () => randomUUID(),
        maxFileSize: limitBytes,
        maxTotalFileSize: limitBytes,
        maxFiles: MAX_FILES,
        maxFields: MAX_FIELDS,
        maxFieldsSize: MAX_FIELDS_BYTES,
        allowEmptyFiles: true,
        minFileSize: 0,
      },
    })(ctx, async () => {})
  } catch (cause) {
    await dispose()
    const { code, message } = cause as { code?: number; message?: string }
    if (code !== undefined && TOO_LARGE.has(code)) throw tooLarge(limitBytes)
    throw new AppError(
      'MULTIPART_MALFORMED',
      'malformed',
      `The multipart body cannot be read: ${message ?? 'it is broken'}. Send it again.`,
      { cause },
    )
  }
  const files: UploadedFile[] = Object.entries(ctx.request.files ?? {}).flatMap(([field, value]) =>
    [value].flat().map((file) => ({
      field,
      originalName: file.originalFilename ?? '',
      mediaType: file.mimetype ?? 'application/octet-stream',
      sizeBytes: file.size,
      path: file.filepath,
    })),
  )
  return { value: ctx.request.body ?? {}, files, dispose }
}
