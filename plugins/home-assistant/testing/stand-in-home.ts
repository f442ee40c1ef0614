import { domainOf } from '../control/domains.ts'
import type { EntityState } from '../link/home-assistant-link.ts'

type Attributes = Readonly<Record<string, unknown>>

/** An entity of the stand-in, as its registries and its states have it. */
export interface StandInEntity {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly attributes?: Attributes
  readonly area?: string
  readonly aliases?: readonly string[]
  readonly isExposed?: boolean
  readonly category?: 'config' | 'diagnostic'
}

/** A room of the stand-in. */
export interface StandInArea {
  readonly id: string
  readonly name: string
  readonly floor?: string
}

/** What Home Assistant answers a command with when it refuses. */
export class StandInError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A service call as the stand-in received it. */
export interface ReceivedCall {
  readonly service: string
  readonly entityIds: readonly string[]
  readonly serviceData: Attributes
}

/** A home without devices that behaves as Home Assistant was measured to: services change states, wrong ones fail. */
export class StandInHome {
  readonly areas: readonly StandInArea[]
  readonly floors: readonly { readonly id: string; readonly name: string; readonly level: number }[]
  readonly registry = new Map<string, StandInEntity>()
  readonly #states = new Map<string, EntityState>()
  readonly #listeners = new Set<(state: EntityState) => void>()
  /** Every service call, in order. */
  readonly calls: ReceivedCall[] = []
  /** Devices that take commands and do nothing. */
  readonly deaf = new Set<string>()

  constructor(
    entities: readonly StandInEntity[],
    areas: readonly StandInArea[] = [],
    floors: StandInHome['floors'] = [],
  ) {
    this.areas = areas
    this.floors = floors
    for (const entity of entities) {
      this.registry.set(entity.id, entity)
      this.#states.set(entity.id, {
        entityId: entity.id,
        state: entity.state,
        attributes: { friendly_name: entity.name, ...entity.attributes },
      })
    }
  }

  states(): readonly EntityState[] {
    return [...this.#states.values()]
  }

  state(entityId: string): string | undefined {
    return this.#states.get(entityId)?.state
  }

  attribute(entityId: string, name: string): unknown {
    return this.#states.get(entityId)?.attributes[name]
  }

  onChange(listener: (state: EntityState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(entityId: string, state: string, attributes: Attributes = {}): void {
    const before = this.#states.get(entityId)
    const after = { entityId, state, attributes: { ...before?.attributes, ...attributes } }
    this.#states.set(entityId, after)
    for (const listener of this.#listeners) listener(after)
  }

  /** Runs a service. A target that does not exist is a success that does nothing, as in Home Assistant. @throws StandInError */
  callService({ service, entityIds, serviceData }: ReceivedCall): void {
    this.calls.push({ service, entityIds, serviceData })
    const [domain = '', name = ''] = service.split('.')
    const effect = EFFECTS[service]
    if (effect === undefined) throw new StandInError('not_found', `Service ${domain}.${name} not found.`)
    for (const id of entityIds) {
      const entity = this.#states.get(id)
      if (entity === undefined || domainOf(id) !== domain || this.deaf.has(id)) continue
      const { state = entity.state, attributes = {} } = effect(entity, serviceData)
      this.set(id, state, attributes)
    }
  }
}

type Effect = (entity: EntityState, serviceData: Attributes) => { state?: string; attributes?: Attributes }

const becomes =
  (state: string): Effect =>
  () => ({ state })
const toggles: Effect = ({ state }) => ({ state: state === 'on' ? 'off' : 'on' })

const lightOn: Effect = (_, { brightness_pct, rgb_color, color_temp_kelvin }) => ({
  state: 'on',
  attributes: {
    ...(typeof brightness_pct === 'number' ? { brightness: Math.round(brightness_pct * 2.55) } : {}),
    ...(rgb_color === undefined ? {} : { rgb_color }),
    ...(color_temp_kelvin === undefined ? {} : { color_temp_kelvin }),
  },
})

function ranged(attribute: string | undefined, field: string, low: number, high: number): Effect {
  return ({ entityId, attributes }, data) => {
    const value = Number(data[field])
    const from = typeof attributes['min'] === 'number' ? attributes['min'] : low
    const to = typeof attributes['max'] === 'number' ? attributes['max'] : high
    if (!(value >= from && value <= to))
      throw new StandInError('invalid_format', `Invalid value for ${entityId}: ${value} (range ${from} - ${to})`)
    return attribute === undefined ? { state: String(value) } : { attributes: { [attribute]: value } }
  }
}

const EFFECTS: Readonly<Record<string, Effect>> = {
  'light.turn_on': lightOn,
  'light.turn_off': becomes('off'),
  'light.toggle': toggles,
  'switch.turn_on': becomes('on'),
  'switch.turn_off': becomes('off'),
  'switch.toggle': toggles,
  'fan.turn_on': becomes('on'),
  'fan.turn_off': becomes('off'),
  'cover.open_cover': becomes('opening'),
  'cover.close_cover': becomes('closing'),
  'cover.set_cover_position': (_, { position }) => ({
    state: Number(position) > 0 ? 'open' : 'closed',
    attributes: { current_position: position },
  }),
  'climate.set_temperature': ranged('temperature', 'temperature', 5, 35),
  'climate.turn_off': becomes('off'),
  'media_player.turn_off': becomes('off'),
  'media_player.media_pause': becomes('paused'),
  'media_player.media_play': becomes('playing'),
  'media_player.media_next_track': () => ({}),
  'media_player.volume_set': (_, { volume_level }) => ({ attributes: { volume_level } }),
  'input_number.set_value': ranged(undefined, 'value', 0, 100),
  'select.select_option': (_, { option }) => ({ state: String(option) }),
  'vacuum.start': becomes('cleaning'),
  'lock.lock': becomes('locked'),
  'lock.unlock': becomes('unlocked'),
  'lock.open': becomes('open'),
  'scene.turn_on': () => ({ state: new Date(0).toISOString() }),
  'button.press': () => ({ state: new Date(0).toISOString() }),
}
