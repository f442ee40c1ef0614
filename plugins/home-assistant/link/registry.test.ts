import assert from 'node:assert/strict'
import { readRegistry } from './registry.ts'

describe('readRegistry', () => {
  const answers = {
    entities: {
      'light.a': {
        entity_id: 'light.a',
        name: null,
        area_id: null,
        device_id: 'd1',
        aliases: ['lamp', null],
        entity_category: null,
        hidden_by: null,
      },
      'sensor.b': {
        entity_id: 'sensor.b',
        name: 'B',
        area_id: 'kitchen',
        device_id: 'd1',
        entity_category: 'diagnostic',
      },
      'sensor.gone': null,
      'sensor.odd': { entity_id: 7 },
    },
    devices: [{ id: 'd1', area_id: 'salon' }],
    areas: [{ area_id: 'salon', name: 'Salon', aliases: ['living'], floor_id: 'rdc' }],
    floors: [{ floor_id: 'rdc', name: 'RDC', level: 0, aliases: [] }],
    exposed: { exposed_entities: { 'light.a': { conversation: true }, 'switch.yaml': { conversation: true } } },
  }

  it('takes the area of the device where the entity has none, and drops null aliases', () => {
    const { entities, areas, floors } = readRegistry(answers)
    assert.deepEqual(entities.get('light.a'), {
      name: undefined,
      aliases: ['lamp'],
      area: 'salon',
      deviceClass: undefined,
      isAuxiliary: false,
      isExposed: true,
    })
    assert.deepEqual([entities.get('sensor.b')?.area, entities.get('sensor.b')?.isAuxiliary], ['kitchen', true])
    assert.deepEqual([areas[0]?.floor, floors[0]?.level], ['rdc', 0])
  })

  it('knows what is exposed, also of entities without an entry', () => {
    const { entities } = readRegistry(answers)
    assert.equal(entities.get('sensor.b')?.isExposed, false)
    assert.equal(entities.get('switch.yaml')?.isExposed, true)
  })

  it('does not know what is exposed when Home Assistant does not tell', () => {
    assert.equal(readRegistry({ ...answers, exposed: undefined }).entities.get('light.a')?.isExposed, undefined)
  })

  it('reads nothing from a Home Assistant that answers nothing', () => {
    const nothing = { entities: undefined, devices: undefined, areas: undefined, floors: undefined, exposed: undefined }
    assert.equal(readRegistry(nothing).entities.size, 0)
  })
})
