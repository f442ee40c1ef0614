import { flatten } from '../reminders/flat.ts'
import { readWhen } from '../reminders/when.ts'
import { termsOf } from '../text/terms.ts'
import type { Statement } from './statement.ts'

const MAX_TURN_CHARS = 4000
const MAX_SENTENCE_CHARS = 300
const MAX_STATEMENTS = 5

/**
 * What of a person's own words is worth keeping, by fixed rules: an explicit request to remember, a reminder, and plain
 * statements about name, home, work, family, tastes, allergies and belongings. For models that cannot be trusted to extract.
 * Questions, wishes and commands yield nothing: to miss a fact is better than to keep a wrong one.
 */
export function statementsIn(text: string, now: Temporal.ZonedDateTime): readonly Statement[] {
  const found: Statement[] = []
  for (const sentence of sentencesOf(text.slice(0, MAX_TURN_CHARS))) {
    if (found.length === MAX_STATEMENTS) break
    const statement = readReminder(sentence, now) ?? readRequest(sentence) ?? readFact(sentence)
    if (statement !== undefined) found.push(statement)
  }
  return found
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…])\s+|[\n;]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 6 && sentence.length <= MAX_SENTENCE_CHARS && !sentence.endsWith('?'))
}

const REMIND =
  /^(?:(?:peux-tu|tu peux|s'il te plait|please|can you|could you),? )*(?:rappelle(?:-| )moi|rappelez-moi|fais-moi penser|remind me)(?: ?,)?/

/** `Rappelle-moi demain à 18h de sortir la poubelle`: the action without the time, and the time as said. */
function readReminder(sentence: string, now: Temporal.ZonedDateTime): Statement | undefined {
  const intro = REMIND.exec(flatten(sentence))
  if (intro === null) return undefined
  const rest = sentence.slice(intro[0].length)
  const when = readWhen(rest, now)
  const action = tidy(
    removeSpans(rest, when?.spans ?? []).replace(/^[\s,]*(?:de |d'|d’|a |à |to |that |que |qu'|about )/i, ''),
  )
  if (action.length < 3) return undefined
  const due = when?.spans.map(({ from, to }) => rest.slice(from, to)).join(' ')
  return { content: action, category: 'reminder', importance: 7, ...(due === undefined ? {} : { due }) }
}

const REQUEST =
  /^(?:(?:s'il te plait|please|et|and),? )*(?:souviens-toi|rappelle-toi|retiens(?: bien)?|note(?: bien)?|n'oublie pas|garde en memoire|memorise|remember|don't forget|do not forget|keep in mind|note)(?: (?:que|qu'|that)|:| :) ?/

/** `Souviens-toi que …`: whatever follows, with the subject of the fact in it if a rule knows one. */
function readRequest(sentence: string): Statement | undefined {
  const intro = REQUEST.exec(flatten(sentence))
  if (intro === null) return undefined
  const content = tidy(sentence.slice(intro[0].length))
  if (content.length < 3) return undefined
  return { category: 'fact', ...readFact(content), content, importance: 8 }
}

interface Rule {
  readonly pattern: RegExp
  readonly category: 'fact' | 'preference'
  readonly importance: number
  /** Subject from the groups of the pattern; undefined for a statement that can stand beside others about the same. */
  subject(groups: readonly string[]): string | undefined
}

const RELATIVES =
  'pere|mere|papa|maman|frere|s(?:oe|œ)ur|fils|fille|mari|femme|conjoint|compagne|compagnon|epouse?|ami|amie|chat|chatte|chien|chienne|chef|patron|medecin|dentiste|nounou|father|mother|dad|mum|mom|brother|sister|son|daughter|husband|wife|partner|friend|cat|dog|boss|doctor|dentist|babysitter'

const RULES: readonly Rule[] = [
  rule("(?:je m'appelle|mon nom est|mon prenom est|my name is|call me|appelle-moi) (.+)", 'fact', 9, () => 'my name'),
  rule(
    "(?:j'habite|je vis|i live|i've moved to|i moved to|j'ai demenage|je viens de demenager) (.+)",
    'fact',
    8,
    () => 'my home',
  ),
  rule('(?:je travaille|i work) (?:chez|a|au|pour|comme|dans|for|at|as) (.+)', 'fact', 7, () => 'my work'),
  rule("(?:j'ai (\\d{1,3}) ans|i(?:'m| am) (\\d{1,3}) years old)", 'fact', 7, () => 'my age'),
  rule(
    "(?:je suis|i am|i'm) allergi(?:que|c) (?:a|au|aux|a la|a l'|to) ?(.+)",
    'fact',
    9,
    ([what]) => `allergy ${key(what)}`,
  ),
  rule(
    "(?:je suis|i am|i'm) (?:a )?(?:vegetarien|vegetarienne|vegan|vegane|vegetarian|diabetique|diabetic|coeliaque|coeliac)",
    'fact',
    8,
    () => 'my diet',
  ),
  rule("l'anniversaire de (.+?) est (.+)", 'fact', 7, ([who]) => `birthday ${key(who)}`),
  rule("(.+?)(?:'s|s') birthday is (.+)", 'fact', 7, ([who]) => `birthday ${key(who)}`),
  rule(
    "(?:mon|ma|notre|my|our) (.+?) (?:prefere|preferee|favori|favorite) (?:est|c'est|sont) (.+)",
    'preference',
    7,
    ([what]) => `favourite ${key(what)}`,
  ),
  rule('(?:my|our) favou?rite (.+?) (?:is|are) (.+)', 'preference', 7, ([what]) => `favourite ${key(what)}`),
  rule(
    `(?:mon|ma|my) ((?:${RELATIVES})) (?:s'appelle|se nomme|is called|is named|'s name is) (.+)`,
    'fact',
    7,
    ([who]) => `name ${key(who)}`,
  ),
  rule(`(?:my) ((?:${RELATIVES}))'s name is (.+)`, 'fact', 7, ([who]) => `name ${key(who)}`),
  rule("(?:je prefere|i prefer|i'd rather have) (.+)", 'preference', 6, ([what]) => `taste ${key(what)}`),
  rule(
    "(?:j'aime bien|j'aime beaucoup|j'aime|j'adore|i really like|i like|i love|i enjoy) (.+)",
    'preference',
    6,
    ([what]) => `taste ${key(what)}`,
  ),
  rule(
    "(?:je n'aime pas|je n'aime plus|je deteste|je ne supporte pas|je ne mange pas|je ne mange plus|i don't like|i do not like|i no longer like|i hate|i can't stand|i don't eat|i no longer eat) (?:de |d')?(.+)",
    'preference',
    7,
    ([what]) => `taste ${key(what)}`,
  ),
  rule(
    "(?:le|la|l'|les) ?(code|mot de passe|cle|clef|numero) (.+?) (?:est|sont) (.+)",
    'fact',
    8,
    ([what, of]) => `${key(what)} ${key(of)}`,
  ),
  rule('the (code|password|key|number) (.+?) (?:is|are) (.+)', 'fact', 8, ([what, of]) => `${key(what)} ${key(of)}`),
  rule(
    '(?:mon|ma|mes|notre|nos|my|our) ([a-z][^,]{1,60}?) (?:est|sont|is|are|se trouve|se trouvent) (?:range|ranges|rangee|rangees|kept|stored)? ?(?:dans|sur|sous|chez|au|aux|en|derriere|a|in|on|at|under|behind) (.+)',
    'fact',
    6,
    ([what]) => `place ${key(what)}`,
  ),
  rule('(?:mon|ma|mes|notre|nos|my|our) [a-z][^,]{1,60}? (?:est|sont|is|are) .+', 'fact', 6, () => undefined),
]

function readFact(sentence: string): Statement | undefined {
  const flat = flatten(sentence).replace(/[.!…\s]+$/, '')
  if (NOT_A_FACT.test(flat)) return undefined
  for (const { pattern, category, importance, subject } of RULES) {
    const match = pattern.exec(flat)
    if (match === null) continue
    const about = subject(match.slice(1).filter((group) => group !== undefined))
    return { content: tidy(sentence), category, importance, ...(about === undefined ? {} : { subject: about }) }
  }
  return undefined
}

/** Wishes, questions without a mark and what passes with the day. */
const NOT_A_FACT =
  /^(?:j'aimerais|je voudrais|i'd like|i would like|est-ce|qu'est|quel|comment|pourquoi|what|when|where|who|how|why|is |are |do |does |can |peux)|\b(?:aujourd'hui|ce soir|ce matin|en ce moment|maintenant|today|tonight|right now|at the moment|just now)\b|\b(?:en retard|fatigue|presse|en panne|tired|late|ready|busy|sorry|hungry|cold|hot|faim|froid|chaud)$/

function rule(source: string, category: Rule['category'], importance: number, subject: Rule['subject']): Rule {
  return {
    pattern: new RegExp(`^(?:(?:et|mais|au fait|and|but|by the way|oh|so),? )?(?:${source})$`),
    category,
    importance,
    subject,
  }
}

/** Words of a subject in a form that another wording of the same also has. */
function key(text = ''): string {
  return termsOf(text).stems.slice(0, 4).toSorted().join(' ')
}

function removeSpans(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  return spans.toReversed().reduce((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text)
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[\s,:]+|[\s,.!…]+$/g, '')
}
