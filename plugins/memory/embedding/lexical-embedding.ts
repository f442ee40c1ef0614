import { type Terms, termsOf } from '../text/terms.ts'
import { isWeakStem } from '../text/weak-words.ts'

/** Identity of the built-in embedding; it changes with anything that changes a vector. */
export const LEXICAL_MODEL = { id: 'lares-lexical-1', dimensions: 512 } as const

/** Weight of each kind of feature, relative to a word's stem. */
export interface LexicalWeights {
  readonly stem: number
  readonly gram: number
  readonly concept: number
}

const WEIGHTS: LexicalWeights = { stem: 1, gram: 0.75, concept: 0.7 }

/**
 * An L2-normalised embedding of the letters of a text, made without a model: stems, character n-grams of each word and
 * concepts of a bilingual word list, hashed with signs into 512 dimensions. Texts are near when they share words, parts of
 * words or listed synonyms, never because they mean the same otherwise. A text without a letter yields zeros.
 * Source of the hashing: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", arXiv:0902.2206.
 */
export function lexicalEmbedding(text: string, weights: LexicalWeights = WEIGHTS): Float32Array {
  return embedTerms(termsOf(text), weights)
}

function embedTerms({ words, stems, concepts }: Terms, weights: LexicalWeights): Float32Array {
  const vector = new Float32Array(LEXICAL_MODEL.dimensions)
  const counts = new Map<string, number>()
  for (const [at, stem] of stems.entries()) {
    const seen = (counts.get(stem) ?? 0) + 1
    counts.set(stem, seen)
    const weight = wordWeight(stem) / seen
    add(vector, `s${stem}`, weights.stem * weight)
    const grams = gramsOf(words[at] ?? stem)
    const share = (weights.gram * weight) / Math.sqrt(grams.length)
    for (const gram of grams) add(vector, gram, share)
  }
  for (const concept of new Set(concepts)) add(vector, `c${concept}`, weights.concept)
  return normalise(vector)
}

/** Longer words and numbers tell more than short ones, everyday words less. */
function wordWeight(stem: string): number {
  if (isWeakStem(stem)) return 0.5
  return Math.min(1.2, 0.5 + 0.12 * stem.length)
}

/** Character 3- to 5-grams of a word with its borders. */
function gramsOf(word: string): readonly string[] {
  const letters = [...`<${word}>`]
  const grams: string[] = []
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= letters.length; at++) grams.push(letters.slice(at, at + size).join(''))
  }
  return grams.length > 0 ? grams : [letters.join('')]
}

/** Adds a feature at two hashed places with hashed signs, which evens out collisions. */
function add(vector: Float32Array, feature: string, weight: number): void {
  const hash = fnv1a(feature)
  const mask = LEXICAL_MODEL.dimensions - 1
  const first = hash & mask
  const second = (hash >>> 11) & mask
  const share = weight * Math.SQRT1_2
  vector[first] = (vector[first] ?? 0) + (hash & 0x40000000 ? share : -share)
  vector[second] = (vector[second] ?? 0) + (hash & 0x20000000 ? share : -share)
}

/** 32-bit FNV-1a with a final mix. Source: RFC 9923; mix of MurmurHash3 (public domain). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function normalise(vector: Float32Array): Float32Array {
  let sum = 0
  for (const value of vector) sum += value * value
  if (sum === 0) return vector
  const scale = 1 / Math.sqrt(sum)
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) * scale
  return vector
}
