import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { SseEvent } from '../../contracts/reply.ts'

/** Silence after which a comment keeps proxies and clients from giving up. */
const HEARTBEAT_MS = 15_000

/** How a stream that broke tells its reader: the error in the dialect of the route. */
export type RenderStreamError = (error: unknown) => unknown

/** Writes server-sent events as they come, waiting for a slow reader. Always ends the response. */
export async function writeSse(
  response: ServerResponse,
  events: AsyncIterable<SseEvent>,
  options: {
    readonly signal: AbortSignal
    readonly renderError: RenderStreamError
    readonly errorEvent: string | undefined
  },
): Promise<void> {
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
  try {
    for await (const event of events) {
      if (!(await write(response, formatSse(event), options.signal))) return
      heartbeat.refresh()
    }
  } catch (error) {
    if (!options.signal.aborted || !response.destroyed)
      response.write(
        formatSse({
          data: options.renderError(error),
          ...(options.errorEvent !== undefined && { event: options.errorEvent }),
        }),
      )
  } finally {
    clearInterval(heartbeat)
    response.end()
  }
}

/** Writes one JSON value a line as they come. Always ends the response. */
export async function writeNdjson(
  response: ServerResponse,
  lines: AsyncIterable<unknown>,
  options: { readonly signal: AbortSignal; readonly renderError: RenderStreamError },
): Promise<void> {
  try {
    for await (const line of lines) if (!(await write(response, `${JSON.stringify(line)}\n`, options.signal))) return
  } catch (error) {
    if (!response.destroyed) response.write(`${JSON.stringify(options.renderError(error))}\n`)
  } finally {
    response.end()
  }
}

/** False once the reader is gone. */
async function write(response: ServerResponse, text: string, signal: AbortSignal): Promise<boolean> {
  if (response.destroyed || response.writableEnded) return false
  if (response.write(text)) return true
  try {
    await once(response, 'drain', { signal })
    return true
  } catch {
    return !response.destroyed
  }
}

function formatSse({ data, event, id }: SseEvent): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  const head = (id === undefined ? '' : `id: ${id}\n`) + (event === undefined ? '' : `event: ${event}\n`)
  return text.includes('\n') ? `${head}data: ${text.split('\n').join('\ndata: ')}\n\n` : `${head}data: ${text}\n\n`
}
