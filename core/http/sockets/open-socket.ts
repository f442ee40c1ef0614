import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { isLoopback, networkOf } from '../../contracts/address.ts'
import { AppError } from '../../contracts/errors.ts'
import type { SocketRoute, SocketSession } from '../../contracts/http-edge.ts'
import type { Principal } from '../../contracts/principal.ts'
import { authorise, authRequired, type Gate, identify } from '../request/authorisation.ts'
import { count } from '../request/guards.ts'
import { renderError } from '../response/dialects.ts'
import { toAppError } from '../response/respond.ts'
import type { SocketServices } from '../socket-server.ts'
import { SocketExchange } from './socket-exchange.ts'
import { readFrame } from './socket-frame.ts'
import type { SocketSeat } from './socket-seats.ts'
import type { SocketTimes } from './socket-times.ts'

const MAX_PENDING_FRAMES = 32

/** An upgrade that was let in. */
export interface Opening {
  readonly ws: WebSocket
  readonly request: IncomingMessage
  readonly route: SocketRoute
  readonly owner: string
  readonly path: string
  readonly requestId: string
  readonly address: string
  readonly seat: SocketSeat
  readonly times: SocketTimes
  readonly gate: Gate
  readonly services: SocketServices
}

/** One socket from its handshake to its end. Its opening and each frame take the steps of a request. */
export class OpenSocket {
  readonly #opening: Opening
  readonly #abort = new AbortController()
  readonly #timers: NodeJS.Timeout[] = []
  #principal: Principal | undefined
  #handler: ReturnType<SocketRoute['open']> | undefined
  /** True while an error ends the socket: before it has a caller, and when the caller is no longer admitted. */
  #endsWithError = true
  #heardAt = performance.now()
  #heartbeatAt = Number.NEGATIVE_INFINITY
  #turn: Promise<void>
  #pending = 0
  #leave: (() => void) | undefined

  constructor(opening: Opening) {
    this.#opening = opening
    const { ws, times } = opening
    ws.on('message', (data, isBinary) => this.#enqueue(data as Buffer, isBinary))
    ws.on('pong', () => {
      this.#heardAt = performance.now()
    })
    ws.on('close', () => this.#closed())
    ws.on('error', () => ws.terminate())
    this.#timers.push(
      setInterval(() => this.#beat(), times.pingMs),
      setTimeout(() => this.#expire(), times.authMs),
    )
    const token = headerToken(opening.request)
    // Opens at once with a token in the header, or for a route that anybody may use; else the first frame decides.
    const opensNow = token !== undefined || opening.route.auth === 'public'
    this.#turn = opensNow ? this.#step((exchange) => this.#authenticate(exchange, token, false)) : Promise.resolve()
  }

  /** Does something that counts like a request, and answers and tells guards and audit how it ended. */
  async #step(work: (exchange: SocketExchange) => Promise<void>): Promise<void> {
    const { services } = this.#opening
    const exchange = new SocketExchange(this.#opening)
    try {
      await work(exchange)
      exchange.settle(services)
    } catch (error) {
      const typed = toAppError(error)
      this.#refuse(typed, error)
      exchange.settle(services, typed)
    }
  }

  /** @param isMessage false for an opening by header: its messages count, and itself only when it is refused */
  async #authenticate(exchange: SocketExchange, token: string | undefined, isMessage: boolean): Promise<void> {
    const { route, owner, address, seat, gate, services } = this.#opening
    const principal = await identify(route, { token, address }, gate)
    if (isMessage) this.#count(exchange, principal)
    // Who left meanwhile is not opened: nobody would close it.
    this.#abort.signal.throwIfAborted()
    try {
      authorise(route, principal)
      seat.identify(principal.kind === 'anonymous' ? `anonymous ${networkOf(address)}` : `user ${principal.userId}`)
    } catch (error) {
      if (!isMessage) this.#count(exchange, principal)
      throw error
    }
    this.#leave = services.enter(owner)
    this.#handler = route.open(this.#session(principal))
    this.#principal = principal
    this.#endsWithError = false
  }

  /** Only what was counted has its principal: guards take back at the end what they counted. */
  #count(exchange: SocketExchange, principal: Principal): void {
    exchange.principal = principal
    count(exchange, this.#opening.services.guards())
  }

  #session(principal: Principal): SocketSession {
    const { ws, requestId, address, request } = this.#opening
    return {
      principal,
      requestId,
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
      .then(() => (this.#isOver ? undefined : this.#step((exchange) => this.#receive(exchange, data, isBinary))))
      .finally(() => this.#pending--)
  }

  async #receive(exchange: SocketExchange, data: Buffer, isBinary: boolean): Promise<void> {
    const { route, services } = this.#opening
    await this.#admit(exchange)
    const leave = services.admission.enter()
    try {
      const { token, message, problem } = readFrame(data, isBinary, route)
      if (this.#principal === undefined) await this.#authenticate(exchange, token, true)
      else if (!this.#isHeartbeat(message)) this.#count(exchange, this.#principal)
      if (problem !== undefined) throw problem
      if (message !== undefined) await this.#handler?.onMessage(message)
    } finally {
      leave()
    }
  }

  /** The address may have been blocked since the socket opened. */
  async #admit(exchange: SocketExchange): Promise<void> {
    try {
      for (const guard of this.#opening.services.guards()) await guard.admit?.(exchange)
    } catch (error) {
      this.#endsWithError = true
      throw error
    }
  }

  /** Heartbeats are free as long as they come no faster than a heart beats. */
  #isHeartbeat(message: unknown): boolean {
    const { route, times } = this.#opening
    const now = performance.now()
    if (message === undefined || now - this.#heartbeatAt < times.heartbeatMs || !route.isHeartbeat?.(message))
      return false
    this.#heartbeatAt = now
    return true
  }

  #refuse(typed: AppError, error: unknown): void {
    const { ws, requestId, services } = this.#opening
    if (typed.kind === 'internal') services.log.error({ err: error, requestId }, 'socket failed')
    if (ws.readyState !== ws.OPEN) return
    ws.send(JSON.stringify({ ...renderError(typed, 'problem', requestId).body, type: 'error' }))
    if (this.#endsWithError)
      ws.close(typed.kind === 'unauthenticated' ? 4401 : typed.kind === 'forbidden' ? 4403 : 1008, typed.code)
  }

  get #isOver(): boolean {
    const { ws } = this.#opening
    return this.#abort.signal.aborted || ws.readyState !== ws.OPEN
  }

  #expire(): void {
    // A token that is being checked now decides first.
    this.#turn = this.#turn.then(() =>
      this.#handler !== undefined || this.#isOver ? undefined : this.#step(() => Promise.reject(authRequired())),
    )
  }

  #beat(): void {
    const { ws, times } = this.#opening
    if (performance.now() - this.#heardAt > times.idleMs) ws.terminate()
    else ws.ping()
  }

  #closed(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#abort.abort(new AppError('CLIENT_LEFT', 'malformed', 'The client left.'))
    this.#handler?.onClose?.()
    this.#leave?.()
  }
}

function headerToken({ headers }: IncomingMessage): string | undefined {
  const key = headers['x-api-key']
  return /^Bearer +([^\s]+) *$/i.exec(headers.authorization ?? '')?.[1] ?? (typeof key === 'string' ? key : undefined)
}
