import { domainsOf, isCapable, isReporting } from './capabilities.ts'
import type { Grade, Match, Said } from './grade.ts'
import type { Thing, Words } from './home.ts'
import { fitsKind, type HomeIndex, type IndexedThing, type NameForm } from './index-home.ts'
import { areasOfSpans, type Location } from './places.ts'
import { isForPlayers, playersInUse } from './players.ts'
import type { Unit } from './units.ts'
import type { Token } from './words.ts'

/** One request, read as far as it goes before things are looked at. */
export interface Request {
  readonly words: Words
  readonly index: HomeIndex
  readonly location: Location | undefined
  readonly areaTokens: readonly Token[]
  readonly isAll: boolean
  /** The words, for the answer. */
  readonly asked: string
}

interface Scope {
  readonly request: Request
  readonly isPlural: boolean
  /** The words or the request hold a place. */
  readonly hasPlace: boolean
}

/** What remains after choosing: things that are meant, or several of which a question must choose. */
export type Choice =
  | { readonly kind: 'certain' | 'several'; readonly things: readonly Thing[] }
  | { readonly kind: 'several-places'; readonly things: readonly Thing[]; readonly labels: readonly string[] }

/** Chooses among things that the words name; undefined when the words only name a kind, or nothing. */
export function choose(matches: readonly Match[], request: Request, said: Said): Choice | undefined {
  const { form } = said
  const units = form.units.concept
  const isKindOnly = units.every((unit) => unit.kinds.length > 0 || isPlaceWord(unit.key, request))
  const isPlural = units.some((unit) => unit.isPlural && !isPlaceWord(unit.key, request))
  const isGroup = isKindOnly && (request.isAll || isPlural || units.some((unit) => unit.kinds.some((k) => k.isMass)))
  const hasPlace = request.location?.kind === 'areas' || isPlaced(form, request)
  const scope: Scope = { request, isPlural, hasPlace }
  const verbatim = matches.filter((match) => match.isVerbatim && match.grade === 'exact')
  const hasRoom = isRoom(request.location?.kind === 'areas' ? request.location.areas : areasOfSpans(said.spans))
  const isVague = !hasRoom && verbatim.some((match) => hasRival(match, matches))
  const exact = verbatim.filter((match) => !isGroup || match.closeness !== 'concept')
  if (exact.length > 0 && !isVague && !(request.isAll && isKindOnly))
    return actorsFirst(settle(exact, scope), matches, scope)
  if (isGroup) return undefined
  const named = matches.filter((match) => match.grade !== 'kind')
  // Said in no one room, "the lamp" may be every lamp, however near its name.
  const rounds: Grade[][] = hasRoom ? [['exact'], ['kindred'], ['partial']] : [['exact', 'kindred', 'partial']]
  // A kind said in no room is every thing of the kind, also those whose names do not bear the word.
  if (isKindOnly && !hasRoom && named.some((match) => isFit(match, units))) return undefined
  for (const grades of rounds) {
    const hits = named.filter((match) => grades.includes(match.grade))
    const choice = settle(hits, scope)
    if (choice !== undefined) return actorsFirst(choice, hits.length === 0 ? [] : named, scope)
  }
  return undefined
}

/** Chooses among things of the kind that the words name, in the place that they name. */
export function chooseKind(things: readonly IndexedThing[], said: Said, request: Request): Choice | undefined {
  const units = said.form.units.concept
  const inPlace = (indexed: IndexedThing, { start, end, key }: { start: number; end: number; key: string }) => {
    const around = said.spans.filter((span) => span.start <= start && end <= span.end)
    return around.length > 0
      ? around.some((span) => span.areas.has(indexed.thing.area ?? ''))
      : indexed.areaKeys.concept.has(key)
  }
  const kindUnits = units.filter((unit) => unit.kinds.length > 0)
  if (kindUnits.length === 0) return undefined
  const hits = things.filter(
    (indexed) =>
      indexed.thing.isAuxiliary !== true &&
      kindUnits.some((unit) => unit.kinds.some((kind) => fitsKind(indexed, kind))) &&
      units.every((unit) => unit.kinds.some((kind) => fitsKind(indexed, kind)) || inPlace(indexed, unit)),
  )
  const able = hits.filter(({ thing }) => isCapable(thing.domain, request.words.action)).map(({ thing }) => thing)
  if (able.length === 0)
    return hits.length === 0 ? undefined : { kind: 'certain', things: hits.map((hit) => hit.thing) }
  const hasPlace = request.location?.kind === 'areas' || units.some((unit) => unit.kinds.length === 0)
  const isNamedInFull = units.every(
    (unit) => unit.kinds.length > 0 || said.spans.some((span) => span.start <= unit.start && unit.end <= span.end),
  )
  if (isForPlayers(request.words.action) && !request.isAll) return playersInUse(able, request.words.action)
  const isMany =
    units.some((unit) => unit.isPlural || unit.kinds.some((kind) => kind.isMass)) && (isNamedInFull || isOneRoom(able))
  return settleThings(able, { request, isPlural: isMany, hasPlace })
}

/** A machine that only reports under the very name may be switched by its plug: `Machine à laver`, `Prise machine à laver`. */
function actorsFirst(choice: Choice | undefined, matches: readonly Match[], scope: Scope): Choice | undefined {
  const { action } = scope.request.words
  if (choice === undefined || action === undefined) return choice
  if (!choice.things.every((thing) => isReporting(thing.domain))) return choice
  const actors = matches.filter((match) => match.grade === 'kindred' && isCapable(match.indexed.thing.domain, action))
  return settle(actors, scope) ?? choice
}

/** Drops what cannot do the action, prefers places named in full, and decides between one and several. */
function settle(matches: readonly Match[], { request, isPlural, hasPlace }: Scope): Choice | undefined {
  if (matches.length === 0) return undefined
  const able = matches.filter((match) => isCapable(match.indexed.thing.domain, request.words.action))
  const acting = able.filter((match) => match.indexed.thing.isAuxiliary !== true)
  const pool = acting.length > 0 ? acting : able
  if (pool.length === 0) return { kind: 'certain', things: unique(matches) }
  const placed = pool.filter((match) => match.isPlaceFull)
  const things = unique(placed.length > 0 ? placed : pool)
  return settleThings(things, { request, isPlural, hasPlace })
}

function settleThings(things: readonly Thing[], { request, isPlural, hasPlace }: Scope): Choice {
  if (things.length === 1 || request.words.action === undefined || request.isAll) return { kind: 'certain', things }
  if (isPlural && (hasPlace || isOneRoom(things))) return { kind: 'certain', things }
  const [first] = things
  const isOneName = things.every((thing) => thing.name === first?.name && thing.area === first?.area)
  const likeliest = domainsOf(request.words.action)?.find((domain) => things.some((thing) => thing.domain === domain))
  const twins = things.filter((thing) => thing.domain === likeliest)
  if (isOneName && twins.length === 1) return { kind: 'certain', things: twins }
  return { kind: 'several', things }
}

/** True when the same words, said in no room, may as well mean something in another room. */
function hasRival({ indexed: { thing }, closeness: own }: Match, matches: readonly Match[]): boolean {
  if (thing.area === undefined) return false
  return matches.some(
    ({ indexed: other, grade, closeness }) =>
      other.thing.domain === thing.domain &&
      other.thing.area !== thing.area &&
      other.thing.isAuxiliary !== true &&
      grade !== 'kind' &&
      (closeness !== 'concept' || own === 'concept'),
  )
}

function isRoom(areas: ReadonlySet<string>): boolean {
  return areas.size === 1
}

/** Whether the common words fit the thing, not only its name. */
function isFit({ indexed }: Match, units: readonly Unit[]): boolean {
  return units.some((unit) => unit.kinds.some((kind) => fitsKind(indexed, kind)))
}

function isOneRoom(things: readonly Thing[]): boolean {
  return things.every((thing) => thing.area !== undefined && thing.area === things[0]?.area)
}

function unique(matches: readonly Match[]): readonly Thing[] {
  return [...new Set(matches.map((match) => match.indexed.thing))]
}

function isPlaceWord(key: string, { index }: Request): boolean {
  if (/^\d+$/.test(key)) return false
  return index.places.some((place) => place.form.units.concept.some((unit) => unit.key === key))
}

/** True when the words hold a place beside the kind. */
function isPlaced(form: NameForm, request: Request): boolean {
  return form.units.concept.some((unit) => unit.kinds.length === 0 && isPlaceWord(unit.key, request))
}
