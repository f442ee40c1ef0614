import type { Logger } from 'pino'
import { isLoopback } from '../contracts/address.ts'
import { AppError } from '../contracts/errors.ts'
import type { Principal } from '../contracts/principal.ts'
import type { RequestContext, Route, RouteInput, RouteSpec, UploadedFile } from '../contracts/route.ts'
import type { Exchange } from './exchange.ts'
import { bodyFormatOf } from './input/content-type.ts'
import type { Admission } from './request/admission.ts'
import { authorise, checkOwner, type Gate, identify } from './request/authorisation.ts'
import { parseBody, readBody } from './request/body.ts'
import { count, type Listening } from './request/guards.ts'
import { readMultipart } from './request/multipart.ts'
import { RequestLife } from './request/request-life.ts'
import { validate } from './request/validation.ts'
import { respond } from './response/respond.ts'

/** What the edge needs of the rest of the box. */
export interface EdgeServices extends Listening {
  readonly log: Logger
  readonly gate: Gate
  readonly admission: Admission
  /** Counts the request as in flight of its plugin. @throws PLUGIN_DOWN */
  enter(owner: string): () => void
  /** False until every plugin had its start. */
  isReady(): boolean
  readonly bodyBytes: number
  readonly temporary: string
  /** Aborted when the box stops and its patience is over. */
  readonly signal: AbortSignal
}

const TIMEOUT_MS = 60_000

/** Runs a matched request: whether there is room, who, whether, what, then the handler and its answer. */
export async function handleRoute(
  exchange: Exchange,
  route: Route,
  owner: string,
  services: EdgeServices,
): Promise<void> {
  const { spec } = route
  const leaving: (() => void)[] = []
  try {
    // What is never limited must answer on a full box, too: that is how its owner finds out.
    if (spec.limits?.rate !== 'none') leaving.push(services.admission.enter())
    exchange.principal = await identify(spec, { token: exchange.token, address: exchange.address }, services.gate)
    exchange.isCounted = true
    exchange.rateLimitRemaining = count(exchange, services.guards())
    authorise(spec, exchange.principal)
    if (spec.limits?.isHeavy) leaving.push(await services.admission.enterHeavy(exchange.ctx.res))
    leaving.push(services.enter(owner))
    const { input, dispose } = await readInput(exchange, spec, services)
    try {
      await answer(exchange, route, input, services)
    } finally {
      await dispose()
    }
  } finally {
    for (const leave of leaving) leave()
  }
}

async function answer(
  exchange: Exchange,
  route: Route,
  input: RouteInput<RouteSpec>,
  services: EdgeServices,
): Promise<void> {
  const life = new RequestLife(exchange.ctx.res, services.signal)
  try {
    const result = await withinTime(route, input, new HandlerContext(exchange, life, services.log), life)
    await respond(exchange, route.spec, result, { life, log: services.log })
  } finally {
    life.dispose()
  }
}

/** The handler's result. @throws REQUEST_TIMEOUT, and what the handler throws */
function withinTime(
  route: Route,
  input: RouteInput<RouteSpec>,
  context: RequestContext,
  life: RequestLife,
): Promise<unknown> {
  const timeoutMs = route.spec.limits?.timeoutMs ?? TIMEOUT_MS
  if (timeoutMs === 0) return route.handle(input, context)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const error = new AppError(
        'REQUEST_TIMEOUT',
        'timeout',
        `The answer took longer than ${timeoutMs / 1000} s. Retry with a smaller request.`,
      )
      life.end(error)
      reject(error)
    }, timeoutMs)
    route
      .handle(input, context)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

/** A class, since an object with accessors made for each request costs several times as much. */
class HandlerContext implements RequestContext {
  readonly principal: Principal
  readonly requestId: string
  readonly address: string
  readonly secure: boolean
  readonly rateLimitRemaining: number | undefined
  readonly #exchange: Exchange
  readonly #life: RequestLife
  readonly #log: Logger

  constructor(exchange: Exchange, life: RequestLife, log: Logger) {
    this.principal = exchange.identified
    this.requestId = exchange.requestId
    this.address = exchange.address
    this.secure = 'encrypted' in exchange.ctx.req.socket || isLoopback(exchange.address)
    this.rateLimitRemaining = exchange.rateLimitRemaining
    this.#exchange = exchange
    this.#life = life
    this.#log = log
    // Handlers take these out of the context by name.
    this.header = this.header.bind(this)
    this.setHeader = this.setHeader.bind(this)
  }

  get signal(): AbortSignal {
    return this.#life.signal
  }

  get log(): Logger {
    return this.#log.child({ requestId: this.requestId })
  }

  header(name: string): string | undefined {
    return this.#exchange.ctx.get(name) || undefined
  }

  setHeader(name: string, value: string): void {
    this.#exchange.ctx.set(name, value)
  }
}

interface ReadInput {
  readonly input: RouteInput<RouteSpec>
  dispose(): Promise<void>
}

const nothing = async () => {}

/** Reads and validates everything that the spec names. @throws VALIDATION_ERROR, BODY_MISSING, OWNER_* and what the readers throw */
async function readInput(exchange: Exchange, spec: RouteSpec, services: EdgeServices): Promise<ReadInput> {
  const { ctx, identified: principal, match } = exchange
  const params = spec.params === undefined ? undefined : validate(spec.params, match?.params)
  checkOwner(spec.owner, 'params', params, principal)
  const query = spec.query === undefined ? undefined : validate(spec.query, { ...ctx.query })
  checkOwner(spec.owner, 'query', query, principal)
  let body: unknown
  let files: readonly UploadedFile[] = []
  let dispose = nothing
  if (spec.body !== undefined && hasBody(exchange, spec)) {
    const limit = spec.limits?.bodyBytes ?? services.bodyBytes
    const format = bodyFormatOf(
      {
        contentType: spec.anyContentType ? 'application/json' : ctx.req.headers['content-type'] || undefined,
        contentEncoding: ctx.req.headers['content-encoding'] || undefined,
      },
      spec.bodyFormats ?? ['json'],
    )
    if (format === 'multipart') {
      const multipart = await readMultipart(ctx, limit, services.temporary)
      files = multipart.files
      dispose = multipart.dispose
      body = multipart.value
    } else body = parseBody(format, await readBody(ctx.req, limit))
    try {
      body = validate(spec.body, body)
      checkOwner(spec.owner, 'body', body, principal)
    } catch (error) {
      await dispose()
      throw error
    }
  }
  return { input: { params, query, body, files } as RouteInput<RouteSpec>, dispose }
}

/** @throws BODY_MISSING */
function hasBody({ ctx }: Exchange, spec: RouteSpec): boolean {
  const { 'content-length': announced, 'transfer-encoding': encoding } = ctx.req.headers
  const isEmpty = !encoding && (!announced || announced === '0')
  if (!isEmpty) return true
  if (spec.bodyOptional) return false
  throw new AppError(
    'BODY_MISSING',
    'malformed',
    'This route needs a body. Send it as JSON with Content-Type: application/json.',
  )
}
