import type { Logger } from 'pino'
import type { z } from 'zod'
import { defineContributionPoint } from './contribution.ts'
import type { Principal } from './principal.ts'
import type { Reply } from './reply.ts'

/** How errors of a route look on the wire. */
export type Dialect = 'problem' | 'openai' | 'phi3' | 'ollama'

/**
 * Who may call: `public` anybody; `anonymous` anybody when `LARES_ANONYMOUS` is on, else as `user`;
 * `user` a signed-in caller with the scopes; `admin` a caller with the scope `admin`.
 */
export type RouteAuth = 'public' | 'anonymous' | 'user' | 'admin'

/** How a request body arrives. `multipart` yields fields in `body` and files in `files`. */
export type BodyFormat = 'json' | 'form' | 'multipart' | 'ndjson'

/** The rule that a path parameter or field names the caller, unless the caller is an administrator. */
export interface OwnerRule {
  readonly in: 'params' | 'query' | 'body'
  readonly field: string
  /** `not-found` where the existence of the other's data is private. */
  readonly otherwise: 'forbidden' | 'not-found'
}

/** Bounds of one route; what is absent follows the core settings. */
export interface RouteLimits {
  /** `none` is never counted, `auth` also counts against the stricter bucket of logins. */
  readonly rate?: 'default' | 'auth' | 'none'
  readonly bodyBytes?: number
  /** Milliseconds until the edge answers 504; 0 for streams without end. */
  readonly timeoutMs?: number
  /** True for work that keeps a core or the database busy: few at once on the whole box, the next ones wait in a short queue. */
  readonly isHeavy?: boolean
}

/** Everything that is public about a route; it drives mounting, validation, types, authorisation and OpenAPI. */
export interface RouteSpec {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Koa style: `/v1/things/:id`. */
  readonly path: `/${string}`
  /** Old paths of the same handler. */
  readonly aliases?: readonly `/${string}`[]
  readonly summary: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly auth: RouteAuth
  /** All of them are needed. */
  readonly scopes?: readonly string[]
  readonly owner?: OwnerRule
  readonly dialect?: Dialect
  /** Name of the listener that serves it; `main` is the HTTP port. */
  readonly listener?: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Default `['json']`. */
  readonly bodyFormats?: readonly BodyFormat[]
  /** True where old clients send JSON under any content type. Such a route must need a token, since pages of other sites could call it. */
  readonly anyContentType?: boolean
  /** True when the body may be left out. */
  readonly bodyOptional?: boolean
  /** Schema of a JSON answer. */
  readonly response?: z.ZodType
  /** Media type of an answer that is not JSON, for the documentation. */
  readonly produces?: string
  /** Status of a plain success, default 200. */
  readonly status?: 200 | 201 | 202 | 204
  readonly limits?: RouteLimits
}

/** A file of a multipart body, on disk in a private temporary folder that goes with the request. */
export interface UploadedFile {
  readonly field: string
  /** As the client sent it: never a path to trust. */
  readonly originalName: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly path: string
}

/** What a handler knows of its request beyond the validated input. */
export interface RequestContext {
  /** The caller; on a public route the anonymous principal unless valid credentials came along. */
  readonly principal: Principal
  readonly requestId: string
  readonly address: string
  /** True over TLS or from the loopback. */
  readonly secure: boolean
  /** Aborted when the client leaves, the deadline passes or the box stops. */
  readonly signal: AbortSignal
  readonly log: Logger
  header(name: string): string | undefined
  setHeader(name: string, value: string): void
  /** Tokens left in the caller's bucket, where a limiter counted the request. */
  readonly rateLimitRemaining: number | undefined
}

type Output<S> = S extends z.ZodType ? z.output<S> : undefined

/** Input of a handler, typed by its spec. */
export interface RouteInput<S extends RouteSpec> {
  readonly params: Output<S['params']>
  readonly query: Output<S['query']>
  readonly body: S['bodyOptional'] extends true ? Output<S['body']> | undefined : Output<S['body']>
  readonly files: readonly UploadedFile[]
}

type Answer<S extends RouteSpec> = S['response'] extends z.ZodType ? z.input<S['response']> | Reply : Reply | undefined

/** A spec with its handler, the types erased. */
export interface Route {
  readonly spec: RouteSpec
  handle(input: RouteInput<RouteSpec>, context: RequestContext): Promise<unknown>
}

/** Binds a handler to a spec. A handler returns the body of a JSON answer, or a `Reply` for anything else. */
export function defineRoute<const S extends RouteSpec>(
  spec: S,
  handle: (input: RouteInput<S>, context: RequestContext) => Promise<Answer<S>>,
): Route {
  // The edge validates every input by the same spec before it calls, so the erased type is safe.
  return { spec, handle: handle as Route['handle'] }
}

/** Where plugins that build routes late add them; routes known at start are returned by the plugin's `routes`. */
export const httpRoutes = defineContributionPoint<Route>('http.routes@1')
