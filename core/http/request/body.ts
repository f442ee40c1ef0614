import type { IncomingMessage } from 'node:http'
import { AppError } from '../../contracts/errors.ts'
import type { BodyFormat, UploadedFile } from '../../contracts/route.ts'
import { parseStrictJson } from '../input/strict-json.ts'

/** A body as it arrived, not yet validated. */
export interface RawBody {
  readonly value: unknown
  readonly files: readonly UploadedFile[]
}

/** Reads a whole body. @throws BODY_TOO_LARGE, BODY_CUT_OFF */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return Promise.reject(tooLarge(limitBytes))
  // Listeners, not `for await`: the iterator of a stream costs more than the rest of a small request.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const cutOff = (cause?: Error) =>
      reject(
        new AppError('BODY_CUT_OFF', 'malformed', 'The body ended before its announced length. Send it again.', {
          cause,
        }),
      )
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limitBytes) chunks.push(chunk)
      else {
        request.pause()
        reject(tooLarge(limitBytes))
      }
    })
    request.once('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    )
    request.once('error', cutOff)
    request.once('close', () => {
      if (!request.complete) cutOff()
    })
  })
}

export const tooLarge = (limitBytes: number): AppError =>
  new AppError(
    'BODY_TOO_LARGE',
    'too-large',
    `The body is larger than this route takes (${(limitBytes / 1024 / 1024).toFixed(limitBytes < 1024 * 1024 ? 2 : 0)} MiB). Send less.`,
  )

/** Parses the text formats; multipart is read from the stream. @throws JSON_MALFORMED, JSON_TOO_DEEP, FORM_MALFORMED */
export function parseBody(format: Exclude<BodyFormat, 'multipart'>, body: Buffer): unknown {
  if (format === 'json') return parseStrictJson(body)
  if (format === 'form') return parseForm(body)
  return body
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parseStrictJson(Buffer.from(line)))
}

function parseForm(body: Buffer): Record<string, string> {
  const fields: Record<string, string> = Object.create(null)
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    if (name in fields)
      throw new AppError('FORM_MALFORMED', 'malformed', `The field '${name.slice(0, 50)}' is sent twice. Send it once.`)
    fields[name] = value
  }
  return { ...fields }
}
