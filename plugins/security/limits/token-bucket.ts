import { BoundedMap } from '../bounded-map.ts'
import type { Clock } from '../clock.ts'

/** What a bucket says of one request. */
export interface Taken {
  readonly isAllowed: boolean
  /** Whole tokens left. */
  readonly remaining: number
  /** Seconds until a token is there again, 0 when one is. */
  readonly retryAfterSeconds: number
  /** Seconds until the bucket is full. */
  readonly resetSeconds: number
}

interface Bucket {
  tokens: number
  filledAtMs: number
  readonly perMinute: number
}

/** Distinct callers that are remembered; a flood of addresses evicts the least recent, never grows the process. */
const MAX_BUCKETS = 50_000

/** Token buckets by key on the monotonic clock: a step of the wall clock neither opens nor shuts them. */
export class TokenBuckets {
  readonly #buckets = new BoundedMap<string, Bucket>(MAX_BUCKETS)
  readonly #clock: Pick<Clock, 'monotonicMs'>
  readonly perMinute: number
  readonly #burst: number

  /** @param burst capacity; by default a sixth of the rate, so 10 for 60 and 20 for 120. */
  constructor(perMinute: number, clock: Pick<Clock, 'monotonicMs'>, burst: number = burstOf(perMinute)) {
    this.perMinute = perMinute
    this.#clock = clock
    this.#burst = burst
  }

  /** Takes one token, or says when there will be one. `perMinute` overrides the rate for this key. */
  take(key: string, perMinute: number = this.perMinute): Taken {
    const bucket = this.#filled(key, perMinute)
    const isAllowed = bucket.tokens >= 1
    if (isAllowed) bucket.tokens -= 1
    return this.#state(bucket, isAllowed)
  }

  /** What `take` would say, without taking. */
  peek(key: string): Taken {
    const bucket = this.#filled(key, this.perMinute)
    return this.#state(bucket, bucket.tokens >= 1)
  }

  #filled(key: string, perMinute: number): Bucket {
    const now = this.#clock.monotonicMs()
    const burst = perMinute === this.perMinute ? this.#burst : burstOf(perMinute)
    const known = this.#buckets.get(key)
    if (known === undefined || known.perMinute !== perMinute) {
      const full = { tokens: burst, filledAtMs: now, perMinute }
      this.#buckets.set(key, full)
      return full
    }
    const gained = ((now - known.filledAtMs) / 60_000) * perMinute
    known.tokens = Math.min(burst, known.tokens + gained)
    known.filledAtMs = now
    return known
  }

  #state({ tokens, perMinute }: Bucket, isAllowed: boolean): Taken {
    const secondsPerToken = 60 / perMinute
    const burst = perMinute === this.perMinute ? this.#burst : burstOf(perMinute)
    return {
      isAllowed,
      remaining: Math.floor(tokens),
      retryAfterSeconds: tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) * secondsPerToken)),
      resetSeconds: Math.ceil((burst - tokens) * secondsPerToken),
    }
  }
}

const burstOf = (perMinute: number) => Math.max(1, Math.round(perMinute / 6))
