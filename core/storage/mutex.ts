/** A first-come lock: `acquire` resolves to its release. */
export class Mutex {
  #tail: Promise<void> = Promise.resolve()

  async acquire(): Promise<() => void> {
    const turn = Promise.withResolvers<void>()
    const before = this.#tail
    this.#tail = turn.promise
    await before
    return turn.resolve
  }
}
