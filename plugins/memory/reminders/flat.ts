/** A part of a text that was read. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Lower case without accents, letter for letter, so that positions in it are positions in the text. */
export function flatten(text: string): string {
  let flat = ''
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    flat += letter === '’' ? "'" : (letter.normalize('NFD')[0] ?? letter).toLowerCase()[0]
  }
  return flat
}

/** The text with a span blanked, positions kept. */
export function blank(text: string, span: Span): string {
  return text.slice(0, span.from) + ' '.repeat(span.to - span.from) + text.slice(span.to)
}

/** A pattern with how to read its groups; `undefined` means that it was something else after all. */
export interface Reader<T> {
  readonly pattern: RegExp
  read(groups: readonly (string | undefined)[]): T | undefined
}

/** The first reader, in order, that makes sense of the text. */
export function firstOf<T>(readers: readonly Reader<T>[], flat: string): (Span & { readonly value: T }) | undefined {
  for (const { pattern, read } of readers) {
    const match = pattern.exec(flat)
    const value = match === null ? undefined : read(match.slice(1))
    if (match !== null && value !== undefined) {
      return { value, from: match.index, to: match.index + match[0].length }
    }
  }
  return undefined
}

/** A pattern that stands between words. A space in the source matches any white space, ` ?` also none. */
export function phrase(source: string): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${source.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+')})(?![a-z0-9])`)
}
