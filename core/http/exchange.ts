import type { Context } from 'koa'
import { AppError, type ErrorKind } from '../contracts/errors.ts'
import type { GuardedRequest } from '../contracts/http-edge.ts'
import type { Principal } from '../contracts/principal.ts'
import type { Dialect, RouteSpec } from '../contracts/route.ts'
import type { Match } from './route-table.ts'

/** State of one request on its way through the edge, and what guards see of it. */
export class Exchange implements GuardedRequest {
  readonly ctx: Context
  readonly requestId: string
  readonly address: string
  readonly startedAt = performance.now()
  match: Match | undefined
  principal: Principal | undefined
  rateLimitRemaining: number | undefined
  /** True once the guards were asked to count it, whatever they said. */
  isCounted = false
  /** What went wrong, for metrics, guards and audit. */
  error: { readonly code: string; readonly kind: ErrorKind } | undefined

  constructor(ctx: Context, requestId: string, address: string) {
    this.ctx = ctx
    this.requestId = requestId
    this.address = address
  }

  /** The principal, once the request was identified. */
  get identified(): Principal {
    if (this.principal === undefined) throw new AppError('INTERNAL', 'internal', 'The request was not identified.')
    return this.principal
  }

  get dialect(): Dialect {
    return this.match?.mounted.route.spec.dialect ?? dialectOfPath(this.ctx.path)
  }

  get method(): string {
    return this.ctx.method
  }

  get path(): string {
    return this.ctx.path
  }

  get route(): RouteSpec | undefined {
    return this.match?.mounted.route.spec
  }

  setHeader(name: string, value: string): void {
    if (!this.ctx.res.headersSent) this.ctx.res.setHeader(name, value)
  }

  /** Bearer token or API key as sent. */
  get token(): string | undefined {
    const { authorization, 'x-api-key': key } = this.ctx.req.headers
    const bearer = authorization === undefined ? undefined : /^Bearer +([^\s]+) *$/i.exec(authorization)?.[1]
    return bearer ?? (typeof key === 'string' && key !== '' ? key : undefined)
  }
}

/** Unknown paths answer in the dialect of their neighbourhood. */
function dialectOfPath(path: string): Dialect {
  if (path.startsWith('/api/')) return 'phi3'
  return /^\/v1\/(chat|completions|embeddings|models|audio)\b/.test(path) ? 'openai' : 'problem'
}
