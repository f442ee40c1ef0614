import type { AppError } from '../../contracts/errors.ts'
import type { GuardedRequest, SocketRoute } from '../../contracts/http-edge.ts'
import type { Principal } from '../../contracts/principal.ts'
import type { RouteSpec } from '../../contracts/route.ts'
import { type Listening, settle } from '../request/guards.ts'
import { statusOf } from '../status.ts'

/** What guards need to know of a socket. */
export interface SocketFacts {
  readonly path: string
  readonly route: SocketRoute | undefined
  readonly address: string
  readonly requestId: string
}

/** An upgrade, or one frame, as guards see it: a request like any other. */
export class SocketExchange implements GuardedRequest {
  readonly method = 'GET'
  readonly path: string
  readonly route: RouteSpec | undefined
  readonly address: string
  readonly requestId: string
  /** What guards said in headers; an upgrade that is refused sends them. */
  readonly headers: Record<string, string> = {}
  principal: Principal | undefined
  readonly #startedAt = performance.now()

  constructor({ path, route, address, requestId }: SocketFacts) {
    this.path = path
    this.route = route === undefined ? undefined : specOf(route)
    this.address = address
    this.requestId = requestId
  }

  setHeader(name: string, value: string): void {
    this.headers[name] = value
  }

  /** Tells guards and audit how it ended. @param error absent where it went well */
  settle(listening: Listening, error?: AppError): void {
    const outcome = {
      status: error === undefined ? 200 : statusOf(error, 'problem'),
      errorCode: error?.code,
      errorKind: error?.kind,
      durationMs: performance.now() - this.#startedAt,
    }
    settle(this, outcome, { listening, target: this.route?.path ?? '(none)' })
  }
}

const specOf = ({ path, summary, auth, scopes }: SocketRoute): RouteSpec => ({
  method: 'get',
  path,
  summary,
  auth,
  ...(scopes !== undefined && { scopes }),
})
