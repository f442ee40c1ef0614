import { domainOf } from '../control/domains.ts'
import type { Home, Thing } from '../resolver/home.ts'
import type { HomeAssistantLink, HomeSnapshot } from './home-assistant-link.ts'

/** Which entities somebody may see. */
export type EntityFilter = (entityId: string, snapshot: HomeSnapshot) => boolean

/** The home as the resolver wants it, rebuilt only when names, areas or the set of entities change. */
export class HomeView {
  readonly #link: HomeAssistantLink
  readonly #isVisible: EntityFilter
  #home: Home = { things: [], areas: [], floors: [] }
  #revision = -1

  constructor(link: HomeAssistantLink, isVisible: EntityFilter) {
    this.#link = link
    this.#isVisible = isVisible
  }

  home(): Home {
    const snapshot = this.#link.snapshot()
    if (snapshot.revision !== this.#revision) {
      this.#home = this.#build(snapshot)
      this.#revision = snapshot.revision
    }
    return this.#home
  }

  #build(snapshot: HomeSnapshot): Home {
    const { areas, floors } = snapshot.registry
    const things = [...snapshot.states.keys()]
      .filter((id) => this.#isVisible(id, snapshot))
      .map((id) => liveThing(id, snapshot))
    return { things, areas, floors }
  }
}

/** Display name of an entity. */
export function nameOf(entityId: string, { states, registry }: HomeSnapshot): string {
  const friendly = states.get(entityId)?.attributes['friendly_name']
  const name = registry.entities.get(entityId)?.name ?? (typeof friendly === 'string' ? friendly : undefined)
  return name ?? entityId.slice(entityId.indexOf('.') + 1).replaceAll('_', ' ')
}

/** Device class of an entity, from its registry entry or its attributes. */
export function deviceClassOf(entityId: string, { states, registry }: HomeSnapshot): string | undefined {
  const attribute = states.get(entityId)?.attributes['device_class']
  return registry.entities.get(entityId)?.deviceClass ?? (typeof attribute === 'string' ? attribute : undefined)
}

/** A thing whose state is read when it is asked for. */
function liveThing(id: string, snapshot: HomeSnapshot): Thing {
  const facts = snapshot.registry.entities.get(id)
  return {
    id,
    domain: domainOf(id),
    name: nameOf(id, snapshot),
    aliases: facts?.aliases ?? [],
    area: facts?.area,
    deviceClass: deviceClassOf(id, snapshot),
    isAuxiliary: facts?.isAuxiliary,
    get state() {
      return snapshot.states.get(id)?.state
    },
  }
}
