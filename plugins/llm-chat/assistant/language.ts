/** Languages in which the box's own lines of the prompt exist. */
export type PromptLanguage = 'fr' | 'en'

const FRENCH =
  /[àâçéèêëîïôûùœ]|\b(le|la|les|un|une|des|du|au|aux|est|et|je|tu|il|elle|on|nous|vous|moi|ce|cette|que|qui|quoi|quel|quelle|dans|sur|avec|pour|pas|bonjour|merci|salut|allume|eteins|ouvre|ferme|mets|combien|quand|comment|pourquoi)\b/giu
const ENGLISH =
  /\b(the|a|an|is|are|and|i|you|it|we|they|me|my|this|that|what|which|who|in|on|with|for|not|hello|hi|thanks|please|turn|switch|open|close|set|how|when|why|where|do|does|can|could)\b/giu

/** French or English, by the small words of a sentence; a guess good enough for a line of the prompt. */
export function guessLanguage(text: string): PromptLanguage {
  return (text.match(FRENCH)?.length ?? 0) > (text.match(ENGLISH)?.length ?? 0) ? 'fr' : 'en'
}
