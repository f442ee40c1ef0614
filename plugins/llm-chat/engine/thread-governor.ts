const STALL_RATIO = 3
const STALLS_TO_YIELD = 3
const FIRST_PAUSE_MS = 2000
const MAX_PAUSE_MS = 60_000

/**
 * Takes threads away while the machine is busy with other things. The compute threads wait for each other by spinning,
 * so that one of them without a core stalls every step manyfold; fewer threads are then much faster.
 */
export class ThreadGovernor {
  #best = new Map<number, number>()
  #stalls = 0
  #yieldUntil = 0
  #pauseMs = FIRST_PAUSE_MS
  #calm = 0
  readonly #threads: number

  constructor(threads: number) {
    this.#threads = threads
  }

  /** Threads for the next step. */
  threads(nowMs: number): number {
    return nowMs < this.#yieldUntil ? Math.max(1, Math.floor(this.#threads / 2)) : this.#threads
  }

  /** Learns from a step over `sequences` single tokens. */
  observe(sequences: number, ms: number, nowMs: number): void {
    if (this.#threads === 1 || nowMs < this.#yieldUntil) return
    const best = this.#best.get(sequences)
    if (best === undefined || ms < best) this.#best.set(sequences, ms)
    if (best === undefined || ms < best * STALL_RATIO) {
      this.#stalls = 0
      if (++this.#calm > 200) this.#pauseMs = FIRST_PAUSE_MS
      return
    }
    this.#calm = 0
    if (++this.#stalls < STALLS_TO_YIELD) return
    this.#stalls = 0
    this.#yieldUntil = nowMs + this.#pauseMs
    this.#pauseMs = Math.min(MAX_PAUSE_MS, this.#pauseMs * 2)
  }
}
