/** A colour as a light takes it. */
export type Colour = { readonly rgb: readonly [number, number, number] } | { readonly kelvin: number }

const NAMED: Readonly<Record<string, readonly [number, number, number]>> = {
  red: [255, 0, 0], rouge: [255, 0, 0], green: [0, 255, 0], vert: [0, 255, 0], blue: [0, 0, 255], bleu: [0, 0, 255],
  yellow: [255, 220, 0], jaune: [255, 220, 0], orange: [255, 120, 0], purple: [150, 0, 255], violet: [150, 0, 255],
  mauve: [190, 110, 255], pink: [255, 80, 160], rose: [255, 80, 160], turquoise: [0, 220, 200], cyan: [0, 255, 255],
  magenta: [255, 0, 255], lime: [160, 255, 0], gold: [255, 190, 40], or: [255, 190, 40], dore: [255, 190, 40],
  indigo: [75, 0, 200], lavender: [190, 150, 255], lavande: [190, 150, 255], salmon: [255, 130, 110],
  saumon: [255, 130, 110], amber: [255, 170, 0], ambre: [255, 170, 0], coral: [255, 110, 80], corail: [255, 110, 80],
  fuchsia: [255, 0, 170], marine: [0, 0, 130], navy: [0, 0, 130], brown: [150, 75, 20], marron: [150, 75, 20],
} // biome-ignore format: a table
const WHITES: Readonly<Record<string, number>> = {
  'warm white': 2700, 'blanc chaud': 2700, 'soft white': 3000, 'blanc doux': 3000, white: 4000, blanc: 4000,
  blanche: 4000, 'neutral white': 4000, 'blanc neutre': 4000, 'cool white': 5500, 'cold white': 6000,
  'blanc froid': 6000, daylight: 6000, 'lumiere du jour': 6000,
} // biome-ignore format: a table

/** Reads a colour: a word in French or English (a slip of one letter is forgiven), `#rrggbb`, or kelvins such as `2700 K`. */
export function readColour(text: string): Colour | undefined {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ')
  const hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(plain)
  if (hex !== null) return { rgb: [byte(hex[1]), byte(hex[2]), byte(hex[3])] }
  const kelvin = Number(/^(\d{4,5}) ?k(?:elvins?)?$/.exec(plain)?.[1])
  if (kelvin >= 1000 && kelvin <= 12_000) return { kelvin }
  const white = WHITES[plain]
  if (white !== undefined) return { kelvin: white }
  const word = plain.replace(/^(?:en|du|de la|le|la) /, '').replace(/ (?:clair|fonce|pale|light|dark)$/, '')
  const rgb = NAMED[word] ?? NAMED[word.replace(/(?:e|s|es)$/, '')] ?? NAMED[nearest(word) ?? '']
  return rgb === undefined ? undefined : { rgb }
}

function byte(hex: string | undefined): number {
  return Number.parseInt(hex ?? '0', 16)
}

/** The one colour word that differs by a single missing letter. */
function nearest(word: string): string | undefined {
  if (word.length < 5) return undefined
  const hits = Object.keys(NAMED).filter((name) => lacksOne(word, name))
  return hits.length === 1 ? hits[0] : undefined
}

function lacksOne(short: string, long: string): boolean {
  if (long.length !== short.length + 1) return false
  for (let at = 0; at < long.length; at++) if (long.slice(0, at) + long.slice(at + 1) === short) return true
  return false
}
