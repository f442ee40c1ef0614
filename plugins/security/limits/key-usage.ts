import { AppError } from '../../../core/contracts/errors.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import { BoundedMap } from '../bounded-map.ts'
import type { Clock } from '../clock.ts'

const DAY_MS = 86_400_000
const MAX_KEYS = 10_000

interface TokenWindow {
  tokens: number
  readonly beganMs: number
}

/** Codes with which a request was refused before it began. */
const REFUSED: readonly (string | undefined)[] = ['RATE_LIMIT', 'KEY_PARALLEL', 'KEY_TOKENS']

/** What single keys are held to beyond the rate: requests at once, and tokens a day. */
export class KeyUsage {
  readonly #clock: Pick<Clock, 'monotonicMs'>
  readonly #running = new Map<string, Map<string, number>>()
  readonly #windows = new BoundedMap<string, TokenWindow>(MAX_KEYS)

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock
  }

  /** @throws KEY_PARALLEL, KEY_TOKENS */
  begin(principal: Principal, requestId: string): void {
    const { keyId, limits } = principal
    if (keyId === undefined || limits === undefined) return
    if (limits.tokensPerDay !== undefined) this.#requireTokens(keyId, limits.tokensPerDay)
    if (limits.parallelRequests === undefined) return
    const running = this.#running.get(keyId) ?? new Map<string, number>()
    const count = running.values().reduce((sum, one) => sum + one, 0)
    if (count >= limits.parallelRequests)
      throw new AppError('KEY_PARALLEL', 'limited', 'This key has as many requests under way as it may.', {
        details: { retryAfterSeconds: 1, currentLimit: `${limits.parallelRequests} requests at once` },
      })
    running.set(requestId, (running.get(requestId) ?? 0) + 1)
    this.#running.set(keyId, running)
  }

  /** The request has ended; one that `begin` refused changes nothing. */
  end({ keyId }: Principal, requestId: string, errorCode: string | undefined): void {
    const running = keyId === undefined ? undefined : this.#running.get(keyId)
    const count = running?.get(requestId)
    if (keyId === undefined || running === undefined || count === undefined || REFUSED.includes(errorCode)) return
    if (count > 1) running.set(requestId, count - 1)
    else running.delete(requestId)
    if (running.size === 0) this.#running.delete(keyId)
  }

  /** Counts tokens of a generation. */
  addTokens(keyId: string, tokens: number): void {
    const window = this.#windowOf(keyId)
    window.tokens += tokens
    this.#windows.set(keyId, window)
  }

  #requireTokens(keyId: string, limit: number): void {
    const window = this.#windowOf(keyId)
    if (window.tokens < limit) return
    const leftMs = DAY_MS - (this.#clock.monotonicMs() - window.beganMs)
    throw new AppError('KEY_TOKENS', 'limited', 'This key has used its tokens of the day.', {
      details: { retryAfterSeconds: Math.ceil(leftMs / 1000), currentLimit: `${limit} tokens per day` },
    })
  }

  #windowOf(keyId: string): TokenWindow {
    const now = this.#clock.monotonicMs()
    const known = this.#windows.get(keyId)
    return known === undefined || now - known.beganMs >= DAY_MS ? { tokens: 0, beganMs: now } : known
  }
}
