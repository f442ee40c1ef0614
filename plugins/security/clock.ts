/** The two clocks: what people and tokens read, and what limits and caches count by. */
export interface Clock {
  /** Wall-clock time. It may jump. */
  now(): Date
  /** Milliseconds that only ever grow. */
  monotonicMs(): number
}

/** The clocks of this machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
}
