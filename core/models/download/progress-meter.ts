const WINDOW_MS = 5_000

/** Rate and time left of a download, over the last few seconds. */
export class ProgressMeter {
  readonly #now: () => number
  #samples: { readonly atMs: number; readonly bytes: number }[] = []

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Notes how many bytes are there. Fewer than before starts anew. */
  note(bytes: number): void {
    const atMs = this.#now()
    const last = this.#samples.at(-1)
    if (last !== undefined && bytes < last.bytes) this.#samples = []
    // Ten samples a second are enough, and bound the list.
    if (last !== undefined && this.#samples.length > 1 && atMs - last.atMs < 100) this.#samples.pop()
    this.#samples.push({ atMs, bytes })
    while (this.#samples.length > 2 && atMs - (this.#samples[0]?.atMs ?? atMs) > WINDOW_MS) this.#samples.shift()
  }

  /** Undefined until there is something to measure. */
  get bytesPerSecond(): number | undefined {
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined || last.atMs <= first.atMs) return undefined
    return Math.round(((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs))
  }

  /** Whole seconds, undefined while the rate or the size is not known. */
  etaSeconds(totalBytes: number | undefined): number | undefined {
    const rate = this.bytesPerSecond
    const bytes = this.#samples.at(-1)?.bytes
    if (rate === undefined || rate <= 0 || bytes === undefined || totalBytes === undefined) return undefined
    return Math.max(0, Math.ceil((totalBytes - bytes) / rate))
  }
}
