import type { Area, Home, Thing } from './home.ts'
import type { Kind } from './lexicon.ts'
import { type Closeness, LEXICON_STEMS, toUnits, type Unit } from './units.ts'
import { readPhrase, type Token } from './words.ts'

/** A name or alias, ready to be compared. */
export interface NameForm {
  readonly tokens: readonly Token[]
  readonly units: Readonly<Record<Closeness, readonly Unit[]>>
}

/** A thing with its names and the words of its area. */
export interface IndexedThing {
  readonly thing: Thing
  readonly names: readonly NameForm[]
  /** Words of its area's names. */
  readonly areaKeys: Readonly<Record<Closeness, ReadonlySet<string>>>
  /** Device class, or the classes that its name tells; empty when neither does. */
  readonly classes: ReadonlySet<string>
}

/** A name of an area or a floor, with the areas that it means. */
export interface IndexedPlace {
  readonly label: string
  readonly form: NameForm
  readonly areas: ReadonlySet<string>
  readonly isFloor: boolean
}

/** A home prepared for resolving. */
export interface HomeIndex {
  readonly home: Home
  readonly things: readonly IndexedThing[]
  readonly places: readonly IndexedPlace[]
  readonly areaNames: ReadonlyMap<string, string>
  /** Every stem that means something in this home. */
  readonly vocabulary: ReadonlySet<string>
}

const prepared = new WeakMap<Home, HomeIndex>()

/** Prepares a home once; a changed home is a new object. */
export function indexHome(home: Home): HomeIndex {
  const known = prepared.get(home)
  if (known !== undefined) return known
  const places = [...home.areas.flatMap(areaPlaces), ...home.floors.flatMap((floor) => floorPlaces(floor, home.areas))]
  const areas = new Map(home.areas.map((area) => [area.id, area]))
  const things = home.things.map((thing) => indexThing(thing, areas.get(thing.area ?? '')))
  const forms = [...places.map((place) => place.form), ...things.flatMap((thing) => thing.names)]
  const index: HomeIndex = {
    home,
    things,
    places,
    areaNames: new Map(home.areas.map((area) => [area.id, area.name])),
    vocabulary: new Set([...LEXICON_STEMS, ...LEVEL_STEMS, ...forms.flatMap((f) => f.tokens.map((t) => t.stem))]),
  }
  prepared.set(home, index)
  return index
}

/** Words for levels that no floor's name need contain. */
const LEVEL_STEMS = ['bas', 'haut', 'etag', 'upstairs', 'downstairs', 'rdc', 'rez', 'chausse', 'ground', 'floor']

/** Prepares a phrase for comparison. */
export function nameForm(tokens: readonly Token[]): NameForm {
  return {
    tokens,
    units: { raw: toUnits(tokens, 'raw'), stem: toUnits(tokens, 'stem'), concept: toUnits(tokens, 'concept') },
  }
}

/** Whether a common word may name the thing. */
export function fitsKind(indexed: IndexedThing, kind: Kind): boolean {
  const wanted = kind.fits[indexed.thing.domain]
  if (wanted === undefined) return false
  if (wanted.includes('*')) return true
  if (indexed.classes.size === 0) return wanted.includes('?')
  return wanted.some((deviceClass) => indexed.classes.has(deviceClass))
}

function indexThing(thing: Thing, area: Area | undefined): IndexedThing {
  const names = [thing.name, ...(thing.aliases ?? [])].map((name) => nameForm(readPhrase(name).tokens))
  const areaForms = area === undefined ? [] : formsOf(area)
  return {
    thing,
    names: names.filter((name) => name.tokens.length > 0),
    areaKeys: keysOf(areaForms),
    classes: new Set(thing.deviceClass === undefined ? classesNamed(thing, names) : [thing.deviceClass]),
  }
}

/** Device classes that the words of a name tell, for things that declare none. */
function classesNamed(thing: Thing, names: readonly NameForm[]): readonly string[] {
  const kinds = names.flatMap((name) => name.units.concept.flatMap((unit) => unit.kinds))
  return kinds.flatMap((kind) =>
    (kind.fits[thing.domain] ?? []).filter((name) => name !== '*' && name !== '?').slice(0, 1),
  )
}

function formsOf(place: { name: string; aliases?: readonly string[] }): readonly NameForm[] {
  return [place.name, ...(place.aliases ?? [])].map((name) => nameForm(readPhrase(name).tokens))
}

function keysOf(forms: readonly NameForm[]): Readonly<Record<Closeness, ReadonlySet<string>>> {
  const keys = (closeness: Closeness) => new Set(forms.flatMap((form) => form.units[closeness].map((unit) => unit.key)))
  return { raw: keys('raw'), stem: keys('stem'), concept: keys('concept') }
}

function areaPlaces(area: Area): readonly IndexedPlace[] {
  return formsOf(area).map((form) => ({ label: area.name, form, areas: new Set([area.id]), isFloor: false }))
}

function floorPlaces(floor: Home['floors'][number], areas: readonly Area[]): readonly IndexedPlace[] {
  const within = new Set(areas.filter((area) => area.floor === floor.id).map((area) => area.id))
  return formsOf(floor).map((form) => ({ label: floor.name, form, areas: within, isFloor: true }))
}
