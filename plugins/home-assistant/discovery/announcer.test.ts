import assert from 'node:assert/strict'
import { pino } from 'pino'
import type { BoxFacts } from '../../../core/contracts/box.ts'
import type { KeyValue } from '../../../core/contracts/storage.ts'
import { Topics } from '../mqtt/topics.ts'
import { eventually } from '../testing/eventually.ts'
import { Announcer } from './announcer.ts'
import type { OwnedEntity } from './component.ts'

const box: BoxFacts = {
  version: '1.2.3',
  id: 'abc12345',
  name: 'Box',
  profile: 'base',
  environment: 'test',
  anonymous: false,
  timeZone: 'Europe/Paris',
  startedAt: new Date(0),
  paths: { data: '/nowhere', models: '/nowhere' },
  baseUrl: 'http://127.0.0.1:8000',
}
const sensor = (key: string, extra: object = {}): OwnedEntity => ({
  owner: 'a-gadget',
  entity: { kind: 'sensor', key, name: key, read: async () => 1, ...extra },
})

describe('Announcer', () => {
  const stores = new Map<string, unknown>()
  const published: KeyValue = {
    get: async <T>(key: string) => stores.get(key) as T | undefined,
    set: async (key, value) => void stores.set(key, value),
    delete: async (key) => stores.delete(key),
    entries: async function* () {},
    clear: async () => stores.clear(),
  }
  let messages: { components: Record<string, Record<string, unknown>> }[] = []
  let entities: OwnedEntity[] = []
  const create = (removalGraceMs = 0) =>
    new Announcer({
      broker: { isUp: true, publish: async (_, text) => void messages.push(JSON.parse(text)) },
      topics: new Topics(box.id, 'homeassistant'),
      box,
      entities: { list: () => entities },
      published,
      times: { removalGraceMs, birthWaitMs: 10 },
      log: pino({ level: 'silent' }),
    })
  beforeEach(() => {
    stores.clear()
    messages = []
    entities = [sensor('one'), sensor('two')]
  })

  it('publishes once for an unchanged set, and again when forced', async () => {
    const announcer = create()
    await announcer.announce()
    await announcer.announce()
    assert.equal(messages.length, 1)
    await announcer.announce({ isForced: true })
    assert.equal(messages.length, 2)
    await announcer.stop()
  })

  it('reduces a component that is gone to its platform, which makes Home Assistant remove it', async () => {
    const announcer = create()
    await announcer.announce()
    entities = [sensor('one')]
    await announcer.announce()
    const last = messages.at(-1)?.components ?? {}
    assert.deepEqual(last['a_gadget_two'], { platform: 'sensor' })
    assert.equal(last['a_gadget_one']?.['name'], 'one')
    await announcer.stop()
  })

  it('waits out a restart before it takes a component back', async () => {
    const announcer = create(60_000)
    await announcer.announce()
    entities = [sensor('one')]
    await announcer.announce()
    assert.equal(messages.at(-1)?.components['a_gadget_two'], undefined)
    entities = [sensor('one'), sensor('two')]
    await announcer.announce()
    assert.equal(messages.at(-1)?.components['a_gadget_two']?.['name'], 'two')
    await announcer.stop()
  })

  it('remembers over a restart of the box what Home Assistant still knows', async () => {
    const first = create()
    await first.announce()
    await first.stop()
    entities = [sensor('one')]
    const second = create()
    await second.start()
    await second.announce()
    assert.deepEqual(messages.at(-1)?.components['a_gadget_two'], { platform: 'sensor' })
    await second.stop()
  })

  it('leaves out what the schema refuses and publishes the rest', async () => {
    entities = [
      sensor('one'),
      sensor('Bad Key'),
      sensor('units', { deviceClass: 'temperature', unit: 'W' }),
      {
        owner: 'a-gadget',
        entity: {
          kind: 'number',
          key: 'range',
          name: 'Range',
          min: 5,
          max: 1,
          step: 1,
          read: async () => 1,
          write: async () => {},
        },
      },
      {
        owner: 'a-gadget',
        entity: {
          kind: 'select',
          key: 'empty',
          name: 'Empty',
          options: async () => [],
          read: async () => undefined,
          write: async () => {},
        },
      },
    ]
    const announcer = create()
    await announcer.announce()
    assert.deepEqual(Object.keys(messages.at(-1)?.components ?? {}), ['a_gadget_one'])
    assert.equal(announcer.refused.size, 3, 'a choice without options is no fault')
    await announcer.stop()
  })

  it('answers a birth after a short wait, and then lets states follow', async () => {
    const announcer = create()
    let isDone = false
    announcer.onBirth(() => {
      isDone = true
    })
    assert.equal(messages.length, 0)
    await eventually('the birth was answered', () => isDone)
    assert.equal(messages.length, 1)
    await announcer.stop()
  })
})
