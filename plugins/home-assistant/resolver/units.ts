import { CONCEPTS, type Concept, type Kind } from './lexicon.ts'
import type { Token } from './words.ts'

/** How closely words are compared: letter by letter, by stem, or by meaning. */
export type Closeness = 'raw' | 'stem' | 'concept'
/** Every closeness, the strictest first. */
export const CLOSENESS: readonly Closeness[] = ['raw', 'stem', 'concept']

/** A word, or a phrase taken as one, with what it may mean. */
export interface Unit {
  /** What is compared. */
  readonly key: string
  readonly kinds: readonly Kind[]
  readonly isPlural: boolean
  /** Place in the token sequence. */
  readonly start: number
  readonly end: number
}

interface Span {
  readonly start: number
  readonly end: number
  readonly concept: Concept
}

/** Concepts by the first stem of their phrases, longest phrase first. */
const BY_FIRST_STEM: ReadonlyMap<string, readonly { stems: readonly string[]; concept: Concept }[]> = (() => {
  const map = new Map<string, { stems: readonly string[]; concept: Concept }[]>()
  for (const concept of CONCEPTS)
    for (const stems of concept.phrases) {
      const list = map.get(stems[0] ?? '') ?? []
      list.push({ stems, concept })
      map.set(stems[0] ?? '', list)
    }
  for (const list of map.values()) list.sort((a, b) => b.stems.length - a.stems.length)
  return map
})()

/** Every stem that the lexicon knows. */
export const LEXICON_STEMS: ReadonlySet<string> = new Set(CONCEPTS.flatMap((c) => c.phrases.flat()))

/** Tokens as units of one closeness. */
export function toUnits(tokens: readonly Token[], closeness: Closeness): readonly Unit[] {
  const spans = conceptSpans(tokens)
  if (closeness === 'concept') return collapse(tokens, spans)
  return tokens.map((token, at) => ({
    key: closeness === 'raw' ? token.raw : token.stem,
    kinds: kindsAt(tokens, at, spans),
    isPlural: token.isPlural,
    start: at,
    end: at + 1,
  }))
}

/** Greedy reading from the left, the longest phrase first. */
function conceptSpans(tokens: readonly Token[]): readonly Span[] {
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; ) {
    const hit = BY_FIRST_STEM.get(tokens[at]?.stem ?? '')?.find(({ stems }) =>
      stems.every((stem, offset) => tokens[at + offset]?.stem === stem),
    )
    if (hit === undefined) at++
    else {
      spans.push({ start: at, end: at + hit.stems.length, concept: hit.concept })
      at += hit.stems.length
    }
  }
  return spans
}

/** Kinds of the phrase around a token, and of the token alone. */
function kindsAt(tokens: readonly Token[], at: number, spans: readonly Span[]): readonly Kind[] {
  const around = spans.find((span) => span.start <= at && at < span.end)?.concept.kind
  const alone = BY_FIRST_STEM.get(tokens[at]?.stem ?? '')?.find(({ stems }) => stems.length === 1)?.concept.kind
  return [...new Set([around, alone])].filter((kind) => kind !== undefined)
}

function collapse(tokens: readonly Token[], spans: readonly Span[]): readonly Unit[] {
  const units: Unit[] = []
  for (let at = 0; at < tokens.length; ) {
    const span = spans.find((candidate) => candidate.start === at)
    const end = span?.end ?? at + 1
    units.push({
      key: span === undefined ? (tokens[at]?.stem ?? '') : `~${span.concept.id}`,
      kinds: span?.concept.kind === undefined ? [] : [span.concept.kind],
      isPlural: tokens.slice(at, end).some((token) => token.isPlural),
      start: at,
      end,
    })
    at = end
  }
  return units
}
