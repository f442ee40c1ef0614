import { createReadStream } from 'node:fs'

const CHUNK_BYTES = 1024 * 1024

/** The bytes of a file of this machine, which is opened when they are asked for; what the system refuses is told by `explain`. */
export async function* localBytes(
  path: string,
  options: { readonly start: number; readonly signal: AbortSignal; explain(error: unknown): unknown },
): AsyncIterable<Uint8Array> {
  const { start, signal, explain } = options
  try {
    yield* createReadStream(path, { start, highWaterMark: CHUNK_BYTES, signal })
  } catch (error) {
    throw signal.aborted ? signal.reason : explain(error)
  }
}
