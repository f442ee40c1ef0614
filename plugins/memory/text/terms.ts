import { conceptsOf } from './concepts.ts'
import { stem } from './stem.ts'
import { contentWords } from './words.ts'

/** What of a text is indexed and looked up. */
export interface Terms {
  /** Folded words that carry a subject, in order. */
  readonly words: readonly string[]
  /** Their stems, in the same order. */
  readonly stems: readonly string[]
  /** Groups of near synonyms that they belong to. */
  readonly concepts: readonly number[]
}

/** Reads the terms of a text, bounded so that a huge one costs no more than a long one. */
export function termsOf(text: string): Terms {
  const words = contentWords(text).slice(0, MAX_WORDS)
  const stems = words.map(stem)
  return { words, stems, concepts: conceptsOf(stems) }
}

const MAX_WORDS = 4000
