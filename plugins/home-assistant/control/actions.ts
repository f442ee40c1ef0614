import { AppError } from '../../../core/contracts/errors.ts'
import type { EntityState, ServiceCall } from '../link/home-assistant-link.ts'
import { type ActionValue, invalidValue, numberWithin, textOf } from './action-value.ts'
import { readColour } from './colours.ts'
import { domainOf } from './domains.ts'

/** What an action does, and by which state it is seen to be done. */
export interface ActionPlan {
  readonly call: Omit<ServiceCall, 'entityIds'>
  /** Absent where Home Assistant's acceptance is all there is to see: a scene, a button, the next title. */
  readonly isDone?: (after: EntityState, before: EntityState) => boolean
}

type Builder = (value: ActionValue, entity: EntityState) => ActionPlan

const near = (value: unknown, wanted: number, by: number) => typeof value === 'number' && Math.abs(value - wanted) <= by
const becomes =
  (...states: readonly string[]) =>
  (after: EntityState) =>
    states.includes(after.state)
const leaves =
  (...states: readonly string[]) =>
  (after: EntityState) =>
    !states.includes(after.state)
const differs = (after: EntityState, before: EntityState) => after.state !== before.state
const attribute = (name: string, wanted: number, by: number) => (after: EntityState) =>
  near(after.attributes[name], wanted, by)

function service(domain: string, name: string, isDone?: ActionPlan['isDone'], serviceData: object = {}): ActionPlan {
  return {
    call: { domain, service: name, serviceData: { ...serviceData } },
    ...(isDone === undefined ? {} : { isDone }),
  }
}

const GONE = ['unavailable', 'unknown'] as const

/** On, off and toggle of a domain whose states are `on` and `off`. */
function switching(domain: string): Readonly<Record<string, Builder>> {
  return {
    turn_on: () => service(domain, 'turn_on', becomes('on')),
    turn_off: () => service(domain, 'turn_off', becomes('off')),
    toggle: () => service(domain, 'toggle', differs),
  }
}

const brightness: Builder = (value) => {
  const percent = numberWithin(value, 0, 100, 'the brightness in percent')
  if (percent === 0) return service('light', 'turn_off', becomes('off'))
  const isDone = (after: EntityState) => after.state === 'on' && near(after.attributes['brightness'], percent * 2.55, 6)
  return service('light', 'turn_on', isDone, { brightness_pct: percent })
}
const colour: Builder = (value, entity) => {
  const wanted = readColour(textOf(value, 'the colour'))
  if (wanted === undefined) throw invalidValue('this colour is not known')
  const modes = entity.attributes['supported_color_modes']
  const can = (...names: readonly string[]) => !Array.isArray(modes) || names.some((name) => modes.includes(name))
  const hasColours = can('hs', 'rgb', 'xy', 'rgbw', 'rgbww')
  if ('kelvin' in wanted && can('color_temp'))
    return service('light', 'turn_on', becomes('on'), { color_temp_kelvin: wanted.kelvin })
  if (!hasColours) throw invalidValue('this light has no colours')
  const rgb = 'rgb' in wanted ? wanted.rgb : [255, wanted.kelvin < 3500 ? 180 : 230, wanted.kelvin < 3500 ? 110 : 220]
  return service('light', 'turn_on', becomes('on'), { rgb_color: rgb })
}
const temperature =
  (domain: string): Builder =>
  (value, { attributes }) => {
    const low = typeof attributes['min_temp'] === 'number' ? attributes['min_temp'] : 5
    const high = typeof attributes['max_temp'] === 'number' ? attributes['max_temp'] : 35
    const wanted = numberWithin(value, low, high, 'the temperature')
    return service(domain, 'set_temperature', attribute('temperature', wanted, 0.3), { temperature: wanted })
  }
const position =
  (domain: 'cover' | 'valve'): Builder =>
  (value) => {
    const wanted = numberWithin(value, 0, 100, 'the position in percent')
    const isDone = (after: EntityState, before: EntityState) =>
      near(after.attributes['current_position'], wanted, 3) || (differs(after, before) && leaves(...GONE)(after))
    return service(domain, `set_${domain}_position`, isDone, { position: wanted })
  }
const speed: Builder = (value) => {
  const wanted = numberWithin(value, 0, 100, 'the speed in percent')
  return service('fan', 'set_percentage', attribute('percentage', wanted, 17), { percentage: wanted })
}
const volume: Builder = (value) => {
  const percent = numberWithin(value, 0, 100, 'the volume in percent')
  return service('media_player', 'volume_set', attribute('volume_level', percent / 100, 0.03), {
    volume_level: percent / 100,
  })
}
const muting =
  (isMuted: boolean): Builder =>
  () =>
    service('media_player', 'volume_mute', (after) => after.attributes['is_volume_muted'] === isMuted, {
      is_volume_muted: isMuted,
    })
const quantity =
  (domain: string): Builder =>
  (value, { attributes }) => {
    const low = typeof attributes['min'] === 'number' ? attributes['min'] : Number.NEGATIVE_INFINITY
    const high = typeof attributes['max'] === 'number' ? attributes['max'] : Number.POSITIVE_INFINITY
    const wanted = numberWithin(value, low, high, 'the value')
    return service(domain, 'set_value', (after) => Number(after.state) === wanted, { value: wanted })
  }
const option =
  (domain: string): Builder =>
  (value, { attributes }) => {
    const options = Array.isArray(attributes['options']) ? attributes['options'] : undefined
    const wanted = textOf(value, 'the option', options)
    return service(domain, 'select_option', becomes(wanted), { option: wanted })
  }
const writing =
  (domain: string): Builder =>
  (value) => {
    const wanted = textOf(value, 'the text')
    return service(domain, 'set_value', becomes(wanted), { value: wanted })
  }
const opening = (domain: 'cover' | 'valve') => ({
  open: () => service(domain, `open_${domain}`, becomes('open', 'opening')),
  close: () => service(domain, `close_${domain}`, becomes('closed', 'closing')),
  stop: () => service(domain, `stop_${domain}`, leaves('opening', 'closing', ...GONE)),
  toggle: () => service(domain, 'toggle', differs),
  set: position(domain),
  set_position: position(domain),
})
const pressing = (domain: string) => ({ press: () => service(domain, 'press'), start: () => service(domain, 'press') })
const running = (domain: string) => ({
  turn_on: () => service(domain, 'turn_on'),
  activate: () => service(domain, 'turn_on'),
})

const light = switching('light')
const onOff = (domain: string, extra: Readonly<Record<string, Builder>> = {}) => ({ ...switching(domain), ...extra })

/** Actions by domain: the names of the model's tool, and `set`, `press`, `volume` for programs. */
const TABLE: Readonly<Record<string, Readonly<Record<string, Builder>>>> = {
  light: { ...light, set: brightness, set_brightness: brightness, set_color: colour },
  switch: onOff('switch', {
    start: () => service('switch', 'turn_on', becomes('on')),
    stop: () => service('switch', 'turn_off', becomes('off')),
    activate: () => service('switch', 'turn_on', becomes('on')),
  }),
  input_boolean: onOff('input_boolean', { activate: () => service('input_boolean', 'turn_on', becomes('on')) }),
  humidifier: onOff('humidifier'),
  siren: onOff('siren'),
  remote: onOff('remote'),
  fan: onOff('fan', {
    set: speed,
    set_position: speed,
    set_brightness: speed,
    start: () => service('fan', 'turn_on', becomes('on')),
    stop: () => service('fan', 'turn_off', becomes('off')),
  }),
  climate: {
    turn_on: () => service('climate', 'turn_on', leaves('off', ...GONE)),
    turn_off: () => service('climate', 'turn_off', becomes('off')),
    toggle: () => service('climate', 'toggle', differs),
    start: () => service('climate', 'turn_on', leaves('off', ...GONE)),
    set: temperature('climate'),
    set_temperature: temperature('climate'),
  },
  water_heater: {
    turn_on: () => service('water_heater', 'turn_on', leaves('off', ...GONE)),
    turn_off: () => service('water_heater', 'turn_off', becomes('off')),
    set: temperature('water_heater'),
    set_temperature: temperature('water_heater'),
  },
  media_player: {
    turn_on: () => service('media_player', 'turn_on', leaves('off', 'standby', ...GONE)),
    turn_off: () => service('media_player', 'turn_off', becomes('off', 'standby')),
    toggle: () => service('media_player', 'toggle', differs),
    set: volume,
    volume,
    set_volume: volume,
    play: () => service('media_player', 'media_play', becomes('playing', 'buffering')),
    start: () => service('media_player', 'media_play', becomes('playing', 'buffering')),
    pause: () => service('media_player', 'media_pause', becomes('paused', 'idle')),
    stop: () => service('media_player', 'media_stop', leaves('playing', 'buffering', ...GONE)),
    next: () => service('media_player', 'media_next_track'),
    previous: () => service('media_player', 'media_previous_track'),
    mute: muting(true),
    unmute: muting(false),
  },
  cover: opening('cover'),
  valve: opening('valve'),
  lock: {
    lock: () => service('lock', 'lock', becomes('locked', 'locking')),
    unlock: () => service('lock', 'unlock', becomes('unlocked', 'unlocking')),
    open: () => service('lock', 'open', becomes('open', 'opening', 'unlocked')),
    close: () => service('lock', 'lock', becomes('locked', 'locking')),
  },
  vacuum: {
    start: () => service('vacuum', 'start', becomes('cleaning')),
    turn_on: () => service('vacuum', 'start', becomes('cleaning')),
    stop: () => service('vacuum', 'stop', leaves('cleaning', ...GONE)),
    pause: () => service('vacuum', 'pause', becomes('paused', 'idle')),
    return_to_base: () => service('vacuum', 'return_to_base', becomes('returning', 'docked')),
    turn_off: () => service('vacuum', 'return_to_base', becomes('returning', 'docked')),
  },
  lawn_mower: {
    start: () => service('lawn_mower', 'start_mowing', becomes('mowing')),
    pause: () => service('lawn_mower', 'pause', becomes('paused')),
    stop: () => service('lawn_mower', 'pause', becomes('paused')),
    return_to_base: () => service('lawn_mower', 'dock', becomes('docked', 'returning')),
  },
  scene: running('scene'),
  script: {
    ...running('script'),
    start: () => service('script', 'turn_on'),
    stop: () => service('script', 'turn_off'),
    turn_off: () => service('script', 'turn_off'),
  },
  button: pressing('button'),
  input_button: pressing('input_button'),
  number: { set: quantity('number') },
  input_number: { set: quantity('input_number') },
  select: { set: option('select') },
  input_select: { set: option('input_select') },
  text: { set: writing('text') },
  input_text: { set: writing('input_text') },
}

/** Plans an action on an entity. @throws HOME_ACTION_UNSUPPORTED, HOME_VALUE_INVALID */
export function planAction(entity: EntityState, action: string, value: ActionValue): ActionPlan {
  const domain = domainOf(entity.entityId)
  const actions = TABLE[domain] ?? {}
  const build = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (build !== undefined) return build(value, entity)
  const known = Object.keys(actions).join(', ')
  throw new AppError(
    'HOME_ACTION_UNSUPPORTED',
    'invalid',
    known === ''
      ? `Things of the domain ${domain} cannot be controlled.`
      : `A ${domain} cannot '${action}'. It can ${known}.`,
    { details: { fields: [{ field: 'action', error: `not an action of ${domain}` }] } },
  )
}

/** Every service that an action may call, for the allow-list of the shipped package. */
export function servicesOf(domain: string): readonly string[] {
  const probe: EntityState = { entityId: `${domain}.probe`, state: 'on', attributes: {} }
  const names = Object.entries(TABLE[domain] ?? {}).map(([action, build]) => {
    const value = action === 'set_color' ? 'red' : 20
    const { call } = build(value, probe)
    return `${call.domain}.${call.service}`
  })
  return [...new Set(names)]
}
