/** Lower case without accents, so that « Éteins » and `eteins` meet in a search. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
}

/** At most eight words of a query, folded; punctuation separates. */
export function foldedWords(query: string): readonly string[] {
  return (fold(query).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8)
}
