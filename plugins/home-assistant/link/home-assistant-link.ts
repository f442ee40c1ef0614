/** State of one entity of Home Assistant. */
export interface EntityState {
  readonly entityId: string
  readonly state: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/** What Home Assistant's registries tell of an entity, as far as the link can ask. */
export interface EntityFacts {
  readonly name?: string | undefined
  readonly aliases?: readonly string[] | undefined
  /** Id of its area. */
  readonly area?: string | undefined
  readonly deviceClass?: string | undefined
  /** Configuration, diagnostic or hidden. */
  readonly isAuxiliary?: boolean | undefined
  /** Whether it is exposed to Assist. */
  readonly isExposed?: boolean | undefined
}

/** A room as the registry has it. */
export interface AreaFacts {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly floor?: string | undefined
}

/** A floor as the registry has it. */
export interface FloorFacts {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly level?: number | undefined
}

/** Everything but states. */
export interface Registry {
  readonly entities: ReadonlyMap<string, EntityFacts>
  readonly areas: readonly AreaFacts[]
  readonly floors: readonly FloorFacts[]
  /** True when Home Assistant told which entities are exposed to Assist: then no others are. */
  readonly isExposureKnown?: boolean
}

/** What the link knows now. Live: the maps change with the home. */
export interface HomeSnapshot {
  readonly source: 'websocket' | 'mqtt'
  /** False until every entity is known to have been listed. */
  readonly isComplete: boolean
  readonly states: ReadonlyMap<string, EntityState>
  readonly registry: Registry
  /** Grows whenever a name, an area or the set of entities changes. */
  readonly revision: number
}

/** One service call of Home Assistant. */
export interface ServiceCall {
  readonly domain: string
  readonly service: string
  readonly entityIds: readonly string[]
  readonly serviceData: Readonly<Record<string, unknown>>
}

/** The way to the entities of a home, whichever wire it takes. */
export interface HomeAssistantLink {
  /** True while commands can be sent and states arrive. */
  readonly isUp: boolean
  /** Why it is not up, or undefined. */
  readonly trouble: string | undefined
  snapshot(): HomeSnapshot
  /** Calls back after each change of a state until the returned function is called. */
  subscribe(listener: (state: EntityState) => void): () => void
  /** Resolves when Home Assistant accepted the call. @throws HOME_LINK_DOWN, HOME_NOT_CONFIRMED, HOME_REFUSED, HOME_VALUE_REFUSED */
  call(call: ServiceCall, signal: AbortSignal): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}
