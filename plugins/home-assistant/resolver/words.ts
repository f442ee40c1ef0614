import { foldNumbers } from './number-words.ts'

/** One word of a name or of what was said, in the forms by which words are compared. */
export interface Token {
  /** Lower case, without accents. */
  readonly raw: string
  /** Without the marks of plural and gender, so that `lampes`, `lampe` and `lamp` are one. */
  readonly stem: string
  readonly isPlural: boolean
}

const DROPPED = new Set(
  (
    'le la les l un une des du de d au aux a en dans et ma mon mes ton ta tes notre nos votre vos son sa ses leur leurs ' +
    'ce cet cette ces celui celle ceux celles the an of in on at to my our your his her their this that these those and ' +
    'please stp svp merci pls thx numero number cote side s'
  ).split(' '),
)
const ALL = new Set(
  'tout toute tous toutes all every each everything everywhere partout entier entiere whole'.split(' '),
)
/** Words that end like a plural and are none. */
const INVARIANT = new Set(
  'tapis bus radis bras bas dos repas souris temps fois bois downstairs upstairs stairs christmas glass gas bus canvas sous velux deux matelas palais frais jus'.split(
    ' ',
  ),
)

/** What was said: its tokens without articles and politeness, and whether it asks for all of a kind. */
export interface Phrase {
  readonly tokens: readonly Token[]
  readonly isAll: boolean
}

/** Cuts text into comparable tokens. */
export function readPhrase(text: string): Phrase {
  const words = foldNumbers(splitWords(text))
  const kept = words.filter((word) => !DROPPED.has(word))
  // A name made of nothing but articles, for example "A", is kept as it is.
  const named = kept.length > 0 ? kept : words
  const tokens = named.filter((word) => !ALL.has(word)).map(toToken)
  return { tokens, isAll: tokens.length < named.length }
}

/** Folded words in order, elisions and possessives opened: `l'abat-jour` → `l`, `abat`, `jour`. */
function splitWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/['’]s\b/g, '')
    .replace(/(\d)\s*(?:er|ere|eme|e|st|nd|rd|th)\b/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** A token of a folded word. */
export function toToken(raw: string): Token {
  const isPlural = raw.length > 3 && /[sx]$/.test(raw) && !/ss$/.test(raw) && !INVARIANT.has(raw) && !/\d/.test(raw)
  return { raw, stem: stemOf(raw), isPlural }
}

function stemOf(raw: string): string {
  if (raw.length <= 3 || /\d/.test(raw) || INVARIANT.has(raw)) return raw
  const single = raw
    .replace(/(?:ies|ie|y)$/, 'i')
    .replace(/(?:sses|shes|ches|xes)$/, (ending) => ending.slice(0, -2))
    .replace(/(?<=u)x$/, '')
    .replace(/(?<!s)s$/, '')
  return single.length > 3 ? single.replace(/e$/, '') : single
}
