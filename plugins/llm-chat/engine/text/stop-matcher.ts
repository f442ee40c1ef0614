/** Text that may be shown, and the stop string that was met, if one was. */
export interface StopResult {
  readonly text: string
  readonly stop: string | undefined
}

/** Finds stop strings across pieces of text; holds back what may be the beginning of one. */
export class StopMatcher {
  #held = ''
  readonly #stops: readonly string[]

  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== '')
  }

  push(piece: string): StopResult {
    if (this.#stops.length === 0) return { text: piece, stop: undefined }
    const text = this.#held + piece
    const met = this.#first(text)
    if (met) {
      this.#held = ''
      return { text: text.slice(0, met.index), stop: met.stop }
    }
    const keep = heldLength(text, this.#stops)
    this.#held = text.slice(text.length - keep)
    return { text: text.slice(0, text.length - keep), stop: undefined }
  }

  /** What was held back and turned out to be text. */
  flush(): string {
    const text = this.#held
    this.#held = ''
    return text
  }

  #first(text: string): { index: number; stop: string } | undefined {
    let best: { index: number; stop: string } | undefined
    for (const stop of this.#stops) {
      const index = text.indexOf(stop)
      if (index >= 0 && (!best || index < best.index)) best = { index, stop }
    }
    return best
  }
}

/** Length of the longest end of the text that begins one of the marks without being all of it. */
export function heldLength(text: string, marks: readonly string[]): number {
  const longest = Math.max(0, ...marks.map((mark) => mark.length - 1))
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const end = text.slice(text.length - length)
    if (marks.some((mark) => mark.length > length && mark.startsWith(end))) return length
  }
  return 0
}
