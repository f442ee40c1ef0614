import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'

/** Home Assistant's bound on a state. */
const MAX_STATE_CHARS = 255
const MAX_ATTRIBUTE_BYTES = 16 * 1024
const MAX_IMAGE_BYTES = 1024 * 1024
/** Payload that makes a state `unknown`. */
const UNKNOWN = 'None'

/** Reads an entity's state as a payload; undefined when there is nothing to publish. */
export async function readState(entity: HomeAssistantEntity): Promise<string | Uint8Array | undefined> {
  switch (entity.kind) {
    case 'sensor':
    case 'number':
    case 'select':
      return toText(await entity.read())
    case 'text': {
      const value = await entity.read()
      return value === undefined ? undefined : cut(value)
    }
    case 'binary_sensor':
    case 'switch': {
      const isOn = await entity.read()
      return isOn === undefined ? UNKNOWN : isOn ? 'ON' : 'OFF'
    }
    case 'image': {
      const image = await entity.read()
      return image !== undefined && image.length <= MAX_IMAGE_BYTES ? image : undefined
    }
    case 'update': {
      const versions = await entity.read()
      return versions === undefined
        ? undefined
        : JSON.stringify({ installed_version: versions.installed, latest_version: versions.latest ?? null })
    }
    case 'button':
    case 'event':
    case 'notify':
      return undefined
  }
}

/** Reads the attributes of a sensor that has some; too many are left out. */
export async function readAttributes(entity: HomeAssistantEntity): Promise<string | undefined> {
  if (entity.kind !== 'sensor' || entity.attributes === undefined) return undefined
  const text = JSON.stringify(await entity.attributes())
  return Buffer.byteLength(text) <= MAX_ATTRIBUTE_BYTES ? text : undefined
}

/** Whether the broker keeps the state for those who come later; measurements expire instead. */
export function isRetainedState({ kind }: HomeAssistantEntity): boolean {
  return kind !== 'sensor' && kind !== 'binary_sensor'
}

/** Payload of an event; its attributes are cut so that the whole stays within the bound. */
export function eventPayload(type: string, attributes: Readonly<Record<string, unknown>> = {}): string {
  const text = JSON.stringify({ ...attributes, event_type: type })
  return Buffer.byteLength(text) <= MAX_ATTRIBUTE_BYTES ? text : JSON.stringify({ event_type: type, truncated: true })
}

function toText(value: string | number | undefined): string {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return UNKNOWN
  return typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : cut(value)
}

function cut(text: string): string {
  return text.length <= MAX_STATE_CHARS ? text : `${text.slice(0, MAX_STATE_CHARS - 1)}…`
}
