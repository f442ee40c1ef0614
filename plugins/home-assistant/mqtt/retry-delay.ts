const LONGEST_MS = 60_000

/** Pause before the next attempt: doubles from the base up to a minute, and half of it is chance. */
export function retryDelayMs(attempt: number, baseMs = 1000): number {
  const ceiling = Math.min(LONGEST_MS, baseMs * 2 ** Math.min(attempt, 10))
  return ceiling / 2 + (Math.random() * ceiling) / 2
}
