import { isUtf8 } from 'node:buffer'
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
  // Bytes that are no UTF-8 stay what they are in latin1, for the JSON reader to refuse.
  return body
    .toString('latin1')
    .split('\n')
    .filter((line) => /[^ \t\r]/.test(line))
    .map((line) => parseStrictJson(Buffer.from(line, 'latin1')))
}

function parseForm(body: Buffer): Record<string, string> {
  if (!isUtf8(body)) throw notUtf8()
  const text = body.toString('utf8')
  requireEncodedUtf8(text)
  const fields: Record<string, string> = Object.create(null)
  for (const [name, value] of new URLSearchParams(text)) {
    if (name in fields)
      throw new AppError('FORM_MALFORMED', 'malformed', `The field '${name.slice(0, 50)}' is sent twice. Send it once.`)
    fields[name] = value
  }
  return { ...fields }
}

/** `URLSearchParams` replaces what it cannot decode; a name or a password must not change on the way. */
function requireEncodedUtf8(text: string): void {
  for (const [run] of text.matchAll(/(?:%[0-9a-f]{2})+/gi)) {
    try {
      decodeURIComponent(run)
    } catch {
      throw notUtf8()
    }
  }
}

const notUtf8 = () =>
  new AppError('FORM_MALFORMED', 'malformed', 'The form cannot be read: it is not valid UTF-8. Send it in UTF-8.')
