const QUIET_TARGET_MS = 800
const SHARED_TARGET_MS = 250
const MIN_CHUNK = 32
const FIRST_CHUNK = 256

/** Chooses how much of a prompt goes into one step, so that cancelling takes effect soon and running answers keep flowing. */
export class StepPace {
  #msPerToken: number | undefined
  readonly #maxChunk: number

  constructor(maxChunk: number) {
    this.#maxChunk = maxChunk
  }

  /** `isShared` when answers are being written in the same steps. */
  chunk(isShared: boolean): number {
    if (this.#msPerToken === undefined) return Math.min(FIRST_CHUNK, this.#maxChunk)
    const target = isShared ? SHARED_TARGET_MS : QUIET_TARGET_MS
    return Math.min(this.#maxChunk, Math.max(MIN_CHUNK, Math.round(target / this.#msPerToken)))
  }

  /** Learns from a step that evaluated this many tokens. */
  observe(tokens: number, ms: number): void {
    if (tokens < MIN_CHUNK) return
    const now = ms / tokens
    this.#msPerToken = this.#msPerToken === undefined ? now : this.#msPerToken * 0.7 + now * 0.3
  }
}
