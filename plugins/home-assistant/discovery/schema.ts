import { z } from 'zod'

/** Home Assistant refuses longer texts in names and options. */
const name = z.string().min(1).max(120)
const id = z.string().regex(/^[A-Za-z0-9_-]{1,120}$/)
const topic = z.string().regex(/^[^#+\s]{1,200}$/)
const template = z.string().max(500)

const availability = z.strictObject({ topic })

const common = {
  unique_id: id,
  default_entity_id: z
    .string()
    .regex(/^[a-z_]+\.[a-z0-9_]+$/)
    .optional(),
  name,
  icon: z
    .string()
    .regex(/^mdi:[a-z0-9-]+$/)
    .optional(),
  entity_category: z.enum(['config', 'diagnostic']).optional(),
  enabled_by_default: z.boolean().optional(),
  device_class: z
    .string()
    .regex(/^[a-z0-9_]+$/)
    .optional(),
  availability: z.array(availability).min(1),
  availability_mode: z.literal('all'),
  qos: z.literal([0, 1]),
}
const readable = { state_topic: topic }
const writable = { command_topic: topic }
const expiring = { expire_after: z.int().positive().optional() }

/** Platforms that have classes of their own, whose sensors Home Assistant measures in units of its choice. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  temperature: ['°C', '°F', 'K'],
  data_size: ['bit', 'B', 'kB', 'MB', 'GB', 'TB', 'KiB', 'MiB', 'GiB', 'TiB'],
  power: ['mW', 'W', 'kW'],
  energy: ['Wh', 'kWh', 'MWh'],
  duration: ['ms', 's', 'min', 'h', 'd'],
  frequency: ['Hz', 'kHz', 'MHz', 'GHz'],
  humidity: ['%'],
  battery: ['%'],
}

const sensor = z
  .strictObject({
    platform: z.literal('sensor'),
    ...common,
    ...readable,
    ...expiring,
    unit_of_measurement: z.string().min(1).max(20).optional(),
    state_class: z.enum(['measurement', 'total', 'total_increasing']).optional(),
    json_attributes_topic: topic.optional(),
  })
  .refine(
    ({ device_class: kind = '', unit_of_measurement: unit = '' }) => UNITS[kind]?.includes(unit) ?? true,
    'the unit does not fit the device class',
  )
  .refine(
    ({ device_class: kind, state_class: state }) => kind !== 'enum' || state === undefined,
    'a sensor of words has no state class',
  )

const number = z
  .strictObject({
    platform: z.literal('number'),
    ...common,
    ...readable,
    ...writable,
    min: z.number(),
    max: z.number(),
    step: z.number().min(0.001),
    unit_of_measurement: z.string().min(1).max(20).optional(),
    mode: z.enum(['auto', 'slider', 'box']),
  })
  .refine(({ min, max }) => min < max, 'min must be below max')

/** One entity of the device, as Home Assistant accepts it; strict, since it drops misspelt keys without a word. */
export const Component = z.discriminatedUnion('platform', [
  sensor,
  number,
  z.strictObject({ platform: z.literal('binary_sensor'), ...common, ...readable, ...expiring }),
  z.strictObject({ platform: z.literal('button'), ...common, ...writable, payload_press: z.string() }),
  z.strictObject({
    platform: z.literal('select'),
    ...common,
    ...readable,
    ...writable,
    options: z.array(name).min(1).max(500),
  }),
  z.strictObject({ platform: z.literal('switch'), ...common, ...readable, ...writable }),
  z.strictObject({
    platform: z.literal('text'),
    ...common,
    ...readable,
    ...writable,
    min: z.int().min(0).max(255),
    max: z.int().min(1).max(255),
  }),
  z.strictObject({
    platform: z.literal('event'),
    ...common,
    ...readable,
    event_types: z.array(z.string().regex(/^[a-z0-9_]+$/)).min(1),
  }),
  z.strictObject({ platform: z.literal('image'), ...common, image_topic: topic, content_type: z.string() }),
  z.strictObject({ platform: z.literal('notify'), ...common, ...writable }),
  z.strictObject({ platform: z.literal('update'), ...common, ...readable, value_template: template.optional() }),
])

/** A component as it is published. */
export type Component = z.output<typeof Component>

/** What is left of a component that is to vanish: Home Assistant removes what it knew of it. */
const Tombstone = z.strictObject({ platform: z.string() })

/** The whole message. One unknown key at its top, or one entity without `unique_id`, and Home Assistant refuses all of it. */
export const DeviceMessage = z.strictObject({
  device: z.strictObject({
    identifiers: z.array(id).min(1),
    name,
    manufacturer: name,
    model: name,
    sw_version: z.string().max(60),
    serial_number: z.string().max(60),
    configuration_url: z.url({ protocol: /^https?$/ }).optional(),
  }),
  origin: z.strictObject({ name, sw_version: z.string().max(60) }),
  components: z.record(id, z.union([Component, Tombstone])),
})

/** The discovery message of the box. */
export type DeviceMessage = z.output<typeof DeviceMessage>
