import type { z } from 'zod'
import { defineContributionPoint } from './contribution.ts'
import type { ErrorKind } from './errors.ts'
import type { Principal } from './principal.ts'
import type { RouteAuth, RouteSpec } from './route.ts'

/** What the edge knows of a request before and after authentication. */
export interface GuardedRequest {
  readonly address: string
  readonly method: string
  /** Path without query. */
  readonly path: string
  /** Absent when no route matches. */
  readonly route: RouteSpec | undefined
  /** Absent before authentication. */
  readonly principal: Principal | undefined
  readonly requestId: string
  setHeader(name: string, value: string): void
}

/** How a request ended. */
export interface RequestOutcome {
  readonly status: number
  readonly errorCode: string | undefined
  readonly errorKind: ErrorKind | undefined
  readonly durationMs: number
}

/**
 * A check of every request, on every listener. Guards run in the order of `order` (deny-list 0, limits 100).
 * Each hook throws an AppError to refuse.
 */
export interface RequestGuard {
  readonly name: string
  readonly order: number
  /** Before authentication and before the body is read. */
  admit?(request: GuardedRequest): void | Promise<void>
  /** After authentication and authorisation, before the body is read. Returns the caller's remaining tokens if it counts. */
  count?(request: GuardedRequest): { remaining: number } | undefined
  /** Before the answer of a request that ended uncounted, refused or a page: sets the headers that every answer carries. Never throws. */
  announce?(request: GuardedRequest): void
  /** After the answer; never throws. */
  settled?(request: GuardedRequest, outcome: RequestOutcome): void
}

/** Where the security plugin hooks limits, deny-list and abuse detection. */
export const requestGuards = defineContributionPoint<RequestGuard>('http.guards@1')

/** A further port that serves routes which name it as their `listener`. */
export interface HttpListener {
  readonly name: string
  readonly port: number
  /** Default: the main listener's host. */
  readonly host?: string
  /** `warn` runs without the listener when its port is taken. */
  readonly onBusy: 'abort' | 'warn'
  /** Names the setting in the message about a busy port. */
  readonly setting: string
}

/** Where plugins ask for further ports. */
export const httpListeners = defineContributionPoint<HttpListener>('http.listeners@1')

/** A page or static file for browsers, shown at GET when the client prefers its type. Static files are public. */
export interface HttpPage {
  readonly path: `/${string}`
  readonly mediaType: string
  /** True for a page whose scripts make `<style>` elements; scripts stay in files either way. */
  readonly hasInlineStyles?: boolean
  read(): Promise<Uint8Array | string>
}

/** Where plugins offer pages; a page at `/` is shown to browsers in place of the JSON greeting. */
export const httpPages = defineContributionPoint<HttpPage>('http.pages@1')

/** One open WebSocket. The edge keeps the heartbeat, the frame limit and the idle timeout. */
export interface SocketSession {
  readonly principal: Principal
  readonly requestId: string
  readonly address: string
  /** True over TLS or from the loopback. */
  readonly secure: boolean
  /** Aborted when the socket closes or the box stops. */
  readonly signal: AbortSignal
  /** Sends JSON; resolves when the frame has left the buffer, rejects when the socket closed. */
  send(value: unknown): Promise<void>
  close(code?: number, reason?: string): void
}

/**
 * A WebSocket endpoint. Every frame is JSON of the schema; others are answered with an error frame. Each frame counts
 * like a request, until `onMessage` resolves.
 */
export interface SocketRoute {
  readonly path: `/${string}`
  readonly summary: string
  readonly auth: RouteAuth
  readonly scopes?: readonly string[]
  /** Validates each frame; `auth_token` of the first frame is read and removed by the edge. */
  readonly message: z.ZodType
  /** True for a message that only says that the client is there: it is not counted as a request unless they come fast. */
  isHeartbeat?(message: unknown): boolean
  /** Called once a socket is authenticated. Frames are handled one at a time unless `onMessage` returns early. */
  open(session: SocketSession): { onMessage(message: unknown): void | Promise<void>; onClose?(): void }
}

/** Where plugins offer WebSocket endpoints. */
export const socketRoutes = defineContributionPoint<SocketRoute>('http.sockets@1')

/** Numbers for the JSON form of `/metrics`, under the contributor's name, for example `abuse`. */
export interface MetricsSummary {
  readonly name: string
  read(): Promise<Readonly<Record<string, number>>>
}

/** Where plugins add to the JSON form of `/metrics`. */
export const metricsSummaries = defineContributionPoint<MetricsSummary>('metrics.summaries@1')
