import type { HomeIndex } from './index-home.ts'
import { readPhrase } from './words.ts'

const LEAST_LIKENESS = 0.34

/** Names of at most three things or places that look most like the words, for an answer that asks back. */
export function nearestNames(
  asked: string,
  index: HomeIndex,
  isWanted: (domain: string) => boolean,
): readonly string[] {
  const grams = gramsOf(asked)
  if (grams.size === 0) return []
  const names = new Map<string, number>()
  for (const { thing } of index.things) {
    if (!isWanted(thing.domain) || thing.isAuxiliary === true) continue
    const likeness = Math.max(...[thing.name, ...(thing.aliases ?? [])].map((name) => dice(grams, gramsOf(name))))
    names.set(thing.name, Math.max(likeness, names.get(thing.name) ?? 0))
  }
  return best(names)
}

/** Names of at most three areas or floors that look most like the words. */
export function nearestPlaces(asked: string, index: HomeIndex): readonly string[] {
  const grams = gramsOf(asked)
  return best(new Map(index.places.map((place) => [place.label, dice(grams, gramsOf(place.label))])))
}

function best(scores: ReadonlyMap<string, number>): readonly string[] {
  return [...scores]
    .filter(([, likeness]) => likeness >= LEAST_LIKENESS)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name]) => name)
}

/** Pairs of letters of the stems, word by word. */
function gramsOf(text: string): ReadonlySet<string> {
  return new Set(
    readPhrase(text).tokens.flatMap(({ stem }) =>
      Array.from({ length: stem.length + 1 }, (_, at) => ` ${stem} `.slice(at, at + 2)),
    ),
  )
}

/** Dice coefficient of two sets, 0..1. Source: Dice 1945. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * a.intersection(b).size) / (a.size + b.size)
}
