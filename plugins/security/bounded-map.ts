interface Entry<V> {
  value: V
  /** Used since it was last looked at for eviction. */
  isUsed: boolean
}

/**
 * A map that forgets, when it is full, an entry that was not used lately. The clock algorithm: a look-up only marks the
 * entry, since moving it to the end of the map at each use, as an exact order of use needs, costs more than the look-up.
 */
export class BoundedMap<K, V> {
  readonly #entries = new Map<K, Entry<V>>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    entry.isUsed = true
    return entry.value
  }

  set(key: K, value: V): void {
    const entry = this.#entries.get(key)
    if (entry !== undefined) {
      entry.value = value
      entry.isUsed = true
      return
    }
    if (this.#entries.size >= this.#limit) this.#evict()
    this.#entries.set(key, { value, isUsed: false })
  }

  /** Passes over used entries once, taking their mark; each pass over one was paid by a use. */
  #evict(): void {
    for (const [key, entry] of this.#entries) {
      this.#entries.delete(key)
      if (!entry.isUsed) return
      entry.isUsed = false
      this.#entries.set(key, entry)
    }
  }

  delete(key: K): boolean {
    return this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }

  *entries(): Generator<[K, V]> {
    for (const [key, { value }] of this.#entries) yield [key, value]
  }
}
