import type { ServerResponse } from 'node:http'
import { availableParallelism } from 'node:os'
import { AppError } from '../../contracts/errors.ts'

/** Bounds of what the box does at once. */
export interface AdmissionLimits {
  /** Requests under way, streams included. */
  readonly requests: number
  /** Heavy requests under way. */
  readonly heavy: number
  /** Heavy requests that may wait for their turn. */
  readonly waiting: number
  readonly waitMs: number
}

interface Waiting {
  begin(): void
  leave(): void
}

/** Half of the cores, so that the rest of the box goes on beside heavy work. */
const HEAVY_AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2))
const HEAVY_WAITING = 8
const HEAVY_WAIT_MS = 10_000

/** Limits of a box with so many requests at once. */
export const admissionLimits = (requests: number): AdmissionLimits => ({
  requests,
  heavy: HEAVY_AT_ONCE,
  waiting: HEAVY_WAITING,
  waitMs: HEAVY_WAIT_MS,
})

/** Keeps a flood from taking the box down: what does not fit is told to come back at once, heavy work waits in a short queue. */
export class Admission {
  readonly #limits: AdmissionLimits
  readonly #waiting = new Set<Waiting>()
  #requests = 0
  #heavy = 0

  constructor(limits: AdmissionLimits) {
    this.#limits = limits
  }

  /** Counts a request until the returned function is called. @throws BOX_BUSY */
  enter(): () => void {
    if (this.#requests >= this.#limits.requests) throw busy()
    this.#requests++
    return () => this.#requests--
  }

  /** Waits for a turn among the heavy requests, until its client leaves. @throws BOX_BUSY, CLIENT_LEFT */
  async enterHeavy(response: ServerResponse): Promise<() => void> {
    if (this.#heavy >= this.#limits.heavy) await this.#turn(response)
    else this.#heavy++
    return () => this.#endHeavy()
  }

  #turn(response: ServerResponse): Promise<void> {
    if (this.#waiting.size >= this.#limits.waiting) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        this.#waiting.delete(waiting)
        clearTimeout(timer)
        response.off('close', waiting.leave)
        end()
      }
      const waiting: Waiting = {
        begin: () => settle(resolve),
        leave: () => settle(() => reject(new AppError('CLIENT_LEFT', 'malformed', 'The client left.'))),
      }
      const timer = setTimeout(() => settle(() => reject(busy())), this.#limits.waitMs)
      response.once('close', waiting.leave)
      this.#waiting.add(waiting)
    })
  }

  /** Who finishes hands the turn over, so that the count stays as it is. */
  #endHeavy(): void {
    const [next] = this.#waiting
    if (next === undefined) this.#heavy--
    else next.begin()
  }
}

const busy = () =>
  new AppError('BOX_BUSY', 'unavailable', 'The box has as much to do as it can take. Retry in a few seconds.', {
    details: { retryAfterSeconds: 3 },
  })
