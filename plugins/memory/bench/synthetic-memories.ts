import { readFileSync } from 'node:fs'
import { words } from '../text/words.ts'

/** A repeatable source of numbers in 0..1. Source: mulberry32, public domain. */
export function randomSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const SYLLABLES =
  'ba be bi bo bu cha che da de di do fa fe fi ga go ja jo la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo'.split(
    ' ',
  )

/**
 * Sentences that look like memories to an index: five to fourteen words, drawn by Zipf's law from the words of the retrieval
 * set and 20,000 made-up ones, so that a few words are everywhere and most are rare.
 */
export class SyntheticMemories {
  readonly #random: () => number
  readonly #vocabulary: readonly string[]
  readonly #cumulative: Float64Array

  constructor(seed: number) {
    this.#random = randomSource(seed)
    const set = readFileSync(new URL('../eval/memories.jsonl', import.meta.url), 'utf8')
    const known = new Set(words(set.replaceAll(/"(?:id|category|content)":/g, '')))
    const invented = Array.from({ length: 20_000 }, () => this.#inventWord())
    this.#vocabulary = [...known, ...invented]
    this.#cumulative = new Float64Array(this.#vocabulary.length)
    let sum = 0
    for (let rank = 0; rank < this.#vocabulary.length; rank++) {
      sum += 1 / (rank + 10)
      this.#cumulative[rank] = sum
    }
  }

  /** A new memory. */
  next(): string {
    const length = 5 + Math.floor(this.#random() * 10)
    return `${Array.from({ length }, () => this.#word()).join(' ')}.`
  }

  /** A question about a memory: two to five of its words, sometimes with a letter left out. */
  questionAbout(memory: string): string {
    const all = memory.slice(0, -1).split(' ')
    const wanted = 2 + Math.floor(this.#random() * 4)
    const chosen = all.filter(() => this.#random() < (wanted + 1) / all.length).slice(0, wanted)
    const asked = (chosen.length > 0 ? chosen : all.slice(0, 2)).map((word) =>
      word.length > 5 && this.#random() < 0.15 ? word.slice(0, 3) + word.slice(4) : word,
    )
    return asked.join(' ')
  }

  #word(): string {
    const wanted = this.#random() * (this.#cumulative.at(-1) ?? 0)
    let low = 0
    let high = this.#cumulative.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#cumulative[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return this.#vocabulary[low] ?? ''
  }

  #inventWord(): string {
    const count = 2 + Math.floor(this.#random() * 3)
    return Array.from({ length: count }, () => SYLLABLES[Math.floor(this.#random() * SYLLABLES.length)]).join('')
  }
}
