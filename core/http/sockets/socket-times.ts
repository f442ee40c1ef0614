/** How long sockets may be silent. */
export interface SocketTimes {
  /** Until a token came. */
  readonly authMs: number
  /** From ping to ping. */
  readonly pingMs: number
  /** A socket that has not answered a ping for this long is gone. */
  readonly idleMs: number
  /** A heartbeat message this long after the last is not counted. */
  readonly heartbeatMs: number
}

/** What the API promises. */
export const SOCKET_TIMES: SocketTimes = { authMs: 10_000, pingMs: 10_000, idleMs: 30_000, heartbeatMs: 5000 }
