import type { DatabaseSync } from 'node:sqlite'
import { productTable, signBits } from './bit-code.ts'
import { codesAfter } from './repository.ts'

const INITIAL = 1024
/** Vectors looked at by their weights for each one wanted. */
const COARSE_SHARE = 16

/**
 * Bit codes of one owner's vectors of one model, held in memory. It only grows: a vector that was deleted since stays as a
 * number that no row answers to, so whoever asks looks the rows up. Not for more than one thread.
 */
export class VectorIndex {
  readonly #owner: number
  readonly #model: number
  readonly #words: number
  #codes: Uint32Array
  #seqs: Float64Array
  #categories: Uint8Array
  #count = 0

  constructor(owner: number, model: number, bits: number) {
    this.#owner = owner
    this.#model = model
    this.#words = bits / 32
    this.#codes = new Uint32Array(INITIAL * this.#words)
    this.#seqs = new Float64Array(INITIAL)
    this.#categories = new Uint8Array(INITIAL)
  }

  /** Whose vectors it holds. */
  get owner(): number {
    return this.#owner
  }

  /** Memory that it holds. */
  get bytes(): number {
    return this.#codes.byteLength + this.#seqs.byteLength + this.#categories.byteLength
  }

  /** Reads what was written since the last time. */
  refresh(db: DatabaseSync): void {
    const last = this.#count === 0 ? 0 : (this.#seqs[this.#count - 1] ?? 0)
    for (const { seq, category, code } of codesAfter(db, this.#owner, this.#model, last)) {
      if (code.byteLength !== this.#words * 4) continue
      if (this.#count === this.#seqs.length) this.#grow()
      const words = new Uint32Array(code.slice().buffer)
      this.#codes.set(words, this.#count * this.#words)
      this.#seqs[this.#count] = seq
      this.#categories[this.#count] = category
      this.#count++
    }
  }

  /**
   * Numbers of the vectors that are probably nearest to a rotated query: many by differing bits, the best of those by their
   * product with the query's weights.
   */
  nearest(rotated: Float32Array, category: number | undefined, wanted: number): readonly number[] {
    const distances = this.#distances(signBits(rotated), category)
    const bound = distanceOfNth(distances, this.#count, wanted * COARSE_SHARE, this.#words * 32)
    const places: number[] = []
    for (let at = 0; at < this.#count; at++) if ((distances[at] ?? 0) <= bound) places.push(at)
    return this.#best(productTable(rotated), places, wanted).map((at) => this.#seqs[at] ?? 0)
  }

  #best(table: Float32Array, places: readonly number[], wanted: number): readonly number[] {
    if (places.length <= wanted) return places
    const bytes = new Uint8Array(this.#codes.buffer)
    const width = this.#words * 4
    const products = new Float32Array(places.length)
    for (const [index, at] of places.entries()) {
      let product = 0
      for (let i = 0, from = at * width; i < width; i++) product += table[i * 256 + (bytes[from + i] ?? 0)] ?? 0
      products[index] = product
    }
    const bound = products.toSorted()[places.length - wanted] ?? 0
    return places.filter((_, index) => (products[index] ?? 0) >= bound)
  }

  #distances(query: Uint32Array, category: number | undefined): Uint16Array {
    const words = this.#words
    const codes = this.#codes
    const distances = new Uint16Array(this.#count)
    for (let at = 0, word = 0; at < this.#count; at++, word += words) {
      if (category !== undefined && this.#categories[at] !== category) {
        distances[at] = EXCLUDED
        continue
      }
      let distance = 0
      for (let i = 0; i < words; i++) {
        let bits = ((codes[word + i] ?? 0) ^ (query[i] ?? 0)) | 0
        bits -= (bits >>> 1) & 0x55555555
        bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
        bits = (bits + (bits >>> 4)) & 0x0f0f0f0f
        distance += Math.imul(bits, 0x01010101) >>> 24
      }
      distances[at] = distance
    }
    return distances
  }

  #grow(): void {
    const grown = <A extends Uint32Array | Float64Array | Uint8Array>(old: A, wider: A): A => {
      wider.set(old)
      return wider
    }
    this.#codes = grown(this.#codes, new Uint32Array(this.#codes.length * 2))
    this.#seqs = grown(this.#seqs, new Float64Array(this.#seqs.length * 2))
    this.#categories = grown(this.#categories, new Uint8Array(this.#categories.length * 2))
  }
}

/** Distance of what another category holds. */
const EXCLUDED = 0xffff

/** The distance within which at least `wanted` of the first `count` lie, or the largest there is. */
function distanceOfNth(distances: Uint16Array, count: number, wanted: number, largest: number): number {
  const histogram = new Uint32Array(largest + 1)
  for (let at = 0; at < count; at++) {
    const distance = distances[at] ?? EXCLUDED
    if (distance !== EXCLUDED) histogram[distance] = (histogram[distance] ?? 0) + 1
  }
  let seen = 0
  for (let distance = 0; distance <= largest; distance++) {
    seen += histogram[distance] ?? 0
    if (seen >= wanted) return distance
  }
  return largest
}
