import { editsBetween } from './typo.ts'
import { type Token, toToken } from './words.ts'

const MAX_READINGS = 4

/**
 * Readings of tokens in which words that mean nothing here are replaced by the nearest that do: misspellings, words
 * written together or apart. Words that are known stay as they are. Empty when nothing could be corrected.
 */
export function correctedReadings(
  tokens: readonly Token[],
  vocabulary: ReadonlySet<string>,
): readonly (readonly Token[])[] {
  let readings: (readonly Token[])[] = [[]]
  let isChanged = false
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    const next = tokens[at + 1]
    const joined = next === undefined ? undefined : toToken(token.raw + next.raw)
    let choices: readonly (readonly Token[])[] = [[token]]
    if (joined !== undefined && vocabulary.has(joined.stem) && !/\d/.test(joined.raw)) {
      choices = [[joined]]
      at++
    } else if (!vocabulary.has(token.stem)) choices = replacements(token, vocabulary)
    if (choices.length !== 1 || choices[0]?.[0] !== token) isChanged = true
    if (choices.length === 0) choices = [[token]]
    readings = readings.flatMap((reading) => choices.map((choice) => [...reading, ...choice])).slice(0, MAX_READINGS)
  }
  return isChanged ? readings : []
}

function replacements(token: Token, vocabulary: ReadonlySet<string>): readonly (readonly Token[])[] {
  for (let cut = 2; cut <= token.raw.length - 2; cut++) {
    const [head, tail] = [toToken(token.raw.slice(0, cut)), toToken(token.raw.slice(cut))]
    if (head.raw.length + tail.raw.length >= 6 && vocabulary.has(head.stem) && vocabulary.has(tail.stem))
      return [[head, tail]]
  }
  let best: string[] = []
  let fewest = Number.POSITIVE_INFINITY
  for (const stem of vocabulary) {
    const edits = editsBetween(token.stem, stem)
    if (edits === undefined || edits > fewest) continue
    best = edits < fewest ? [stem] : [...best, stem]
    fewest = edits
  }
  return best.slice(0, MAX_READINGS).map((stem) => [{ ...token, raw: stem, stem }])
}
