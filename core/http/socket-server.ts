import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import { networkOf } from '../contracts/address.ts'
import { AppError } from '../contracts/errors.ts'
import type { SocketRoute } from '../contracts/http-edge.ts'
import type { Admission } from './request/admission.ts'
import type { Gate } from './request/authorisation.ts'
import type { ClientAddress } from './request/client-address.ts'
import { announce, type Listening } from './request/guards.ts'
import type { HostCheck } from './request/host-check.ts'
import { requestId } from './request/request-id.ts'
import { renderError } from './response/dialects.ts'
import { toAppError } from './response/respond.ts'
import { OpenSocket } from './sockets/open-socket.ts'
import { SocketExchange, type SocketFacts } from './sockets/socket-exchange.ts'
import { type SocketSeat, SocketSeats } from './sockets/socket-seats.ts'
import { SOCKET_TIMES, type SocketTimes } from './sockets/socket-times.ts'

const MAX_FRAME_BYTES = 64 * 1024

interface FoundRoute {
  readonly route: SocketRoute
  readonly owner: string
}

/** What sockets need of the rest of the box. */
export interface SocketServices extends Listening {
  readonly log: Logger
  readonly admission: Admission
  readonly addresses: ClientAddress
  readonly hosts: HostCheck
  readonly corsOrigins: readonly string[]
  route(path: string): FoundRoute | undefined
  enter(owner: string): () => void
}

/** An upgrade on its way through the checks. */
interface Upgrade {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly facts: SocketFacts
  readonly exchange: SocketExchange
}

/** WebSockets on a server's port: handshake checks, then each socket for itself. */
export class SocketServer {
  readonly #services: SocketServices
  readonly #times: SocketTimes
  readonly #seats = new SocketSeats()
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false })

  constructor(services: SocketServices, times: SocketTimes = SOCKET_TIMES) {
    this.#services = services
    this.#times = times
  }

  /** Sockets whose caller is known. */
  get identified(): number {
    return this.#seats.identified
  }

  /** Answers upgrade requests of one port, whose gate it is. */
  upgradeBy(gate: Gate): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
    return (request, socket, head) => this.#upgrade(gate, request, socket, head)
  }

  #upgrade(gate: Gate, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const services = this.#services
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const found = services.route(path)
    const facts: SocketFacts = {
      path,
      route: found?.route,
      address: services.addresses.of(request.socket.remoteAddress, request.headers['x-forwarded-for']),
      requestId: requestId(request.headers['x-request-id']),
    }
    const upgrade = { request, socket, facts, exchange: new SocketExchange(facts) }
    this.#admit(upgrade, found).then(
      ({ route, owner, seat }) =>
        this.#server.handleUpgrade(request, socket, head, (ws) => {
          new OpenSocket({ ...facts, ws, request, route, owner, seat, gate, services, times: this.#times })
        }),
      (error) => this.#refuse(upgrade, error),
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

  async #admit({ request, socket, facts, exchange }: Upgrade, found: FoundRoute | undefined) {
    const services = this.#services
    services.hosts.check(request)
    for (const guard of services.guards()) await guard.admit?.(exchange)
    this.#checkOrigin(request)
    if (found === undefined) throw new AppError('ROUTE_NOT_FOUND', 'not-found', 'There is no WebSocket at this path.')
    return { ...found, seat: this.#seat(socket, facts.address) }
  }

  /** A place until the connection ends, whatever ends it. @throws SOCKETS_FULL, SOCKETS_LIMIT, CLIENT_LEFT */
  #seat(socket: Duplex, address: string): SocketSeat {
    if (socket.destroyed) throw new AppError('CLIENT_LEFT', 'malformed', 'The client left.')
    const seat = this.#seats.take(networkOf(address))
    socket.once('close', () => seat.leave())
    return seat
  }

  #refuse({ socket, exchange }: Upgrade, error: unknown): void {
    const typed = toAppError(error)
    const { status, headers, mediaType, body } = renderError(typed, 'problem', exchange.requestId)
    if (typed.kind === 'internal')
      this.#services.log.error({ err: error, requestId: exchange.requestId }, 'upgrade failed')
    announce(exchange, this.#services.guards())
    const text = JSON.stringify(body)
    const fields = {
      ...exchange.headers,
      ...headers,
      'X-Request-Id': exchange.requestId,
      'Cache-Control': 'no-store',
      'Content-Type': mediaType,
      'Content-Length': String(Buffer.byteLength(text)),
      Connection: 'close',
    }
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
    // The client's half would stay open as long as the client likes.
    socket.once('finish', () => socket.destroy())
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${text}`)
    exchange.settle(this.#services, typed)
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
