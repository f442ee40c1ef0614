import { AppError } from '../../contracts/errors.ts'

/** How long a download that gets no further is tried. */
export interface PatienceLimits {
  /** Wait after the first failure; it doubles. */
  readonly firstRetryMs?: number | undefined
  /** Time without a single byte after which it fails. */
  readonly idleLimitMs?: number | undefined
  readonly now?: () => number
}

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000
/** Long enough for the home's network to come back in the night. */
const IDLE_LIMIT_MS = 60 * 60_000
/** However long a server asks for, it is looked at again after this. */
const RETRY_AFTER_LIMIT_MS = 10 * 60_000
/** A source that answers and brings nothing further does so again. */
const VAIN_ATTEMPTS = 6

/** Failures that pass without anybody's doing: the network or the server is not there now. */
const PASSING: ReadonlySet<unknown> = new Set([
  'MODEL_SOURCE_BUSY',
  'MODEL_SOURCE_CUT',
  'OUTBOUND_FAILED',
  'OUTBOUND_TIMEOUT',
])
/** Failures after which a new attempt may do better, and will not for long if it does not at once. */
const PERHAPS: ReadonlySet<unknown> = new Set([
  'MODEL_SOURCE_FAILED',
  'HASH_THREAD_ENDED',
  'HASH_FILE_SHORTER',
  'ENOENT',
])

/** True for a failure that passes by itself, be it hours later. */
export function isPassing(code: string | undefined): boolean {
  return PASSING.has(code)
}

/** Decides after each failed attempt at a file whether to try again, and when. Bytes that bring it further begin anew. */
export class Patience {
  readonly #limits: { readonly firstRetryMs: number; readonly idleLimitMs: number; readonly now: () => number }
  #mostBytes: number
  #lastByteAtMs: number
  #hasReceived = false
  #attempts = 0
  #vainAttempts = 0

  /** `storedBytes` lie here from earlier. */
  constructor(storedBytes: number, limits: PatienceLimits = {}) {
    const { firstRetryMs = FIRST_RETRY_MS, idleLimitMs = IDLE_LIMIT_MS, now = () => performance.now() } = limits
    this.#limits = { firstRetryMs, idleLimitMs, now }
    this.#mostBytes = storedBytes
    this.#lastByteAtMs = now()
  }

  /** Bytes arrived. */
  received(): void {
    this.#hasReceived = true
  }

  /** What lay here was given up. */
  discarded(): void {
    this.#mostBytes = 0
  }

  /** Milliseconds until the next attempt, undefined when there is none. */
  delayAfter(error: unknown, storedBytes: number): number | undefined {
    const code = (error as { readonly code?: unknown } | undefined)?.code
    if (!PASSING.has(code) && !PERHAPS.has(code)) return undefined
    const now = this.#limits.now()
    if (this.#hasReceived) this.#lastByteAtMs = now
    if (storedBytes > this.#mostBytes) {
      this.#mostBytes = storedBytes
      this.#attempts = 0
      this.#vainAttempts = 0
    } else if (this.#hasReceived || PERHAPS.has(code)) this.#vainAttempts++
    this.#hasReceived = false
    if (this.#vainAttempts >= VAIN_ATTEMPTS || now - this.#lastByteAtMs >= this.#limits.idleLimitMs) return undefined
    const waitMs = Math.min(LONGEST_RETRY_MS, this.#limits.firstRetryMs * 2 ** this.#attempts++)
    return Math.max(waitMs * (0.5 + Math.random() / 2), askedMs(error))
  }
}

/** What the server asked to wait. */
function askedMs(error: unknown): number {
  if (!(error instanceof AppError) || error.code !== 'MODEL_SOURCE_BUSY') return 0
  const { retryAfterSeconds = 0 } = error.details
  return Math.min(RETRY_AFTER_LIMIT_MS, retryAfterSeconds * 1000)
}
