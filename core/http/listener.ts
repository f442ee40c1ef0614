import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { AppError } from '../contracts/errors.ts'
import { createTlsServer, type TlsOptions } from './tls-server.ts'

/** Limits that cut slow and hostile clients within 15 s. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5000,
  maxHeaderSize: 16 * 1024,
  insecureHTTPParser: false,
  noDelay: true,
} as const

/** A request body that brings nothing for this long belongs to a client that is gone or hostile. */
const BODY_IDLE_MS = 12_000
/** A body that took longer than that must have come at this rate at least: dribbling holds a connection as stalling does. */
const BODY_BYTES_PER_SECOND = 1024
const MAX_CONNECTIONS = 1024

/** What a port serves. */
export interface ListenerOptions {
  readonly name: string
  readonly host: string
  readonly port: number
  /** Named in the message about a busy port. */
  readonly setting: string
  readonly tls?: TlsOptions
  handle(request: IncomingMessage, response: ServerResponse): void
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

/** One open port. */
export class Listener {
  readonly name: string
  readonly #server: Server | HttpsServer
  readonly #stopWatching: () => void

  private constructor(name: string, server: Server | HttpsServer, stopWatching: () => void) {
    this.name = name
    this.#server = server
    this.#stopWatching = stopWatching
  }

  /** @throws PORT_BUSY, PORT_FORBIDDEN, HOST_UNKNOWN, TLS_INVALID */
  static async open(options: ListenerOptions): Promise<Listener> {
    const { server, stopWatching } =
      options.tls === undefined
        ? { server: createServer(LIMITS), stopWatching: () => {} }
        : createTlsServer(options.tls, LIMITS)
    server.maxConnections = MAX_CONNECTIONS
    const bodies = new BodyWatch()
    server.once('close', () => bodies.close())
    server.on('request', (request, response) => {
      bodies.add(request)
      options.handle(request, response)
    })
    if (options.upgrade !== undefined) server.on('upgrade', options.upgrade)
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      const status =
        error.code === 'HPE_HEADER_OVERFLOW'
          ? '431 Request Header Fields Too Large'
          : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
            ? '408 Request Timeout'
            : '400 Bad Request'
      if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      else socket.destroy()
    })
    try {
      await listen(server, options)
    } catch (error) {
      stopWatching()
      bodies.close()
      throw error
    }
    return new Listener(options.name, server, stopWatching)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Takes no new connections; ends idle ones now and the rest when their request is done or the time is over. */
  async close(patienceMs: number): Promise<void> {
    this.#stopWatching()
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    const sweep = setInterval(() => this.#server.closeIdleConnections(), 50)
    const limit = setTimeout(() => this.#server.closeAllConnections(), patienceMs)
    await closed
    clearInterval(sweep)
    clearTimeout(limit)
  }
}

/**
 * Ends requests whose body stalls, without limiting how long an answer may stream. One timer looks at all of them: a
 * listener on each socket would take Node's fast path of reading away.
 */
class BodyWatch {
  readonly #reading = new Map<
    IncomingMessage,
    { readonly firstByte: number; readonly startedAt: number; bytes: number; movedAt: number }
  >()
  readonly #timer = setInterval(() => this.#sweep(), BODY_IDLE_MS / 5).unref()
  #fresh: IncomingMessage[] = []

  /** Most bodies are there within one turn of the event loop; only the others are remembered, and so survive a collection. */
  add(request: IncomingMessage): void {
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return
    if (this.#fresh.push(request) === 1) setImmediate(() => this.#remember())
  }

  #remember(): void {
    const now = performance.now()
    for (const request of this.#fresh) {
      if (request.complete || request.destroyed) continue
      const bytes = request.socket.bytesRead
      this.#reading.set(request, { firstByte: bytes, startedAt: now, bytes, movedAt: now })
    }
    this.#fresh = []
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #sweep(): void {
    const now = performance.now()
    for (const [request, seen] of this.#reading) {
      if (request.complete || request.destroyed) {
        this.#reading.delete(request)
        continue
      }
      const { bytesRead } = request.socket
      if (bytesRead !== seen.bytes) seen.movedAt = now
      seen.bytes = bytesRead
      const seconds = (now - seen.startedAt) / 1000
      const isDribbling =
        seconds * 1000 > BODY_IDLE_MS && (bytesRead - seen.firstByte) / seconds < BODY_BYTES_PER_SECOND
      // A handler that is slow to read stops the socket: that is not the client's fault.
      if ((isDribbling || now - seen.movedAt > BODY_IDLE_MS) && !request.isPaused())
        request.destroy(new AppError('BODY_STALLED', 'malformed', 'The body stalled.'))
    }
  }
}

async function listen(server: Server | HttpsServer, { host, port, setting }: ListenerOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen({ host, port }, () => resolve())
  try {
    await promise
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new AppError(
        'PORT_BUSY',
        'conflict',
        `Port ${port} is in use by another program. Stop that program, or set ${setting} to a free port.`,
        { cause },
      )
    if (code === 'EACCES')
      throw new AppError(
        'PORT_FORBIDDEN',
        'forbidden',
        `This user may not open port ${port}. Set ${setting} to a port above 1023.`,
        { cause },
      )
    throw new AppError(
      'HOST_UNKNOWN',
      'invalid',
      `The box cannot listen on ${host} port ${port} (${code}). Check LARES_HTTP_HOST.`,
      { cause },
    )
  }
  server.removeListener('error', reject)
  server.on('error', () => {}) // a broken connection is its own request's business
}
