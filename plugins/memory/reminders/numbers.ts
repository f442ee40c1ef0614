/** Value of what `NUMBER` matched; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const parts = text.split(/[\s-]+/).filter((part) => part !== 'et' && part !== 'and')
  const values = parts.map((part) => UNITS[part] ?? TENS[part])
  if (values.length === 0 || values.includes(undefined)) return undefined
  return values.reduce((sum: number, value) => sum + (value ?? 0), 0)
}

const UNITS: Readonly<Record<string, number>> = {
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11 },
  ...{ douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16, 'dix-sept': 17, 'dix-huit': 18, 'dix-neuf': 19 },
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11 },
  ...{ twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 },
}

const TENS: Readonly<Record<string, number>> = {
  ...{ vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
  ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60 },
}

/** Pattern of a number in digits or in French or English words up to 99, without accents, lower case. */
export const NUMBER = buildPattern()

function buildPattern(): string {
  const longestFirst = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length).join('|')
  const units = longestFirst(Object.keys(UNITS))
  const tens = longestFirst(Object.keys(TENS))
  return `(?:\\d{1,4}|(?:(?:${tens})(?:[\\s-](?:(?:et|and)[\\s-])?(?:${units}))?|(?:${units}))(?![a-z]))`
}
