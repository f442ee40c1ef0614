import { fitsKind, type IndexedThing, type NameForm } from './index-home.ts'
import type { PlaceSpan } from './places.ts'
import type { Closeness, Unit } from './units.ts'

/**
 * How well words name a thing. `exact`: they are its name, but for words of its place; `kindred`: also but for words
 * of its kind; `partial`: they are some words of its name; `kind`: they only say what kind of thing, and where.
 */
export type Grade = 'exact' | 'kindred' | 'partial' | 'kind'

/** What was said, ready to be compared with every thing. */
export interface Said {
  readonly form: NameForm
  readonly spans: readonly PlaceSpan[]
}

/** A thing that the words may mean. */
export interface Match {
  readonly indexed: IndexedThing
  readonly grade: Grade
  readonly closeness: Closeness
  /** The name itself, with nothing left over on either side. */
  readonly isVerbatim: boolean
  /** The words name its place in full, not by a part of the name. */
  readonly isPlaceFull: boolean
}

const ORDER: readonly Grade[] = ['exact', 'kindred', 'partial', 'kind']

/** Grades a thing by its best name, undefined when some word finds no place in it. */
export function gradeThing(indexed: IndexedThing, said: Said, closeness: Closeness): Match | undefined {
  let best: Match | undefined
  for (const name of indexed.names) {
    const match = gradeName(indexed, name, said, closeness)
    if (match === undefined) continue
    const gain = best === undefined ? -1 : ORDER.indexOf(match.grade) - ORDER.indexOf(best.grade)
    if (best === undefined || gain < 0 || (gain === 0 && match.isVerbatim)) best = match
  }
  return best ?? gradeTogether(indexed, said, closeness)
}

/** Words taken from several names of a thing: of "Bedside lamp left", called "Anna's lamp", "Anna's bedside lamp". */
function gradeTogether(indexed: IndexedThing, said: Said, closeness: Closeness): Match | undefined {
  if (indexed.names.length < 2) return undefined
  const keys = new Set(indexed.names.flatMap((name) => name.units[closeness].map((unit) => unit.key)))
  const isAll = said.form.units[closeness].every((unit) => keys.has(unit.key))
  return isAll ? { indexed, grade: 'partial', closeness, isVerbatim: false, isPlaceFull: true } : undefined
}

function gradeName(indexed: IndexedThing, name: NameForm, said: Said, closeness: Closeness): Match | undefined {
  const saidUnits = said.form.units[closeness]
  const nameUnits = name.units[closeness]
  const nameKeys = new Set(nameUnits.map((unit) => unit.key))
  const covers = saidUnits.map((unit) => coverOf(unit, indexed, nameKeys, said.spans, closeness))
  if (covers.length === 0 || covers.includes('none')) return undefined
  const saidKeys = new Set(saidUnits.map((unit) => unit.key))
  const left = nameUnits.filter((unit) => !saidKeys.has(unit.key))
  const leftUnplaced = left.filter((unit) => !indexed.areaKeys[closeness].has(unit.key))
  const leftUnkind = leftUnplaced.filter((unit) => !unit.kinds.some((kind) => fitsKind(indexed, kind)))
  const isNamed = covers.includes('name')
  const isKindSaid = covers.includes('kind')
  const isPlaceFull = saidUnits.every((unit, at) => covers[at] === 'name' || !isElsewhere(unit, indexed, said.spans))
  const isVerbatim = left.length === 0 && covers.every((cover) => cover === 'name' || cover === 'name-place')
  const match = (grade: Grade): Match => ({ indexed, grade, closeness, isVerbatim, isPlaceFull })
  const isNameSaid = isNamed || isVerbatim
  if (isNameSaid && leftUnplaced.length === 0 && !isKindSaid) return match('exact')
  const isKindred = leftUnkind.length === 0 && (isNamed || (left.length === 0 && covers.includes('name-place')))
  if (isKindred) return match('kindred')
  if (isNamed) return match('partial')
  return isKindSaid || saidUnits.some((unit) => unit.kinds.some((kind) => fitsKind(indexed, kind)))
    ? match('kind')
    : undefined
}

/** True for a word that names in full only places other than the thing's own. */
function isElsewhere(unit: Unit, { thing }: IndexedThing, spans: readonly PlaceSpan[]): boolean {
  const around = spans.filter((span) => span.start <= unit.start && unit.end <= span.end)
  return around.length > 0 && !around.some((span) => span.areas.has(thing.area ?? ''))
}

/** How a said word finds its place in a thing; `name-place` is a word of the name that also names its place. */
function coverOf(
  unit: Unit,
  indexed: IndexedThing,
  nameKeys: ReadonlySet<string>,
  spans: readonly PlaceSpan[],
  closeness: Closeness,
): 'name' | 'name-place' | 'place' | 'place-part' | 'kind' | 'none' {
  const area = indexed.thing.area
  const isPlace =
    area !== undefined && spans.some((s) => s.start <= unit.start && unit.end <= s.end && s.areas.has(area))
  const isPart = !/^\d+$/.test(unit.key) && indexed.areaKeys[closeness].has(unit.key)
  if (nameKeys.has(unit.key)) return isPlace || isPart ? 'name-place' : 'name'
  if (isPlace) return 'place'
  if (isPart) return 'place-part'
  return unit.kinds.some((kind) => fitsKind(indexed, kind)) ? 'kind' : 'none'
}
