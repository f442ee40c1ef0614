/** Edits that a word of this length may carry and still be taken for another. */
export function allowedEdits(length: number): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/**
 * True when a word is a likely misspelling of another: the same first letter (or the first two swapped), no digits,
 * and at most `allowedEdits` insertions, deletions, replacements or swaps of neighbours.
 */
export function isTypoOf(word: string, of: string): boolean {
  return editsBetween(word, of) !== undefined
}

/** Number of edits between a misspelling and a word, undefined when they are too far apart. */
export function editsBetween(word: string, of: string): number | undefined {
  if (/\d/.test(word) || /\d/.test(of)) return undefined
  const bound = Math.min(allowedEdits(word.length), allowedEdits(of.length))
  if (bound === 0 || Math.abs(word.length - of.length) > bound) return undefined
  if (word[0] !== of[0] && !(word[0] === of[1] && word[1] === of[0])) return undefined
  const edits = damerauLevenshtein(word, of)
  return edits <= bound ? edits : undefined
}

/** Optimal string alignment distance. Source: Damerau 1964, Levenshtein 1966. */
function damerauLevenshtein(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1)
      current.push(best)
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
