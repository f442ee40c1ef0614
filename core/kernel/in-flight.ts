/** Counts what is under way, so that a stop can wait for it. */
export class InFlight {
  #count = 0
  #idle = Promise.withResolvers<void>()

  /** Marks one more as under way; the returned function ends it, once. */
  enter(): () => void {
    if (this.#count++ === 0) this.#idle = Promise.withResolvers<void>()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      if (--this.#count === 0) this.#idle.resolve()
    }
  }

  get count(): number {
    return this.#count
  }

  /** Waits until nothing is under way, at most this long; false when something still is. */
  async drain(ms: number): Promise<boolean> {
    if (this.#count === 0) return true
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, ms)
    await Promise.race([this.#idle.promise, late.promise])
    clearTimeout(timer)
    return this.#count === 0
  }
}
