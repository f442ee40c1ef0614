import assert from 'node:assert/strict'
import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import { Topics } from '../mqtt/topics.ts'
import { toComponent } from './component.ts'
import { Component, DeviceMessage } from './schema.ts'

const nothing = async () => undefined
const entities: readonly HomeAssistantEntity[] = [
  {
    kind: 'sensor',
    key: 'a',
    name: 'A',
    unit: '°C',
    deviceClass: 'temperature',
    stateClass: 'measurement',
    icon: 'mdi:thermometer',
    read: nothing,
    attributes: async () => ({}),
  },
  { kind: 'binary_sensor', key: 'b', name: 'B', deviceClass: 'problem', category: 'diagnostic', read: nothing },
  { kind: 'button', key: 'c', name: 'C', press: nothing },
  { kind: 'select', key: 'd', name: 'D', options: async () => ['x', 'y'], read: nothing, write: nothing },
  { kind: 'switch', key: 'e', name: 'E', enabledByDefault: false, read: nothing, write: nothing },
  { kind: 'number', key: 'f', name: 'F', min: 0, max: 1, step: 0.01, read: nothing, write: nothing },
  { kind: 'text', key: 'g', name: 'G', maxLength: 4000, read: nothing, write: nothing },
  { kind: 'event', key: 'h', name: 'H', eventTypes: ['seen'], listen: () => () => undefined },
  { kind: 'image', key: 'i', name: 'I', mediaType: 'image/jpeg', read: nothing },
  { kind: 'notify', key: 'j', name: 'J', send: nothing },
  { kind: 'update', key: 'k', name: 'K', deviceClass: 'firmware', available: () => true, read: nothing },
]

describe('toComponent', () => {
  const topics = new Topics('abc12345', 'homeassistant')

  for (const entity of entities)
    it(`makes a ${entity.kind} that the schema takes`, async () => {
      const component = Component.parse(await toComponent({ owner: 'llm-chat', entity }, topics, 'abc12345'))
      assert.equal(component.platform, entity.kind)
      assert.equal(component.unique_id, `lares_abc12345_llm_chat_${entity.key}`)
      assert.deepEqual(component.availability.slice(0, 2), [
        { topic: 'lares/abc12345/status' },
        { topic: 'lares/abc12345/llm_chat/availability' },
      ])
      assert.equal(component.availability.length, entity.available === undefined ? 2 : 3)
    })

  it('bounds a text to what Home Assistant takes', async () => {
    const [text] = entities.filter((entity) => entity.kind === 'text')
    assert.ok(text !== undefined)
    const component = (await toComponent({ owner: 'x', entity: text }, topics, 'a')) as { max: number }
    assert.equal(component.max, 255)
  })
})

describe('the discovery schema', () => {
  const sensor = {
    platform: 'sensor',
    unique_id: 'u',
    name: 'N',
    availability: [{ topic: 't' }],
    availability_mode: 'all',
    qos: 1,
    state_topic: 's',
  }

  for (const [what, change] of [
    ['a misspelt key, which Home Assistant would drop without a word', { status_topic: 's' }],
    ['an entity without an id, which would sink the whole message', { unique_id: undefined }],
    ['the object_id of before 2026', { object_id: 'x' }],
    ['a topic with a wildcard', { state_topic: 'a/#' }],
    ['a temperature in watts', { device_class: 'temperature', unit_of_measurement: 'W' }],
    ['a platform that MQTT does not have', { platform: 'media_player' }],
    ['an empty name', { name: '' }],
  ] as const)
    it(`refuses ${what}`, () => {
      assert.equal(Component.safeParse(sensor).success, true)
      assert.equal(Component.safeParse({ ...sensor, ...change }).success, false)
    })

  it('refuses an unknown key at the top, which would sink the whole message', () => {
    const device = {
      identifiers: ['a'],
      name: 'Box',
      manufacturer: 'Lares',
      model: 'm',
      sw_version: '1',
      serial_number: 'a',
    }
    const message = { device, origin: { name: 'Lares', sw_version: '1' }, components: { a: sensor } }
    assert.equal(DeviceMessage.safeParse(message).success, true)
    assert.equal(DeviceMessage.safeParse({ ...message, icon: 'x' }).success, false)
  })
})
