import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { tooLarge } from './outbound-errors.ts'

/** How a body is read and what it may grow to. */
export interface BodyBounds {
  readonly host: string
  readonly maxBytes: number
}

/** Reads a whole body, unpacked, up to the bound. @throws OUTBOUND_TOO_LARGE */
export async function readBounded(body: Readable, encoding: string | undefined, bounds: BodyBounds): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of unpacked(body, encoding)) {
    size += chunk.byteLength
    // Leaving the loop destroys the body and its connection.
    if (size > bounds.maxBytes) throw tooLarge(bounds.host, bounds.maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** The body as the sender meant it. Some servers compress although nobody asked. */
export async function* unpacked(body: Readable, encoding: string | undefined): AsyncIterable<Uint8Array> {
  const decoder = decoderOf(encoding)
  if (decoder === undefined) {
    yield* body
    return
  }
  body.on('error', (error) => decoder.destroy(error))
  try {
    yield* body.pipe(decoder)
  } finally {
    decoder.destroy()
    body.destroy()
  }
}

function decoderOf(encoding: string | undefined) {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      return undefined
  }
}
