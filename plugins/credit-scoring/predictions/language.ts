import type { Language } from '../dataset/credit-schema.ts'

/** Language of the words: the one asked for, else the first of `Accept-Language` that there are words in, else the box's. */
export function chooseLanguage(
  asked: Language | undefined,
  accepted: string | undefined,
  fallback: Language,
): Language {
  if (asked !== undefined) return asked
  const wished = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality), position }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.position - b.position)
  const known = wished.find(({ language }) => language === 'fr' || language === 'en')?.language
  return known === 'fr' || known === 'en' ? known : fallback
}
