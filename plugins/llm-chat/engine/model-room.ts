/** What the room needs of who is in it. */
export interface Occupant {
  readonly isLoaded: boolean
  /** Idle ones go first, then the least recently used. */
  readonly isBusy: boolean
  readonly usedAt: number
  /** Lets no new work in, waits for what runs, gives the memory back. */
  leave(): Promise<void>
}

/** Keeps the number of models in memory within its bound: who comes in last makes the least recently used leave. */
export class ModelRoom<T extends Occupant> {
  readonly #inside = new Set<T>()
  readonly #places: number
  #door: Promise<unknown> = Promise.resolve()

  constructor(places: number) {
    this.#places = places
  }

  /** Loads the newcomer once there is a place. One at a time, so that two never take the same place. */
  enter<R>(newcomer: T, load: () => Promise<R>): Promise<R> {
    const entered = this.#door.then(async () => {
      await this.#makePlace(newcomer)
      this.#inside.add(newcomer)
      return load()
    })
    this.#door = entered.catch(() => {})
    return entered
  }

  /** Loads the newcomer beside who is in; only then somebody leaves, and the next one waits for that. */
  enterBeside<R>(newcomer: T, load: () => Promise<R>): Promise<R> {
    const entered = this.#door.then(load)
    this.#door = entered
      .then(async () => {
        this.#inside.add(newcomer)
        await this.#makePlace(newcomer)
      })
      .catch(() => {})
    return entered
  }

  async #makePlace(newcomer: T): Promise<void> {
    for (const one of this.#inside) if (!one.isLoaded && one !== newcomer) this.#inside.delete(one)
    const others = [...this.#inside].filter((one) => one !== newcomer)
    const leaving = others
      .sort((a, b) => Number(a.isBusy) - Number(b.isBusy) || a.usedAt - b.usedAt)
      .slice(0, Math.max(0, others.length - this.#places + 1))
    for (const one of leaving) {
      await one.leave()
      this.#inside.delete(one)
    }
  }
}
