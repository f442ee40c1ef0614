import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { AppError } from '../contracts/errors.ts'
import type { RequestGuard, SocketRoute, SocketSession } from '../contracts/http-edge.ts'
import type { Principal } from '../contracts/principal.ts'
import { parseStrictJson } from './input/strict-json.ts'
import { authorise, type Gate, identify } from './request/authorisation.ts'
import { type ClientAddress, isLoopback } from './request/client-address.ts'
import type { HostCheck } from './request/host-check.ts'
import { requestId } from './request/request-id.ts'
import { validate } from './request/validation.ts'
import { renderError } from './response/dialects.ts'
import { toAppError } from './response/respond.ts'

const MAX_FRAME_BYTES = 64 * 1024
const AUTH_MS = 10_000
const PING_MS = 10_000
/** A socket that has not answered a ping for this long is gone. */
const IDLE_MS = 30_000
const MAX_SOCKETS = 256
const MAX_PENDING_FRAMES = 32

/** What sockets need of the rest of the box. */
export interface SocketServices {
  readonly log: Logger
  readonly gate: Gate
  readonly addresses: ClientAddress
  readonly hosts: HostCheck
  readonly corsOrigins: readonly string[]
  guards(): readonly RequestGuard[]
  route(path: string): { readonly route: SocketRoute; readonly owner: string } | undefined
  enter(owner: string): () => void
}

/** WebSockets on a server's port: handshake checks, authentication by header or first frame, heartbeat, limits. */
export class SocketServer {
  readonly #services: SocketServices
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false })

  constructor(services: SocketServices) {
    this.#services = services
  }

  /** Answers an upgrade request of the HTTP server. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    this.#admit(request).then(
      ({ route, owner, id, address }) =>
        this.#server.handleUpgrade(request, socket, head, (ws) => {
          new OpenSocket({ ws, request, route, owner, id, address, services: this.#services })
        }),
      (error) => {
        const { status } = renderError(toAppError(error), 'problem', '')
        socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      },
    )
  }

  /** Says goodbye to every socket. */
  async close(): Promise<void> {
    for (const client of this.#server.clients) client.close(1001, 'The box is stopping')
    const patience = setTimeout(() => {
      for (const client of this.#server.clients) client.terminate()
    }, 1000)
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
    while (this.#server.clients.size > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    clearTimeout(patience)
  }

  async #admit(request: IncomingMessage) {
    const services = this.#services
    const id = requestId(request.headers['x-request-id'])
    const address = services.addresses.of(request.socket.remoteAddress, request.headers['x-forwarded-for'])
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    services.hosts.check(request)
    this.#checkOrigin(request)
    for (const guard of services.guards())
      await guard.admit?.({
        address,
        method: 'GET',
        path,
        route: undefined,
        principal: undefined,
        requestId: id,
        setHeader: () => {},
      })
    const found = services.route(path)
    if (found === undefined) throw new AppError('ROUTE_NOT_FOUND', 'not-found', 'There is no WebSocket at this path.')
    if (this.#server.clients.size >= MAX_SOCKETS)
      throw new AppError('SOCKETS_FULL', 'unavailable', 'Too many WebSockets are open. Retry later.', {
        details: { retryAfterSeconds: 30 },
      })
    return { ...found, id, address }
  }

  /** A page of another site may open sockets to the box; its origin gives it away. */
  #checkOrigin({ headers }: IncomingMessage): void {
    const { origin, host } = headers
    if (origin === undefined || this.#services.corsOrigins.includes(origin)) return
    if (URL.canParse(origin) && new URL(origin).host === host) return
    throw new AppError(
      'ORIGIN_REFUSED',
      'forbidden',
      'Pages of this origin may not open WebSockets here. Add it to LARES_CORS_ORIGINS.',
    )
  }
}

interface Opening {
  readonly ws: WebSocket
  readonly request: IncomingMessage
  readonly route: SocketRoute
  readonly owner: string
  readonly id: string
  readonly address: string
  readonly services: SocketServices
}

/** One socket from its handshake to its end. */
class OpenSocket {
  readonly #opening: Opening
  readonly #abort = new AbortController()
  readonly #timers: NodeJS.Timeout[] = []
  #handler: ReturnType<SocketRoute['open']> | undefined
  #heardAt = performance.now()
  #turn: Promise<void> = Promise.resolve()
  #pending = 0
  #leave: (() => void) | undefined

  constructor(opening: Opening) {
    this.#opening = opening
    const { ws } = opening
    ws.on('message', (data, isBinary) => this.#enqueue(data as Buffer, isBinary))
    ws.on('pong', () => {
      this.#heardAt = performance.now()
    })
    ws.on('close', () => this.#closed())
    ws.on('error', () => ws.terminate())
    this.#timers.push(
      setInterval(() => this.#beat(), PING_MS),
      setTimeout(() => {
        if (this.#handler === undefined) ws.close(4401, 'Authentication required')
      }, AUTH_MS),
    )
    this.#turn = this.#begin(headerToken(opening.request)).catch((error) => this.#fail(error, true))
  }

  /** Opens at once with a token in the header, or for a route that anybody may use; else the first frame decides. */
  async #begin(token: string | undefined): Promise<void> {
    if (token === undefined && this.#opening.route.auth !== 'public') return
    await this.#authenticate(token)
  }

  async #authenticate(token: string | undefined): Promise<void> {
    const { route, owner, address, services } = this.#opening
    const principal = await identify(route, { token, address }, services.gate)
    authorise(route, principal)
    this.#leave = services.enter(owner)
    this.#handler = route.open(this.#session(principal))
  }

  #session(principal: Principal): SocketSession {
    const { ws, id, address, request } = this.#opening
    return {
      principal,
      requestId: id,
      address,
      secure: 'encrypted' in request.socket || isLoopback(address),
      signal: this.#abort.signal,
      send: (value) =>
        new Promise((resolve, reject) =>
          ws.send(JSON.stringify(value), (error) => (error ? reject(error) : resolve())),
        ),
      close: (code, reason) => ws.close(code, reason),
    }
  }

  #enqueue(data: Buffer, isBinary: boolean): void {
    this.#heardAt = performance.now()
    if (++this.#pending > MAX_PENDING_FRAMES) {
      this.#opening.ws.close(1008, 'Too many frames wait for their answer')
      return
    }
    this.#turn = this.#turn
      .then(() => this.#receive(data, isBinary))
      .catch((error) => this.#fail(error, this.#handler === undefined))
      .finally(() => this.#pending--)
  }

  async #receive(data: Buffer, isBinary: boolean): Promise<void> {
    if (this.#abort.signal.aborted) return
    if (isBinary) throw new AppError('FRAME_BINARY', 'unsupported-media', 'Frames are JSON text.')
    const { auth_token: token, ...message } = frameObject(data)
    if (this.#handler === undefined) await this.#authenticate(typeof token === 'string' ? token : undefined)
    if (token !== undefined && Object.keys(message).every((key) => key === 'type') && message['type'] !== 'message')
      return
    await this.#handler?.onMessage(validate(this.#opening.route.message, message))
  }

  #fail(error: unknown, closes: boolean): void {
    const typed = toAppError(error)
    const { ws, id, services } = this.#opening
    if (typed.kind === 'internal') services.log.error({ err: error, requestId: id }, 'socket failed')
    if (ws.readyState !== ws.OPEN) return
    ws.send(JSON.stringify({ ...renderError(typed, 'problem', id).body, type: 'error' }))
    if (closes) ws.close(typed.kind === 'unauthenticated' ? 4401 : typed.kind === 'forbidden' ? 4403 : 1008, typed.code)
  }

  #beat(): void {
    const { ws } = this.#opening
    if (performance.now() - this.#heardAt > IDLE_MS) ws.terminate()
    else ws.ping()
  }

  #closed(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#abort.abort(new AppError('CLIENT_LEFT', 'malformed', 'The client left.'))
    this.#handler?.onClose?.()
    this.#leave?.()
  }
}

/** @throws JSON_MALFORMED, FRAME_INVALID */
function frameObject(data: Buffer): Record<string, unknown> {
  const value = parseStrictJson(data)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new AppError('FRAME_INVALID', 'invalid', 'A frame is one JSON object.')
}

function headerToken({ headers }: IncomingMessage): string | undefined {
  const key = headers['x-api-key']
  return /^Bearer +([^\s]+) *$/i.exec(headers.authorization ?? '')?.[1] ?? (typeof key === 'string' ? key : undefined)
}
