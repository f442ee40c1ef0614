const SWITCHABLE = [
  'light', 'media_player', 'climate', 'fan', 'humidifier', 'switch', 'input_boolean', 'siren', 'remote', 'water_heater',
  'vacuum', 'scene', 'script',
] // biome-ignore format: a list
const NO_TOGGLE = new Set(['scene', 'script', 'vacuum', 'water_heater'])
const MEDIA = ['media_player'] as const
const COVERS = ['cover', 'valve', 'lock'] as const
const MOVERS = ['vacuum', 'lawn_mower'] as const

const DOMAINS_OF: Readonly<Record<string, readonly string[]>> = {
  turn_on: SWITCHABLE,
  turn_off: SWITCHABLE.filter((domain) => domain !== 'scene'),
  toggle: SWITCHABLE.filter((domain) => !NO_TOGGLE.has(domain)),
  set_brightness: ['light', 'fan'],
  set_color: ['light'],
  set_temperature: ['climate', 'water_heater'],
  set_position: ['cover', 'valve', 'fan'],
  open: COVERS,
  close: COVERS,
  stop: ['cover', 'valve', 'vacuum', 'lawn_mower', 'media_player', 'fan', 'switch', 'script'],
  set_volume: MEDIA,
  play: MEDIA,
  pause: [...MEDIA, ...MOVERS],
  next: MEDIA,
  previous: MEDIA,
  mute: MEDIA,
  unmute: MEDIA,
  activate: ['scene', 'script', 'input_boolean', 'switch'],
  start: [...MOVERS, 'script', 'switch', 'button', 'input_button', 'media_player', 'fan', 'climate'],
  return_to_base: MOVERS,
  lock: ['lock'],
  unlock: ['lock'],
}

/** What a whole room does when nobody names a kind: plugs stay as they are, a freezer may hang on one. */
const WHOLE_ROOM: Readonly<Record<string, readonly string[]>> = {
  turn_on: ['light'],
  turn_off: ['light', 'media_player', 'fan'],
  toggle: ['light'],
  set_brightness: ['light'],
  open: ['cover'],
  close: ['cover'],
  stop: ['cover', 'media_player'],
  set_position: ['cover'],
  pause: ['media_player'],
  activate: ['scene'],
  start: ['vacuum'],
}

const NEVER_READ = new Set([
  'automation',
  'update',
  'zone',
  'conversation',
  'tts',
  'stt',
  'wake_word',
  'event',
  'image',
])
/** Things that only report: another thing of nearly the same name may be the one to act. */
const REPORTING = new Set(['sensor', 'binary_sensor', 'camera', 'weather', 'person', 'device_tracker', 'calendar'])

/** Domains that can do an action, the likeliest first; undefined for a question about states. */
export function domainsOf(action: string | undefined): readonly string[] | undefined {
  return action === undefined ? undefined : (DOMAINS_OF[action] ?? [])
}

/** Domains that "the whole room" means for an action. */
export function wholeRoomDomains(action: string): readonly string[] {
  return WHOLE_ROOM[action] ?? DOMAINS_OF[action] ?? []
}

/** Whether a domain can do the action, or be asked about when there is none. */
export function isCapable(domain: string, action: string | undefined): boolean {
  return action === undefined ? !NEVER_READ.has(domain) : (DOMAINS_OF[action]?.includes(domain) ?? false)
}

/** Whether things of the domain only report. */
export function isReporting(domain: string): boolean {
  return REPORTING.has(domain)
}
