import type { EntityState, HomeSnapshot, Registry } from './home-assistant-link.ts'

const MAX_ENTITIES = 20_000
const EMPTY: Registry = { entities: new Map(), areas: [], floors: [] }

/** The last known state of every entity of the home, and who wants to hear of changes. */
export class HomeCache {
  readonly #source: HomeSnapshot['source']
  readonly #states = new Map<string, EntityState>()
  readonly #listeners = new Set<(state: EntityState) => void>()
  #registry = EMPTY
  #revision = 0
  #isComplete = false

  constructor(source: HomeSnapshot['source']) {
    this.#source = source
  }

  snapshot(): HomeSnapshot {
    return {
      source: this.#source,
      isComplete: this.#isComplete,
      states: this.#states,
      registry: this.#registry,
      revision: this.#revision,
    }
  }

  /** Takes a state; entities beyond the bound are left out. */
  set(state: EntityState): void {
    const before = this.#states.get(state.entityId)
    if (before === undefined && this.#states.size >= MAX_ENTITIES) return
    this.#states.set(state.entityId, state)
    if (
      before === undefined ||
      before.attributes['friendly_name'] !== state.attributes['friendly_name'] ||
      before.attributes['device_class'] !== state.attributes['device_class']
    )
      this.#revision++
    for (const listener of this.#listeners) listener(state)
  }

  get(entityId: string): EntityState | undefined {
    return this.#states.get(entityId)
  }

  delete(entityId: string): void {
    if (this.#states.delete(entityId)) this.#revision++
  }

  /** Keeps only the entities that a full list named. */
  keepOnly(entityIds: ReadonlySet<string>): void {
    for (const id of this.#states.keys()) if (!entityIds.has(id)) this.delete(id)
  }

  setRegistry(registry: Registry): void {
    this.#registry = registry
    this.#revision++
  }

  setComplete(isComplete: boolean): void {
    this.#isComplete = isComplete
  }

  subscribe(listener: (state: EntityState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
