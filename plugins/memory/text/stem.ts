/**
 * Light stem of a folded French or English word, one rule set for both since the language of a short text is a guess:
 * plural off, then one ending, as long as four letters stay (three for the commonest endings).
 * It is only ever compared with other stems, so it need not be a word.
 */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const singular = withoutPlural(word)
  for (const [ending, keep] of ENDINGS) {
    if (singular.length - ending.length >= keep && singular.endsWith(ending)) {
      return withoutDouble(singular.slice(0, -ending.length))
    }
  }
  return withoutDouble(singular)
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (word.endsWith('aux') && word.length > 5) return `${word.slice(0, -3)}al`
  if (/(?:eux|oux|eaux)$/.test(word)) return word.slice(0, -1)
  if (word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

/** `runn` and `run` meet; `ville` keeps nothing to lose. */
function withoutDouble(word: string): string {
  return word.length > 3 && /([bcdfglmnprst])\1$/.test(word) ? word.slice(0, -1) : word
}

/** Ending and the letters that must stay; longest first. */
const ENDINGS: readonly (readonly [string, number])[] = (
  [
    ['issement', 3],
    ['ements', 4],
    ['aient', 3],
    ['ation', 3],
    ['ement', 4],
    ['ness', 4],
    ['ique', 4],
    ['euse', 4],
    ['ions', 4],
    ['ment', 4],
    ['eur', 4],
    ['ier', 4],
    ['ing', 3],
    ['ait', 4],
    ['ais', 4],
    ['ant', 4],
    ['ion', 4],
    ['ive', 4],
    ['ent', 4],
    ['ic', 4],
    ['if', 4],
    ['ee', 3],
    ['ie', 3],
    ['er', 3],
    ['ez', 3],
    ['ed', 3],
    ['ir', 4],
    ['ly', 4],
    ['e', 3],
    ['y', 3],
  ] as const
).toSorted((a, b) => b[0].length - a[0].length)
