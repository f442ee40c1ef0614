import assert from 'node:assert/strict'
import { pino } from 'pino'
import { BrokerConnection } from '../mqtt/broker-connection.ts'
import { Topics } from '../mqtt/topics.ts'
import { eventually } from '../testing/eventually.ts'
import { FakeLink } from '../testing/fake-link.ts'
import { findMosquitto, Mosquitto } from '../testing/mosquitto.ts'
import { smallHome } from '../testing/small-home.ts'
import { type MqttStandInOptions, StandInMqtt } from '../testing/stand-in-mqtt.ts'
import { StandInWebSocket } from '../testing/stand-in-websocket.ts'
import { type LinkUnderTest, linkContract } from './link.contract.ts'
import { MqttLink } from './mqtt-link.ts'
import { WebSocketLink } from './websocket-link.ts'

const log = pino({ level: 'silent' })

linkContract('of the tests', async () => {
  const home = smallHome()
  const link = new FakeLink(home)
  return {
    link,
    home,
    cut: async () => {
      link.isUp = false
    },
    stop: () => link.stop(),
  }
})

for (const [name, options] of [
  ['over WebSocket', {}],
  ['over WebSocket as an ordinary user', { isAdmin: false }],
  [
    'over WebSocket to an old Home Assistant',
    {
      unknownCommands: [
        'config/entity_registry/get_entries',
        'config/floor_registry/list',
        'homeassistant/expose_entity/list',
      ],
    },
  ],
] as const)
  linkContract(name, async () => {
    const home = smallHome()
    const standIn = await StandInWebSocket.start(home, options)
    const link = new WebSocketLink({ url: standIn.url, token: standIn.token }, log)
    await link.start()
    return {
      link,
      home,
      cut: () => standIn.stop(),
      stop: () => link.stop(),
    }
  })

if (findMosquitto() === undefined)
  describe('the link over MQTT', () => {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
  })
else {
  linkContract('over MQTT', () => openMqttLink())

  describe('the link over MQTT while the home is listed', () => {
    it('keeps a change that was told after the list was asked for and before it came', async () => {
      const { promise: statesHeldUntil, resolve: sendStates } = Promise.withResolvers<void>()
      const { link, home, standIn, stop } = await openMqttLink({ statesHeldUntil })
      const lamp = () => link.snapshot().states.get('light.salon')
      try {
        await eventually('the lights are asked for', () => standIn.asked.includes('light'))
        home.set('light.salon', 'on')
        await eventually('the change was told', () => lamp()?.state === 'on')
        sendStates()
        await eventually('the home is listed', () => link.snapshot().isComplete)
        assert.equal(lamp()?.state, 'on')
        assert.equal(lamp()?.attributes['friendly_name'], 'Lampe du salon', 'what only the list tells is there too')
        assert.equal(link.snapshot().states.get('switch.cafetiere')?.state, 'off')
      } finally {
        sendStates()
        await stop()
      }
    })
  })
}

async function openMqttLink(options: MqttStandInOptions = {}): Promise<LinkUnderTest & { standIn: StandInMqtt }> {
  const home = smallHome()
  const broker = await Mosquitto.start()
  const standIn = await StandInMqtt.start(broker.url, home, options)
  const topics = new Topics('contract1', 'homeassistant')
  const target = {
    url: broker.url,
    username: '',
    password: '',
    protocol: 'auto',
    clientId: 'contract',
    willTopic: topics.status,
  } as const
  const connection = new BrokerConnection(target, log)
  const link = new MqttLink(connection, topics, { stateTopic: 'lares-home', callTimeoutMs: 500, log })
  await link.start()
  connection.start()
  return {
    link,
    home,
    standIn,
    cut: () => broker.kill(),
    stop: async () => {
      await link.stop()
      await connection.stop()
      await standIn.stop({ isClean: false })
      await broker.stop()
    },
  }
}
