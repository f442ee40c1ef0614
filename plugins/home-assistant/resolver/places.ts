import type { HomeIndex, IndexedPlace, NameForm } from './index-home.ts'
import type { Closeness } from './units.ts'
import { CLOSENESS } from './units.ts'

/** Part of a phrase that names a place in full, with the areas that it means. */
export interface PlaceSpan {
  readonly start: number
  readonly end: number
  readonly areas: ReadonlySet<string>
  /** Set when the words may mean several places, which are these. */
  readonly labels?: readonly string[]
}

/** Where an `area` of a request is. */
export type Location =
  | { readonly kind: 'areas'; readonly areas: ReadonlySet<string> }
  | { readonly kind: 'several'; readonly areas: ReadonlySet<string>; readonly labels: readonly string[] }
  | { readonly kind: 'nowhere' }

/** Finds the place that the words of an `area` name: exactly, by meaning, by level, or by a part of its name. */
export function locate(form: NameForm, index: HomeIndex, isAll: boolean): Location {
  for (const closeness of CLOSENESS) {
    const keys = keysOf(form, closeness)
    const hits = index.places.filter((place) => sameBag(keys, keysOf(place.form, closeness)))
    if (hits.length > 0) return settle(hits, isAll)
  }
  const level = levelAreas(form, index)
  if (level !== undefined) return level
  for (const closeness of CLOSENESS) {
    const keys = keysOf(form, closeness)
    const hits = index.places.filter((place) => keys.every((key) => keysOf(place.form, closeness).includes(key)))
    if (hits.length > 0) return settle(hits, isAll || form.tokens.some((token) => token.isPlural))
  }
  return { kind: 'nowhere' }
}

/** Every place that a phrase names in full, for example `salon` in `lampe salon`. */
export function placeSpans(form: NameForm, index: HomeIndex): readonly PlaceSpan[] {
  const literal = index.places.flatMap((place) => spansOf(form, place, 'stem'))
  // A word of another language or a like word counts where no place bears the very word.
  const alike = index.places
    .flatMap((place) => spansOf(form, place, 'concept'))
    .filter((span) => !literal.some((other) => other.start < span.end && span.start < other.end))
  const spans: PlaceSpan[] = [...literal, ...alike]
  form.tokens.forEach((_, at) => {
    for (const length of [1, 2]) {
      const tokens = form.tokens.slice(at, at + length)
      if (tokens.length < length || /^\d+$/.test(tokens.map((token) => token.raw).join(''))) continue
      const level = levelAreas({ ...form, tokens }, index)
      if (level?.kind === 'areas') spans.push({ start: at, end: at + length, areas: level.areas })
      if (level?.kind === 'several')
        spans.push({ start: at, end: at + length, areas: level.areas, labels: level.labels })
    }
  })
  return spans.filter(
    (span) => !spans.some((o) => o.start <= span.start && span.end <= o.end && o.end - o.start > span.end - span.start),
  )
}

/** Areas that all the spans of a phrase leave: `salle de bain de l'étage` is in both. */
export function areasOfSpans(spans: readonly PlaceSpan[]): ReadonlySet<string> {
  const perRange = new Map<string, Set<string>>()
  for (const span of spans) {
    const range = `${span.start}-${span.end}`
    perRange.set(range, (perRange.get(range) ?? new Set()).union(span.areas))
  }
  const [first = new Set<string>(), ...others] = perRange.values()
  return others.reduce<ReadonlySet<string>>((left, next) => left.intersection(next), first)
}

function spansOf(form: NameForm, place: IndexedPlace, closeness: Closeness): readonly PlaceSpan[] {
  const said = form.units[closeness]
  const named = place.form.units[closeness]
  if (named.length === 0 || (named.length === 1 && /^\d+$/.test(named[0]?.key ?? ''))) return []
  return said.flatMap((unit, at) => {
    const last = said[at + named.length - 1]
    const isHere = last !== undefined && named.every((wanted, offset) => said[at + offset]?.key === wanted.key)
    return isHere ? [{ start: unit.start, end: last.end, areas: place.areas }] : []
  })
}

/** Areas of a level that words like `en bas`, `upstairs` or `premier étage` name. */
function levelAreas(form: Pick<NameForm, 'tokens'>, index: HomeIndex): Location | undefined {
  const isWanted = levelTest(form.tokens.map((token) => token.raw).join(' '))
  if (isWanted === undefined) return undefined
  const floors = index.home.floors.filter((floor) => floor.level !== undefined && isWanted(floor.level))
  const areas = new Set(index.home.areas.filter((a) => floors.some((f) => f.id === a.floor)).map((area) => area.id))
  if (areas.size === 0) return undefined
  const isVague = /^etage$/.test(form.tokens.map((token) => token.raw).join(' '))
  if (floors.length > 1 && isVague) return { kind: 'several', areas, labels: floors.map((floor) => floor.name) }
  return { kind: 'areas', areas }
}

function levelTest(words: string): ((level: number) => boolean) | undefined {
  if (/^(?:bas|rdc|rez chaussee|downstairs|ground floor|rez)$/.test(words)) return (level) => level === 0
  if (/^(?:haut|upstairs|etage|etages)$/.test(words)) return (level) => level > 0
  if (/^(?:sous sol|basement)$/.test(words)) return (level) => level < 0
  const storey = /^(\d)(?: etage)?$/.exec(words)?.[1]
  return storey === undefined ? undefined : (level) => level === Number(storey)
}

function settle(hits: readonly IndexedPlace[], isAll: boolean): Location {
  const floors = hits.filter((hit) => hit.isFloor)
  const labels = [...new Set(hits.map((hit) => hit.label))]
  const areas = new Set(hits.flatMap((hit) => [...hit.areas]))
  if (isAll || labels.length === 1) return { kind: 'areas', areas }
  // An area that bears its floor's name: the person who says it means the area's own things first.
  if (floors.length === 1 && hits.length === 2) {
    const area = hits.find((hit) => !hit.isFloor)
    if (area !== undefined && [...area.areas].every((id) => floors[0]?.areas.has(id))) return { kind: 'areas', areas }
  }
  return { kind: 'several', areas, labels }
}

function keysOf(form: NameForm, closeness: Closeness): readonly string[] {
  return form.units[closeness].map((unit) => unit.key)
}

function sameBag(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((key) => b.includes(key)) && b.every((key) => a.includes(key))
}
