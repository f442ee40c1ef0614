/** Bounds of the restarts of a child. */
export interface RestartLimits {
  readonly baseDelayMs: number
  readonly maxDelayMs: number
  /** Crashes within the window that open the circuit. */
  readonly crashLimit: number
  readonly crashWindowMs: number
}

/** One second doubling to one minute; the fifth crash within ten minutes opens the circuit. */
export const RESTART_LIMITS: RestartLimits = {
  baseDelayMs: 1000,
  maxDelayMs: 60_000,
  crashLimit: 5,
  crashWindowMs: 600_000,
}

/** What follows a crash: a pause before the next start, or the open circuit. */
export type AfterCrash = { readonly kind: 'wait'; readonly delayMs: number } | { readonly kind: 'open' }

/** Counts crashes within a sliding window, so that a child that ran well for long starts again at the short delay. */
export class RestartPolicy {
  #crashes: number[] = []
  readonly #limits: RestartLimits

  constructor(limits: RestartLimits = RESTART_LIMITS) {
    this.#limits = limits
  }

  /** Records a crash at `nowMs` of any monotonic clock. */
  crashed(nowMs: number): AfterCrash {
    const { baseDelayMs, maxDelayMs, crashLimit, crashWindowMs } = this.#limits
    this.#crashes = [...this.#crashes.filter((at) => nowMs - at < crashWindowMs), nowMs]
    if (this.#crashes.length >= crashLimit) return { kind: 'open' }
    return { kind: 'wait', delayMs: Math.min(maxDelayMs, baseDelayMs * 2 ** (this.#crashes.length - 1)) }
  }

  /** Forgets every crash. */
  reset(): void {
    this.#crashes = []
  }
}
