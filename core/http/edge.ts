import cors from '@koa/cors'
import Koa, { type Context } from 'koa'
import compress from 'koa-compress'
import { AppError } from '../contracts/errors.ts'
import type { HttpPage } from '../contracts/http-edge.ts'
import { Exchange } from './exchange.ts'
import { type EdgeServices, handleRoute } from './handle-route.ts'
import type { HttpMetrics } from './http-metrics.ts'
import type { ClientAddress } from './request/client-address.ts'
import { announce, settle } from './request/guards.ts'
import type { HostCheck } from './request/host-check.ts'
import { requestId } from './request/request-id.ts'
import { renderError } from './response/dialects.ts'
import { toAppError } from './response/respond.ts'
import { securityHeaders, withInlineStyles } from './response/security-headers.ts'
import type { RouteTable } from './route-table.ts'

/** How one listener is served. */
export interface EdgeOptions {
  readonly listener: string
  readonly routes: RouteTable
  readonly services: EdgeServices
  readonly metrics: HttpMetrics
  readonly addresses: ClientAddress
  readonly hosts: HostCheck
  readonly corsOrigins: readonly string[]
  readonly isTls: boolean
  page(path: string): HttpPage | undefined
}

/** The Koa application of one listener: every request passes here, whatever plugin answers it. */
export function createEdge(options: EdgeOptions): Koa {
  const app = new Koa()
  app.on('error', () => {}) // errors are rendered and logged below; what comes here is a broken connection
  if (options.corsOrigins.length > 0) app.use(exactCors(options.corsOrigins))
  app.use(answerAll(options))
  return app
}

/** Answers shorter than this are sent as they are. */
const COMPRESS_ABOVE_BYTES = 2048
const squeeze = compress({
  threshold: COMPRESS_ABOVE_BYTES,
  br: false,
  gzip: {},
  filter: (type) => /json|html|css|javascript|svg|plain/.test(type),
})

/** Makes sure that whatever happens to a request is answered in a dialect, counted and audited. */
function answerAll(options: EdgeOptions): Koa.Middleware {
  const { page, data } = securityHeaders(options.isTls)
  const pageHeaders = Object.fromEntries(page)
  return async (ctx) => {
    const { req, res } = ctx
    const id = requestId(req.headers['x-request-id'])
    const address = options.addresses.of(req.socket.remoteAddress, req.headers['x-forwarded-for'])
    const exchange = new Exchange(ctx, id, address)
    res.setHeader('X-Request-Id', id)
    for (const [name, value] of data) res.setHeader(name, value)
    options.metrics.started()
    res.once('close', () => ended(exchange, options))
    try {
      await serve(exchange, options, pageHeaders)
    } catch (error) {
      refuse(exchange, error, options)
    }
    if (!exchange.isCounted) announce(exchange, options.services.guards())
    if (ctx.respond === false) return
    if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
    if ((ctx.length ?? 0) > COMPRESS_ABOVE_BYTES) await squeeze(ctx, async () => {})
  }
}

async function serve(
  exchange: Exchange,
  options: EdgeOptions,
  pageHeaders: Readonly<Record<string, string>>,
): Promise<void> {
  const { ctx } = exchange
  options.hosts.check(ctx.req)
  const method = ctx.method === 'HEAD' ? 'GET' : ctx.method
  exchange.match = options.routes.find(options.listener, method, ctx.path)
  for (const guard of options.services.guards()) {
    // Most guards decide at once, and even waiting for nothing costs a turn.
    const deciding = guard.admit?.(exchange)
    if (deciding !== undefined) await deciding
  }
  const page = method === 'GET' ? options.page(ctx.path) : undefined
  if (page !== undefined && (exchange.match === undefined || prefersHtml(ctx))) return servePage(ctx, page, pageHeaders)
  const { match } = exchange
  if (match === undefined) throw options.services.isReady() ? noRoute(ctx, options) : stillStarting()
  await handleRoute(exchange, match.mounted.route, match.mounted.owner, options.services)
}

/** Pages answer browsers, and files under a page's path anybody; an API client gets the route of the same path. */
async function servePage(ctx: Context, page: HttpPage, headers: Readonly<Record<string, string>>): Promise<void> {
  ctx.set(headers)
  ctx.type = page.mediaType
  ctx.set('Cache-Control', 'no-cache')
  if (page.hasInlineStyles)
    ctx.set('Content-Security-Policy', withInlineStyles(ctx.response.get('Content-Security-Policy')))
  const content = await page.read()
  ctx.body = typeof content === 'string' ? content : Buffer.from(content)
}

const prefersHtml = (ctx: Context) => ctx.accepts('json', 'html') === 'html'

function noRoute(ctx: Context, options: EdgeOptions): AppError {
  const allowed = options.routes.methodsOf(options.listener, ctx.path)
  if (allowed.length === 0)
    return new AppError('ROUTE_NOT_FOUND', 'not-found', 'There is no such route. /docs lists all of them.')
  const allow = allowed.join(', ')
  return new AppError('METHOD_NOT_ALLOWED', 'method-not-allowed', `This path answers ${allow} only.`, {
    details: { allow },
  })
}

const stillStarting = () =>
  new AppError('BOX_STARTING', 'unavailable', 'The box is starting. Retry shortly.', {
    details: { retryAfterSeconds: 2 },
  })

/** Renders an error, unless the answer has begun. */
function refuse(exchange: Exchange, error: unknown, { services }: EdgeOptions): void {
  const { ctx } = exchange
  const typed = toAppError(error)
  exchange.error = { code: typed.code, kind: typed.kind }
  if (typed.kind === 'internal')
    services.log.error({ err: error, requestId: exchange.requestId, path: ctx.path }, 'request failed')
  if (ctx.res.headersSent || ctx.res.destroyed) {
    ctx.respond = false
    ctx.res.destroy()
    return
  }
  const rendered = renderError(typed, exchange.dialect, exchange.requestId)
  ctx.status = rendered.status
  ctx.set(rendered.headers)
  ctx.body = JSON.stringify(rendered.body)
  ctx.set('Content-Type', rendered.mediaType)
  // What was not read of the body would be taken for the next request.
  if (!ctx.req.complete) ctx.set('Connection', 'close')
}

/** Counts and audits a request once its answer has ended or its client has left. */
function ended(exchange: Exchange, { metrics, services }: EdgeOptions): void {
  const { ctx, error, match } = exchange
  const durationMs = performance.now() - exchange.startedAt
  const status = ctx.res.statusCode
  metrics.ended({
    method: ctx.method,
    route: match?.mounted.path ?? '(none)',
    status,
    errorCode: error?.code,
    durationMs,
  })
  const outcome = { status, errorCode: error?.code, errorKind: error?.kind, durationMs }
  settle(exchange, outcome, { listening: services, target: match?.mounted.path ?? '(none)' })
}

function exactCors(origins: readonly string[]): Koa.Middleware {
  return cors({
    origin: (ctx) => (origins.includes(ctx.get('origin')) ? ctx.get('origin') : ''),
    allowMethods: 'GET,POST,PUT,PATCH,DELETE',
    allowHeaders: ['authorization', 'content-type', 'x-api-key', 'x-request-id'],
    exposeHeaders: ['x-request-id', 'retry-after', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
    maxAge: 600,
  })
}
