const UNITS: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, deux: 2, three: 3, trois: 3, four: 4, quatre: 4, five: 5, cinq: 5, six: 6, seven: 7, sept: 7,
  eight: 8, huit: 8, nine: 9, neuf: 9, ten: 10, dix: 10, eleven: 11, onze: 11, twelve: 12, douze: 12, thirteen: 13,
  treize: 13, fourteen: 14, quatorze: 14, fifteen: 15, quinze: 15, sixteen: 16, seize: 16, seventeen: 17, eighteen: 18,
  nineteen: 19, premier: 1, premiere: 1, first: 1, second: 2, seconde: 2, deuxieme: 2, third: 3, troisieme: 3,
} // biome-ignore format: a table
const TENS: Readonly<Record<string, number>> = {
  twenty: 20, vingt: 20, vingts: 20, thirty: 30, trente: 30, forty: 40, quarante: 40, fifty: 50, cinquante: 50,
  sixty: 60, soixante: 60, seventy: 70, septante: 70, eighty: 80, octante: 80, huitante: 80, ninety: 90, nonante: 90,
} // biome-ignore format: a table
const FRENCH_TEENS: Readonly<Record<string, number>> = {
  dix: 10, onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16,
} // biome-ignore format: a table
const PORTIONS: Readonly<Record<string, number>> = {
  half: 50, halfway: 50, moitie: 50, quarter: 25, quart: 25, full: 100, max: 100, maximum: 100, fond: 100, plein: 100,
  min: 1, minimum: 1,
} // biome-ignore format: a table

/** English nouns that are counted in the names of a home. */
const COUNTED = new Set(
  'plug socket outlet lamp light spot switch number room bedroom zone camera speaker floor blind fan'.split(' '),
)

/** Replaces runs of folded number words, French and English, 0 to 199, by digits: `vingt et un` → `21`. */
export function foldNumbers(words: readonly string[]): readonly string[] {
  const out: string[] = []
  for (let at = 0; at < words.length; ) {
    // In French a "four" is an oven: it counts only after an English noun.
    const isOven = words[at] === 'four' && !COUNTED.has(words[at - 1] ?? '')
    const run = isOven ? undefined : readNumber(words, at)
    if (run === undefined) out.push(words[at++] ?? '')
    else {
      out.push(String(run.value))
      at = run.end
    }
  }
  return out
}

/** Reads a number that a person or a model wrote: `40`, `40 %`, `20,5`, `vingt et un et demi`, `half`. */
export function readQuantity(text: string): number | undefined {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
  const digits = /^[-+]?\d+(?:[.,]\d+)?(?=\s*(?:%|percent|pour\s?cents?|pourcents?|degres?|degrees?|°|$))/.exec(plain)
  if (digits !== null) return Number(digits[0].replace(',', '.'))
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const portion = words.map((word) => PORTIONS[word]).find((value) => value !== undefined)
  if (words[0] === 'cent' || words[0] === 'hundred') return 100
  const run = words[0] === 'un' || words[0] === 'une' ? { value: 1, end: 1 } : readNumber(words, 0)
  if (run === undefined) return portion
  const rest = words.slice(run.end).join(' ')
  if (/^(?:et demie?|and a half)/.test(rest)) return run.value + 0.5
  const decimals = /^(?:virgule|point) (.+)$/.exec(rest)?.[1]
  const fraction = decimals === undefined ? undefined : readNumber(decimals.split(' '), 0)?.value
  return fraction === undefined ? run.value : Number(`${run.value}.${fraction}`)
}

/** A run of number words at a place. `un` and `une` count only after tens: alone they are articles. */
function readNumber(words: readonly string[], start: number): { value: number; end: number } | undefined {
  const first = words[start] ?? ''
  if (first === 'hundred' || first === 'cent') return { value: 100, end: start + 1 }
  if (first === 'quatre' && /^vingts?$/.test(words[start + 1] ?? '')) return afterTens(words, start + 2, 80)
  const tens = TENS[first]
  if (tens !== undefined) return afterTens(words, start + 1, tens)
  const unit = UNITS[first]
  if (unit === undefined) return undefined
  const next = UNITS[words[start + 1] ?? '']
  if (first === 'dix' && next !== undefined && next >= 7 && next <= 9) return { value: 10 + next, end: start + 2 }
  return { value: unit, end: start + 1 }
}

function afterTens(words: readonly string[], at: number, tens: number): { value: number; end: number } {
  const linked = words[at] === 'et' ? at + 1 : at
  const word = words[linked] ?? ''
  if (linked > at && words[linked + 1] === 'demi') return { value: tens, end: at }
  if ((word === 'un' || word === 'une') && linked > at) return { value: tens + 1, end: linked + 1 }
  if (word === 'un' || word === 'une') return { value: tens + 1, end: linked + 1 }
  const teen = FRENCH_TEENS[word]
  if (teen !== undefined && (tens === 60 || tens === 80)) {
    const unit = UNITS[words[linked + 1] ?? '']
    if (word === 'dix' && unit !== undefined && unit >= 7 && unit <= 9)
      return { value: tens + 10 + unit, end: linked + 2 }
    return { value: tens + teen, end: linked + 1 }
  }
  const unit = UNITS[word]
  if (unit !== undefined && unit >= 1 && unit <= 9) return { value: tens + unit, end: linked + 1 }
  return { value: tens, end: at }
}
