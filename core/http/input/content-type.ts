import { AppError } from '../../contracts/errors.ts'
import type { BodyFormat } from '../../contracts/route.ts'

/** A parsed `Content-Type`. */
export interface ContentType {
  /** Lower case, without parameters. */
  readonly mediaType: string
  readonly parameters: ReadonlyMap<string, string>
}

const MEDIA_TYPES: Readonly<Record<BodyFormat, readonly string[]>> = {
  json: ['application/json'],
  form: ['application/x-www-form-urlencoded'],
  multipart: ['multipart/form-data'],
  ndjson: ['application/x-ndjson', 'application/ndjson'],
}

/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]{1,127}$/i
const MAX_LENGTH = 512
/** Clients send the same few types over and over; boundaries of uploads differ each time. */
const MAX_REMEMBERED = 100
const remembered = new Map<string, ContentType | undefined>()

/** Reads a `Content-Type` header; undefined when it is absent or not one media type. Source: RFC 9110, section 8.3. */
export function parseContentType(header: string | undefined): ContentType | undefined {
  if (header === undefined || header.length > MAX_LENGTH) return undefined
  if (remembered.has(header)) return remembered.get(header)
  const parsed = parse(header)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(header, parsed)
  return parsed
}

function parse(header: string): ContentType | undefined {
  const [essence = '', ...rest] = header.split(';')
  const mediaType = essence.trim().toLowerCase()
  const [type = '', subtype = '', ...more] = mediaType.split('/')
  if (!TOKEN.test(type) || !TOKEN.test(subtype) || more.length > 0) return undefined
  const parameters = new Map<string, string>()
  for (const part of rest) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const name = part.slice(0, equals).trim().toLowerCase()
    const value = part.slice(equals + 1).trim()
    const bare = value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value
    if (equals === -1 || !TOKEN.test(name) || parameters.has(name)) return undefined
    parameters.set(name, bare)
  }
  return { mediaType, parameters }
}

/**
 * Decides how the body of a request is read. Exact types only: a page of another site can send text or forms without
 * asking, so a JSON route never guesses. A charset other than UTF-8 and any `Content-Encoding` are refused.
 * @throws CONTENT_TYPE_UNSUPPORTED, CONTENT_ENCODING_UNSUPPORTED
 */
export function bodyFormatOf(
  headers: { readonly contentType: string | undefined; readonly contentEncoding: string | undefined },
  accepted: readonly BodyFormat[],
): BodyFormat {
  const encoding = headers.contentEncoding?.trim().toLowerCase()
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity')
    throw new AppError(
      'CONTENT_ENCODING_UNSUPPORTED',
      'unsupported-media',
      'Compressed request bodies are not taken: a small one can unpack to anything. Send the body as it is.',
    )
  const parsed = parseContentType(headers.contentType)
  const format = accepted.find((name) => parsed !== undefined && MEDIA_TYPES[name].includes(parsed.mediaType))
  const charset = parsed?.parameters.get('charset')?.toLowerCase()
  const isUtf8 = charset === undefined || charset === 'utf-8' || charset === 'utf8'
  const hasBoundary = format !== 'multipart' || isBoundary(parsed?.parameters.get('boundary'))
  if (format !== undefined && isUtf8 && hasBoundary) return format
  const wanted = accepted.flatMap((name) => MEDIA_TYPES[name].slice(0, 1)).join(' or ')
  throw new AppError(
    'CONTENT_TYPE_UNSUPPORTED',
    'unsupported-media',
    format === undefined
      ? `This route takes ${wanted}. Set the header Content-Type to it.`
      : isUtf8
        ? 'The Content-Type names no usable boundary. Let the HTTP library write the header.'
        : 'Only UTF-8 is taken. Leave the charset out of Content-Type, or set it to utf-8.',
  )
}

/** RFC 2046, section 5.1.1. */
const isBoundary = (boundary: string | undefined) =>
  boundary !== undefined && /^[0-9a-z'()+_,\-./:=? ]{0,69}[0-9a-z'()+_,\-./:=?]$/i.test(boundary)
