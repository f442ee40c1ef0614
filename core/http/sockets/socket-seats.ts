import { AppError } from '../../contracts/errors.ts'

/** How many WebSockets may be open at once. */
export interface SocketBounds {
  /** On the whole box. */
  readonly total: number
  /** Without a proven caller. */
  readonly silent: number
  /** Without a proven caller, from one network. */
  readonly silentPerNetwork: number
  /** Of one caller. */
  readonly perCaller: number
}

/** Silent sockets never fill the box, and no caller does. */
export const SOCKET_BOUNDS: SocketBounds = { total: 256, silent: 128, silentPerNetwork: 8, perCaller: 16 }

/** The place of one socket. */
export interface SocketSeat {
  /** The socket has a caller now. @throws SOCKETS_LIMIT when the caller has as many as one may */
  identify(caller: string): void
  /** Safe to call again. */
  leave(): void
}

/** Who sits at the box by WebSocket. */
export class SocketSeats {
  readonly #bounds: SocketBounds
  readonly #silent = new Tally()
  readonly #callers = new Tally()

  constructor(bounds: SocketBounds = SOCKET_BOUNDS) {
    this.#bounds = bounds
  }

  /** Sockets whose caller is known. */
  get identified(): number {
    return this.#callers.total
  }

  /** Takes a place for a socket that nobody answers for yet. @throws SOCKETS_FULL, SOCKETS_LIMIT */
  take(network: string): SocketSeat {
    const { total, silent, silentPerNetwork, perCaller } = this.#bounds
    if (this.#silent.total + this.#callers.total >= total || this.#silent.total >= silent)
      throw new AppError('SOCKETS_FULL', 'unavailable', 'Too many WebSockets are open. Retry later.', {
        details: { retryAfterSeconds: 30 },
      })
    if (this.#silent.of(network) >= silentPerNetwork) throw tooMany(`${silentPerNetwork} WebSockets without a token`)
    let free = this.#silent.add(network)
    let hasLeft = false
    return {
      identify: (caller) => {
        if (hasLeft) return
        if (this.#callers.of(caller) >= perCaller) throw tooMany(`${perCaller} WebSockets at once`)
        free()
        free = this.#callers.add(caller)
      },
      leave: () => {
        if (hasLeft) return
        hasLeft = true
        free()
      },
    }
  }
}

/** Counts by name, keeping names with a count alone. */
class Tally {
  readonly #counts = new Map<string, number>()
  total = 0

  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  add(name: string): () => void {
    this.total++
    this.#counts.set(name, this.of(name) + 1)
    return () => {
      this.total--
      const left = this.of(name) - 1
      if (left > 0) this.#counts.set(name, left)
      else this.#counts.delete(name)
    }
  }
}

const tooMany = (limit: string) =>
  new AppError('SOCKETS_LIMIT', 'limited', 'You have as many WebSockets open as one may. Close one and retry.', {
    details: { retryAfterSeconds: 10, currentLimit: limit },
  })
