import { availableParallelism } from 'node:os'
import { AppError } from '../../../core/contracts/errors.ts'

/** Work that may wait its turn; beyond it the answer is 503 at once. */
const MAX_WAITING = 64
/** Rest after a call, as a multiple of its time. */
const REST = 2

/** At most two hashes at a time, and never all cores: the rest of the box keeps answering during a wave of logins. */
export const HASHES_IN_FLIGHT: number = Math.max(1, Math.min(2, availableParallelism() - 1))

/**
 * A short, bounded queue for bcrypt, whose every call costs a core for a while. While others wait it rests after each call
 * for twice the call's time, so that a wave of logins takes a third of a core from the rest of the box. (A thread of low
 * priority was tried: on Linux 6.18 it still took a whole share from threads that wake often.)
 */
export class BcryptPool {
  readonly #limit: number
  readonly #maxWaiting: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(limit: number = HASHES_IN_FLIGHT, maxWaiting: number = MAX_WAITING) {
    this.#limit = limit
    this.#maxWaiting = maxWaiting
  }

  /** @throws AUTH_BUSY when the queue is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#limit) {
      if (this.#waiting.length >= this.#maxWaiting)
        throw new AppError('AUTH_BUSY', 'unavailable', 'Too many sign-ins at this moment. Retry in a few seconds.', {
          details: { retryAfterSeconds: 3 },
        })
      // The one who finishes hands its place over, so `#running` stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else this.#running++
    const begunAt = performance.now()
    try {
      return await work()
    } finally {
      if (this.#waiting.length === 0) this.#running--
      else setTimeout(() => this.#next(), REST * (performance.now() - begunAt))
    }
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#running--
    else next()
  }
}
