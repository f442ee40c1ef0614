/** Plain exact search over vectors held in one array: what everything else is measured against. */
export class BruteForce {
  readonly #vectors: Float32Array
  readonly #dimensions: number
  #count = 0

  constructor(capacity: number, dimensions: number) {
    this.#vectors = new Float32Array(capacity * dimensions)
    this.#dimensions = dimensions
  }

  add(vector: Float32Array): void {
    this.#vectors.set(vector, this.#count * this.#dimensions)
    this.#count++
  }

  /** Similarities of the nearest, best first. */
  nearest(query: Float32Array, limit: number): readonly { readonly at: number; readonly similarity: number }[] {
    const best: { at: number; similarity: number }[] = []
    let worst = -1
    const dimensions = this.#dimensions
    const vectors = this.#vectors
    for (let at = 0, from = 0; at < this.#count; at++, from += dimensions) {
      let similarity = 0
      for (let i = 0; i < dimensions; i++) similarity += (vectors[from + i] as number) * (query[i] as number)
      if (best.length === limit && similarity <= worst) continue
      const place = best.findIndex((entry) => entry.similarity < similarity)
      best.splice(place === -1 ? best.length : place, 0, { at, similarity })
      if (best.length > limit) best.pop()
      worst = best.at(-1)?.similarity ?? -1
    }
    return best
  }
}
