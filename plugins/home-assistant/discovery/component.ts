import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import type { Topics } from '../mqtt/topics.ts'
import type { Component } from './schema.ts'

const POLL_SECONDS = 30
/** A sensor that was silent for this many polls is unknown. */
const POLLS_UNTIL_STALE = 4

/** An entity with the plugin that offers it. */
export interface OwnedEntity {
  readonly owner: string
  readonly entity: HomeAssistantEntity
}

/** Seconds between two readings of an entity. */
export function pollSeconds(entity: HomeAssistantEntity): number {
  return Math.max(1, entity.pollSeconds ?? POLL_SECONDS)
}

/** Plugin names as topics and ids take them. */
export function slugOf(owner: string): string {
  return owner.replaceAll('-', '_')
}

/** Id of an entity's component within the device. */
export function componentId({ owner, entity }: OwnedEntity): string {
  return `${slugOf(owner)}_${entity.key}`
}

/** The component that shows an entity in Home Assistant, or undefined while it has nothing to choose from. Not yet validated. */
export async function toComponent(owned: OwnedEntity, topics: Topics, boxId: string): Promise<unknown> {
  const { owner, entity } = owned
  const plugin = slugOf(owner)
  if (entity.kind === 'select' && (await entity.options()).length === 0) return undefined
  const common = {
    platform: entity.kind,
    unique_id: `lares_${boxId}_${componentId(owned)}`,
    name: entity.name,
    icon: entity.icon,
    entity_category: entity.category,
    enabled_by_default: entity.enabledByDefault,
    device_class: entity.deviceClass,
    availability: availabilityOf(entity, plugin, topics),
    availability_mode: 'all',
    qos: 1,
  }
  return dropUndefined({ ...common, ...(await specifics(entity, plugin, topics)) })
}

async function specifics(
  entity: HomeAssistantEntity,
  plugin: string,
  topics: Topics,
): Promise<Partial<Record<KeysOf<Component>, unknown>>> {
  const state_topic = topics.state(plugin, entity.key)
  const command_topic = topics.command(plugin, entity.key)
  const expire_after = Math.ceil(pollSeconds(entity) * POLLS_UNTIL_STALE)
  switch (entity.kind) {
    case 'sensor':
      return {
        state_topic,
        expire_after,
        unit_of_measurement: entity.unit,
        state_class: entity.stateClass,
        json_attributes_topic: entity.attributes === undefined ? undefined : topics.attributes(plugin, entity.key),
      }
    case 'binary_sensor':
      return { state_topic, expire_after }
    case 'button':
      return { command_topic, payload_press: 'PRESS' }
    case 'select':
      return { state_topic, command_topic, options: await entity.options() }
    case 'switch':
      return { state_topic, command_topic }
    case 'number':
      return {
        state_topic,
        command_topic,
        min: entity.min,
        max: entity.max,
        step: entity.step,
        unit_of_measurement: entity.unit,
        mode: 'auto',
      }
    case 'text':
      return { state_topic, command_topic, min: 0, max: Math.min(255, entity.maxLength) }
    case 'event':
      return { state_topic, event_types: entity.eventTypes }
    case 'image':
      return { image_topic: state_topic, content_type: entity.mediaType }
    case 'notify':
      return { command_topic }
    case 'update':
      return { state_topic }
  }
}

type KeysOf<T> = T extends unknown ? keyof T : never

function availabilityOf(entity: HomeAssistantEntity, plugin: string, topics: Topics): readonly { topic: string }[] {
  const shared = [{ topic: topics.status }, { topic: topics.availability(plugin) }]
  return entity.available === undefined ? shared : [...shared, { topic: topics.entityAvailability(plugin, entity.key) }]
}

function dropUndefined(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
