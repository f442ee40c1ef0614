import { fold } from './fold.ts'
import { isStopWord } from './stop-words.ts'

/** Words of a text, folded, in order; punctuation and French elisions (`l'`, `qu'`) separate. */
export function words(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Words that say what a text is about. All words where nothing else is left, so that a text of stop words is still findable. */
export function contentWords(text: string): readonly string[] {
  const all = words(text)
  const rest = all.filter((word) => !isStopWord(word))
  return rest.length > 0 ? rest : all
}
