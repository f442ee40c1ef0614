import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { startTestBox, type TestBox } from '../../core/test/box.ts'
import plugin from './plugin.ts'
import { eventually } from './testing/eventually.ts'
import { gadgetPlugin } from './testing/gadget-plugin.ts'
import { Listener } from './testing/listener.ts'
import { findMosquitto, Mosquitto } from './testing/mosquitto.ts'
import { smallHome } from './testing/small-home.ts'
import { StandInMqtt } from './testing/stand-in-mqtt.ts'

interface Discovery {
  readonly device: { readonly identifiers: readonly string[]; readonly name: string }
  readonly components: Readonly<
    Record<
      string,
      {
        readonly platform: string
        readonly unique_id?: string
        readonly command_topic?: string
        readonly state_topic?: string
      }
    >
  >
}

/** Payloads of the events that the box keeps until the broker has acknowledged them. */
function kept(dataDirectory: string): readonly string[] {
  const database = new DatabaseSync(join(dataDirectory, 'lares.sqlite'), { readOnly: true })
  const rows = database.prepare('SELECT payload FROM home_assistant_outbox ORDER BY id').all()
  database.close()
  return rows.map((row) => String(row['payload']))
}

describe('home-assistant over MQTT', () => {
  if (findMosquitto() === undefined) {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
    return
  }
  const { gadget, state } = gadgetPlugin()
  const home = smallHome()
  let broker: Mosquitto
  let listener: Listener
  let standIn: StandInMqtt
  let box: TestBox
  let id: string
  const discovery = () => JSON.parse(listener.last(`homeassistant/device/lares_${id}/config`) ?? '{}') as Discovery

  before(async () => {
    broker = await Mosquitto.start({ isDurable: true })
    listener = await Listener.start(broker.url)
    standIn = await StandInMqtt.start(broker.url, home)
    box = await startTestBox({
      plugins: [plugin, gadget],
      config: { 'home-assistant': { mqttUrl: broker.url, confirmSeconds: 2 } },
    })
    id = box.box.facts.id
    await eventually('discovery is published', () => Object.keys(discovery().components ?? {}).length > 5)
  })
  after(async () => {
    await box.stop()
    await standIn.stop()
    await listener.stop()
    await broker.stop()
  })

  it('announces one device with every entity under ids of its own', () => {
    const { device, components } = discovery()
    assert.deepEqual(device.identifiers, [`lares_${id}`])
    assert.equal(components['a_gadget_speed']?.unique_id, `lares_${id}_a_gadget_speed`)
    assert.equal(components['a_gadget_model']?.platform, 'select')
    assert.equal(components['home_assistant_restart_a_gadget']?.platform, 'button')
    assert.equal(components['home_assistant_problem_a_gadget']?.platform, 'binary_sensor')
    assert.equal(components['home_assistant_ask']?.platform, 'text')
    assert.equal(components['home_assistant_reminder']?.platform, 'event')
    const ids = Object.values(components).map((component) => component.unique_id)
    assert.equal(new Set(ids).size, ids.length)
  })

  it('leaves out a component that Home Assistant would refuse, and says so in its health', async () => {
    assert.equal(discovery().components['a_gadget_broken'], undefined)
    const health = (await (await box.fetch('/health')).json()) as { services: Record<string, string> }
    assert.equal(health.services['home-assistant'], 'degraded')
  })

  it('is online, with its states', async () => {
    await eventually('the box is online', () => listener.last(`lares/${id}/status`) === 'online')
    await eventually('a state is there', () => listener.last(`lares/${id}/a_gadget/speed/state`) === '12.346')
    assert.equal(listener.last(`lares/${id}/a_gadget/availability`), 'online')
    assert.equal(listener.last(`lares/${id}/a_gadget/model/state`), 'small')
  })

  it('carries out commands and shows the new state', async () => {
    await listener.publish(`lares/${id}/a_gadget/model/set`, 'large')
    await eventually('the state follows', () => listener.last(`lares/${id}/a_gadget/model/state`) === 'large')
    await listener.publish(`lares/${id}/a_gadget/poke/set`, 'PRESS')
    await eventually('the button was pressed', () => state.pressed === 1)
  })

  it('ignores retained, malformed, huge and unknown commands, and lives on', async () => {
    await listener.publish(`lares/${id}/a_gadget/poke/set`, 'PRESS', true)
    await listener.publish(`lares/${id}/a_gadget/poke/set`, '', true)
    await listener.publish(`lares/${id}/a_gadget/poke/set`, Buffer.from([0xff, 0xfe, 0x00]))
    await listener.publish(`lares/${id}/a_gadget/poke/set`, 'x'.repeat(3_000_000))
    await listener.publish(`lares/${id}/a_gadget/model/set`, 'enormous')
    await listener.publish(`lares/${id}/nobody/nothing/set`, 'ON')
    await listener.publish(`lares/${id}/ha/result/none`, '{not json')
    await listener.publish(`lares-home/light/salon/brightness`, '{not json')
    await listener.publish(`lares-home/light`, 'on')
    await listener.publish(`lares/${id}/a_gadget/model/set`, 'small')
    await eventually(
      'a good command after them works',
      () => listener.last(`lares/${id}/a_gadget/model/state`) === 'small',
    )
    // A message that the broker retains is first delivered as a live one; only its replay is marked.
    assert.ok(state.pressed <= 2)
  })

  it('publishes everything again on the birth of Home Assistant', async () => {
    const before = listener.count(`homeassistant/device/lares_${id}/config`)
    const states = listener.count(`lares/${id}/a_gadget/speed/state`)
    await standIn.birth()
    await eventually('discovery came again', () => listener.count(`homeassistant/device/lares_${id}/config`) > before)
    await eventually('states came again', () => listener.count(`lares/${id}/a_gadget/speed/state`) > states)
  })

  it('sees the home by statestream and the package, and moves it', async () => {
    await eventually('the home is listed', async () => {
      const { complete } = (await (await box.fetch('/homeassistant/entities')).json()) as { complete: boolean }
      return complete
    })
    const lamp = (await (await box.fetch('/homeassistant/entities/light.salon')).json()) as {
      name: string
      area: string
    }
    assert.deepEqual([lamp.name, lamp.area], ['Lampe du salon', 'Salon'])
    const response = await box.fetch('/homeassistant/control', {
      method: 'POST',
      body: JSON.stringify({ entity_id: 'light.salon', action: 'turn_on' }),
    })
    assert.deepEqual(await response.json(), { ok: true, confirmed: true, state_before: 'off', state_after: 'on' })
    assert.equal(home.state('light.salon'), 'on')
    home.set('switch.cafetiere', 'on', { power: 900 })
    await eventually('a change of the home is seen', async () => {
      const { state: now } = (await (await box.fetch('/homeassistant/entities/switch.cafetiere')).json()) as {
        state: string
      }
      return now === 'on'
    })
  })

  it('loses no event while the broker is killed and restarted, and floods nobody with old states', async () => {
    const topic = `lares/${id}/a_gadget/news/state`
    const countOf = (text: string) => (JSON.parse(text) as { count: number }).count
    const seen = () => new Set(listener.all(topic).map(countOf))
    for (let count = 0; count < 10; count++) state.fire('happened', { count })
    while (listener.count(topic) === 0) await nextTurn()
    await broker.kill('SIGKILL')
    for (let count = 10; count < 40; count++) state.fire('happened', { count })
    await eventually('the box noticed', async () => {
      const { services } = (await (await box.fetch('/health')).json()) as { services: Record<string, string> }
      return services['home-assistant'] === 'degraded'
    })
    let unacknowledged: readonly number[] = []
    await eventually('all after the kill are kept', () => {
      unacknowledged = kept(box.dataDirectory).map(countOf)
      return unacknowledged.filter((count) => count >= 10).length === 30
    })
    const statesBefore = listener.count(`lares/${id}/a_gadget/speed/state`)
    await broker.up()
    await listener.reconnected()
    for (let count = 40; count < 50; count++) state.fire('happened', { count })
    const later = Array.from({ length: 10 }, (_, at) => at + 40)
    // An acknowledged event is the broker's: mosquitto acknowledges before it has passed it on or written it to its disk,
    // so one that it acknowledged in the moment of its death may be gone. Every other one must arrive, if need be twice.
    await eventually('every event arrived', () => [...unacknowledged, ...later].every((count) => seen().has(count)))
    assert.ok(listener.count(`lares/${id}/a_gadget/speed/state`) - statesBefore < 5, 'no flood of states')
    await eventually('the box is online again', () => listener.last(`lares/${id}/status`) === 'online')
  })

  it('shows a plugin as away while it restarts, and keeps its components', async () => {
    const availability = `lares/${id}/a_gadget/availability`
    await listener.publish(`lares/${id}/home_assistant/restart_a_gadget/set`, 'PRESS')
    await eventually(
      'it went away',
      () => listener.last(availability) === 'offline' || listener.count(availability) > 2,
    )
    await eventually('it came back', () => listener.last(availability) === 'online')
    assert.equal(discovery().components['a_gadget_speed']?.unique_id, `lares_${id}_a_gadget_speed`)
  })

  it('can be restarted by its own button', async () => {
    const status = `lares/${id}/status`
    const before = listener.all(status).filter((text) => text === 'offline').length
    await listener.publish(`lares/${id}/home_assistant/restart_home_assistant/set`, 'PRESS')
    await eventually('it said goodbye', () => listener.all(status).filter((text) => text === 'offline').length > before)
    await eventually('it is back', () => listener.last(status) === 'online')
  })

  it('answers with silence as not confirmed when the package does not allow a service', async () => {
    await standIn.stop()
    standIn = await StandInMqtt.start(broker.url, home, { allowed: [] })
    let answer: Response | undefined
    await eventually('the new Home Assistant is there', async () => {
      const body = JSON.stringify({ entity_id: 'light.salon', action: 'turn_off' })
      answer = await box.fetch('/homeassistant/control', { method: 'POST', body })
      return answer.status !== 503
    })
    assert.equal(answer?.status, 504)
    assert.match((await answer?.text()) ?? '', /HOME_NOT_CONFIRMED/)
  })

  it('answers 503 while Home Assistant is offline', async () => {
    await standIn.stop()
    await eventually('the link is down', async () => {
      const response = await box.fetch('/homeassistant/control', {
        method: 'POST',
        body: JSON.stringify({ entity_id: 'light.salon', action: 'turn_off' }),
      })
      return response.status === 503
    })
    standIn = await StandInMqtt.start(broker.url, home)
  })
})
