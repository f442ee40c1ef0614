const FRENCH = new Set(
  'le la les de du des un une et est je tu vous il elle que qui pas ne pour dans sur au aux ce cette mes mon ma suis avec bonjour merci oui non rien lequel fait'.split(
    ' ',
  ),
)
const ENGLISH = new Set(
  'the a an of and is are i you it that to in on not for with my this do did can cannot hello thanks yes no which done or from what am be'.split(
    ' ',
  ),
)
const REFUSAL =
  /d[ée]sol|d[ée]passe|ne (?:sais|peux|suis)|impossible|pas (?:acc[èe]s|possible|capable)|mod[èe]le plus grand|sorry|beyond|can(?:no|'|’)?t|unable|not able|larger model/i

/**
 * The language of a text by its small words; undefined when they do not tell. Words that stand in `quoted`, what a tool
 * answered, are names and reasons that any language repeats as they are.
 */
export function languageOf(text: string, quoted = ''): 'fr' | 'en' | undefined {
  const repeated = new Set(wordsOf(quoted))
  const words = wordsOf(text).filter((word) => !repeated.has(word))
  const count = (known: ReadonlySet<string>) => words.filter((word) => known.has(word)).length
  const french = count(FRENCH) + (/[éèêçàùœ]/.test(words.join()) || /[«»]/.test(text) ? 1 : 0)
  const english = count(ENGLISH)
  return french === english ? undefined : french > english ? 'fr' : 'en'
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

/** Whether a text declines what was asked. */
export const isRefusal = (text: string): boolean => REFUSAL.test(text)

/** Whether a text contains a phrase, whatever the case and the accents. */
export const contains = (text: string, phrase: string): boolean => bare(text).includes(bare(phrase))

const bare = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").replaceAll(/\s+/g, ' ').toLowerCase()
