import type { HomeEntityView } from '../../../core/contracts/home-tools.ts'
import { domainOf } from '../control/domains.ts'
import type { HomeSnapshot } from '../link/home-assistant-link.ts'
import { nameOf } from '../link/home-view.ts'

const MAX_NAME_CHARS = 80

/** One thing as a tool result shows it: a name, a state that reads well, its room where the name does not tell it. */
export function entityView(entityId: string, snapshot: HomeSnapshot): HomeEntityView {
  const areaId = snapshot.registry.entities.get(entityId)?.area
  const area = snapshot.registry.areas.find((candidate) => candidate.id === areaId)?.name
  const name = plain(nameOf(entityId, snapshot))
  const isTold = area === undefined || name.toLowerCase().includes(area.toLowerCase())
  return { name, state: stateText(entityId, snapshot), ...(isTold ? {} : { area: plain(area) }) }
}

/** State with its unit, or what a thermostat, a cover or a bright light adds to it. */
function stateText(entityId: string, { states }: HomeSnapshot): string {
  const entity = states.get(entityId)
  if (entity === undefined) return 'unknown'
  const { state, attributes } = entity
  const unit = attributes['unit_of_measurement']
  if (typeof unit === 'string' && state !== 'unavailable' && state !== 'unknown')
    return plain(`${rounded(state)} ${unit}`)
  if (domainOf(entityId) === 'climate' && state !== 'unavailable') return climateText(state, attributes)
  if (domainOf(entityId) === 'binary_sensor') return binaryText(state, attributes['device_class'])
  return plain(state)
}

function climateText(state: string, attributes: Readonly<Record<string, unknown>>): string {
  const now = attributes['current_temperature']
  const set = attributes['temperature']
  const parts = [state, typeof now === 'number' ? `${now} °C` : '', typeof set === 'number' ? `set to ${set} °C` : '']
  return plain(parts.filter((part) => part !== '').join(', '))
}

const OPENING_CLASSES = new Set(['door', 'window', 'opening', 'garage_door'])

function binaryText(state: string, deviceClass: unknown): string {
  if (typeof deviceClass === 'string' && OPENING_CLASSES.has(deviceClass) && (state === 'on' || state === 'off'))
    return state === 'on' ? 'open' : 'closed'
  return plain(state)
}

function rounded(state: string): string {
  const value = Number(state)
  return state.trim() !== '' && Number.isFinite(value) ? String(Math.round(value * 10) / 10) : state
}

/** One line without control characters: a name is data, however it is written. */
function plain(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return line.length <= MAX_NAME_CHARS ? line : `${line.slice(0, MAX_NAME_CHARS - 1)}…`
}
