import { isCapable, isReporting, wholeRoomDomains } from './capabilities.ts'
import { type Choice, choose, chooseKind, type Request } from './choose.ts'
import { correctedReadings } from './correct.ts'
import { gradeThing, type Match, type Said } from './grade.ts'
import type { Home, Resolution, Thing, Words } from './home.ts'
import { type HomeIndex, type IndexedThing, indexHome, nameForm } from './index-home.ts'
import { kindOfDomain } from './lexicon.ts'
import { nearestNames, nearestPlaces } from './nearest.ts'
import { areasOfSpans, type Location, locate, placeSpans } from './places.ts'
import { isForPlayers, playersInUse } from './players.ts'
import { CLOSENESS } from './units.ts'
import { readPhrase, type Token } from './words.ts'

/**
 * Finds the things of a home that a person's words mean, for an action or for a question. It answers `unknown` or
 * `ambiguous` rather than guess: a wrong device must never be switched.
 */
export function resolve(words: Words, home: Home): Resolution {
  const index = indexHome(home)
  const first = attempt(words, index)
  if (first.kind !== 'unknown') return first
  if (words.domain !== undefined && words.name !== undefined) {
    // The domain is a model's guess; a thing of just that name is worth more: a lamp may hang on a smart plug.
    const wider = attempt({ ...words, domain: undefined }, index)
    if (wider.kind === 'found' && isNamedLike(wider.things, words.name)) return wider
  }
  return first
}

function attempt(words: Words, index: HomeIndex): Resolution {
  const name = readPhrase(words.name ?? '')
  const area = readPhrase(words.area ?? '')
  const location = area.tokens.length === 0 ? undefined : locateCorrected(area.tokens, index, area.isAll || name.isAll)
  const request: Request = {
    words,
    index,
    location,
    areaTokens: area.tokens,
    isAll: name.isAll || area.isAll,
    asked: [words.name, words.area].filter((part) => part !== undefined && part !== '').join(', '),
  }
  if (name.tokens.length === 0) return withoutName(request)
  const choice = byName(name.tokens, request)
  return choice === undefined ? byCorrection(name.tokens, request) : conclude(choice, request)
}

/** Tries every reading of misspelt words; readings that mean different things are a question, not an answer. */
function byCorrection(tokens: readonly Token[], request: Request): Resolution {
  const choices = correctedReadings(tokens, request.index.vocabulary)
    .map((reading) => byName(reading, request))
    .filter((choice) => choice !== undefined)
  const [only] = choices
  if (only === undefined) return unknown(request)
  const differs = choices.some((choice) => namesKey(choice.things) !== namesKey(only.things))
  if (!differs) return conclude(only, request)
  return conclude({ kind: 'several', things: choices.flatMap((choice) => choice.things) }, request)
}

function byName(tokens: readonly Token[], request: Request): Choice | undefined {
  const { index } = request
  const form = nameForm(tokens)
  const said: Said = { form, spans: placeSpans(form, index) }
  const isOnlyPlace = tokens.every((_, at) => said.spans.some((span) => span.start <= at && at < span.end))
  const inReach = index.things.filter((indexed) => isInReach(indexed, request))
  const graded = CLOSENESS.map((closeness) =>
    inReach.map((indexed) => gradeThing(indexed, said, closeness)).filter((match) => match !== undefined),
  )
  if (isOnlyPlace) {
    const named = graded.flat().filter((match) => match.isVerbatim && isMeantByPlaceName(match, request))
    if (named.length > 0) return choose(named.slice(0, 1), request, said)
    return wholePlace({ ...request, location: { kind: 'areas', areas: areasOfSpans(said.spans) } })
  }
  const choice = choose(graded.flat(), request, said) ?? chooseKind(inReach, said, request)
  const vague = said.spans.find((span) => span.labels !== undefined)
  const isAsking = vague?.labels !== undefined && choice !== undefined && choice.things.length > 1 && !request.isAll
  return isAsking ? { kind: 'several-places', things: [], labels: vague.labels ?? [] } : choice
}

/** A thing that bears the name of a room is meant by that name only where the action leaves no doubt. */
function isMeantByPlaceName(match: Match, { words }: Request): boolean {
  const { domain } = match.indexed.thing
  if (words.action === undefined) return false
  return isCapable(domain, words.action) && wholeRoomDomains(words.action).includes(domain)
}

function withoutName(request: Request): Resolution {
  const { words } = request
  if (request.location !== undefined || words.domain !== undefined) {
    const choice = wholePlace(request)
    return choice === undefined ? unknown(request) : conclude(choice, request)
  }
  if (request.isAll && words.action !== undefined)
    return conclude(wholePlace(request) ?? { kind: 'several', things: [] }, request)
  return conclude(inUse(request), request)
}

/** Nothing was named: what plays, for an action of players; in the place that was said, if one was. */
function inUse(request: Request): Choice {
  const isPlayer = isForPlayers(request.words.action)
  const things = request.index.things.filter((indexed) => isPlayer && isInReach(indexed, request))
  return playersInUse(
    things.map(({ thing }) => thing),
    request.words.action,
  )
}

/** Everything that the action moves in a place, of the domain if one is given. */
function wholePlace(request: Request): Choice | undefined {
  const { words, index, location } = request
  if (location?.kind === 'nowhere' && !index.things.some((indexed) => isInReach(indexed, request))) return undefined
  if (location?.kind === 'several') return { kind: 'several-places', labels: location.labels, things: [] }
  if (isForPlayers(words.action) && words.domain === undefined && !request.isAll) {
    const choice = inUse(request)
    return choice.things.length === 0 ? undefined : choice
  }
  const domains =
    words.domain !== undefined
      ? [words.domain]
      : words.action === undefined
        ? undefined
        : wholeRoomDomains(words.action)
  const hits = index.things
    .filter((indexed) => isInReach(indexed, request) && indexed.thing.isAuxiliary !== true)
    .filter(({ thing }) =>
      domains === undefined ? isCapable(thing.domain, undefined) : domains.includes(thing.domain),
    )
  const usual = hits.filter(({ thing, classes }) => words.action === undefined || isOrdinary(thing, classes))
  // "Open the garage" is said of its one door, when nothing else there opens.
  const meant = usual.length === 0 && hits.length === 1 && words.domain === undefined ? hits : usual
  return meant.length === 0 ? undefined : { kind: 'certain', things: meant.map(({ thing }) => thing) }
}

/** Gates, garages and doors are moved only when their own words are said. */
function isOrdinary(thing: Thing, classes: ReadonlySet<string>): boolean {
  if (thing.domain !== 'cover') return true
  const usual = kindOfDomain('cover').fits['cover'] ?? []
  return classes.size === 0 || usual.some((name) => classes.has(name))
}

/** Whether a thing is of the asked domain and place; a thing without a place may bear the place in its name. */
function isInReach(indexed: IndexedThing, { words, location, areaTokens }: Request): boolean {
  const { thing } = indexed
  if (words.domain !== undefined && thing.domain !== words.domain) return false
  if (location === undefined) return true
  if (location.kind !== 'nowhere' && thing.area !== undefined && location.areas.has(thing.area)) return true
  if (areaTokens.length === 0 || (thing.area !== undefined && location.kind !== 'nowhere')) return false
  return indexed.names.some((name) => areaTokens.every((token) => name.tokens.some((own) => own.stem === token.stem)))
}

function locateCorrected(tokens: readonly Token[], index: HomeIndex, isAll: boolean): Location {
  const plain = locate(nameForm(tokens), index, isAll)
  if (plain.kind !== 'nowhere') return plain
  const readings = correctedReadings(tokens, index.vocabulary).map((reading) => locate(nameForm(reading), index, isAll))
  const found = readings.filter((reading) => reading.kind !== 'nowhere')
  return found.length === 1 ? (found[0] ?? plain) : plain
}

function conclude(choice: Choice, request: Request): Resolution {
  const { asked, index, words } = request
  if (choice.kind === 'several-places') return { kind: 'ambiguous', asked, candidates: choice.labels.slice(0, 8) }
  if (choice.kind === 'several') {
    const candidates = [...new Set(choice.things.map((thing) => labelOf(thing, index)))]
    return { kind: 'ambiguous', asked, candidates: candidates.slice(0, 8) }
  }
  const isAble = choice.things.every((thing) => isCapable(thing.domain, words.action))
  return { kind: isAble ? 'found' : 'incapable', things: choice.things }
}

/** The name, with its room where the name does not tell it. */
function labelOf(thing: Thing, index: HomeIndex): string {
  const area = index.areaNames.get(thing.area ?? '')
  if (area === undefined) return thing.name
  const own = readPhrase(thing.name).tokens.map((token) => token.stem)
  return readPhrase(area).tokens.every((token) => own.includes(token.stem)) ? thing.name : `${thing.name} (${area})`
}

function unknown({ words, index, location, asked }: Request): Resolution {
  if (location?.kind === 'nowhere') {
    const places = nearestPlaces(words.area ?? '', index)
    if (places.length > 0 || words.name === undefined) return { kind: 'unknown', asked, nearest: places }
  }
  const isWanted = (domain: string) =>
    isCapable(domain, words.action) && (words.action !== undefined || !isReporting(domain))
  return { kind: 'unknown', asked, nearest: nearestNames(words.name ?? asked, index, isWanted) }
}

function isNamedLike(things: readonly Thing[], name: string): boolean {
  const said = readPhrase(name).tokens.map((token) => token.stem)
  return things.every((thing) =>
    [thing.name, ...(thing.aliases ?? [])].some((own) => {
      const stems = readPhrase(own).tokens.map((token) => token.stem)
      return said.some((stem) => stems.includes(stem))
    }),
  )
}

function namesKey(things: readonly Thing[]): string {
  return things
    .map((thing) => thing.id)
    .sort()
    .join(' ')
}
