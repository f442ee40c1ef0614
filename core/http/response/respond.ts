import { Readable } from 'node:stream'
import type { Logger } from 'pino'
import { AppError } from '../../contracts/errors.ts'
import { isReplyValue, type Reply } from '../../contracts/reply.ts'
import type { RouteSpec } from '../../contracts/route.ts'
import type { Exchange } from '../exchange.ts'
import type { RequestLife } from '../request/request-life.ts'
import { renderError } from './dialects.ts'
import { writeNdjson, writeSse } from './stream.ts'

interface Surroundings {
  readonly life: RequestLife
  readonly log: Logger
}

/** Turns what a handler returned into the response. Streams are written here, until their end. */
export async function respond(
  exchange: Exchange,
  spec: RouteSpec,
  result: unknown,
  around: Surroundings,
): Promise<void> {
  const { ctx } = exchange
  if (!isReplyValue(result)) {
    ctx.status = result === undefined ? 204 : (spec.status ?? 200)
    if (result !== undefined) sendJson(exchange, result)
    return
  }
  ctx.status = result.status ?? (result.content.kind === 'empty' ? 204 : (spec.status ?? 200))
  for (const [name, value] of Object.entries(result.headers ?? {})) ctx.set(name, value)
  await sendContent(exchange, result, around)
}

async function sendContent(exchange: Exchange, { content }: Reply, around: Surroundings): Promise<void> {
  const { ctx } = exchange
  switch (content.kind) {
    case 'json':
      return sendJson(exchange, content.value)
    case 'empty':
      ctx.body = null
      return
    case 'bytes':
      ctx.type = content.mediaType
      ctx.body =
        content.data instanceof Readable || typeof content.data === 'string' ? content.data : Buffer.from(content.data)
      return
    case 'sse':
      openStream(exchange, 'text/event-stream; charset=utf-8')
      return writeSse(ctx.res, content.events, {
        signal: around.life.signal,
        renderError: (error) => renderBroken(exchange, error, around.log),
        // OpenAI clients look for `error` inside plain data.
        errorEvent: exchange.dialect === 'openai' ? undefined : 'error',
      })
    case 'ndjson':
      openStream(exchange, 'application/x-ndjson; charset=utf-8')
      return writeNdjson(ctx.res, content.lines, {
        signal: around.life.signal,
        renderError: (error) => renderBroken(exchange, error, around.log),
      })
  }
}

function sendJson({ ctx }: Exchange, value: unknown): void {
  ctx.res.setHeader('Content-Type', 'application/json; charset=utf-8')
  ctx.body = JSON.stringify(value)
}

/** Takes the response out of Koa's hands: what follows is written as it comes. */
function openStream({ ctx }: Exchange, mediaType: string): void {
  ctx.respond = false
  ctx.res.statusCode = ctx.status
  ctx.res.setHeader('Content-Type', mediaType)
  ctx.res.setHeader('Cache-Control', 'no-store')
  ctx.res.setHeader('X-Accel-Buffering', 'no')
  ctx.res.flushHeaders()
  ctx.req.socket.setNoDelay(true)
}

function renderBroken(exchange: Exchange, error: unknown, log: Logger): unknown {
  const typed = toAppError(error)
  if (typed.kind === 'internal') log.error({ err: error, requestId: exchange.requestId }, 'stream failed')
  exchange.error = { code: typed.code, kind: typed.kind }
  return renderError(typed, exchange.dialect, exchange.requestId).body
}

/** A fault of ours shows no detail outside. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError && error.kind !== 'internal') return error
  const code = error instanceof AppError ? error.code : 'INTERNAL'
  return new AppError(
    code,
    'internal',
    'Something went wrong in the box. The log has the details under this request id.',
    { cause: error },
  )
}
