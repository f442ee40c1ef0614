import assert from 'node:assert/strict'
import { startTestBox } from '../../core/test/box.ts'
import plugin from './plugin.ts'
import { type Certificate, makeCertificate } from './testing/certificate.ts'
import { eventually } from './testing/eventually.ts'
import { gadgetPlugin } from './testing/gadget-plugin.ts'
import { Listener } from './testing/listener.ts'
import { findMosquitto, Mosquitto } from './testing/mosquitto.ts'
import { TcpProxy } from './testing/tcp-proxy.ts'

describe('home-assistant at a broker with a password and a certificate of its own', () => {
  if (findMosquitto() === undefined) {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
    return
  }
  const login = { username: 'lares', password: 'a password' }
  let certificate: Certificate
  let plain: Mosquitto
  let secured: Mosquitto

  before(async () => {
    certificate = await makeCertificate()
    plain = await Mosquitto.start({ login })
    secured = await Mosquitto.start({ login, tls: certificate })
  })
  after(async () => {
    await plain.stop()
    await secured.stop()
    await certificate.remove()
  })

  async function withBox(
    config: Readonly<Record<string, unknown>>,
    check: (health: () => Promise<string>) => Promise<void>,
  ) {
    const box = await startTestBox({ plugins: [plugin], config: { 'home-assistant': config } })
    try {
      await check(async () => JSON.stringify(await box.box.kernel.plugins()))
    } finally {
      await box.stop()
    }
  }

  it('connects with user and password', async () => {
    await withBox({ mqttUrl: plain.url, mqttUsername: login.username, mqttPassword: login.password }, (health) =>
      eventually('the broker is up', async () => (await health()).includes('"broker":true')),
    )
  })

  it('runs on with a wrong password and says so', async () => {
    await withBox({ mqttUrl: plain.url, mqttUsername: login.username, mqttPassword: 'wrong' }, (health) =>
      eventually('the refusal is told', async () => (await health()).includes('refuses user or password')),
    )
  })

  it('connects over TLS with the authority of the home', async () => {
    const mqttUrl = secured.url.replace('mqtt:', 'mqtts:')
    const mqttCaFile = certificate.certFile
    await withBox({ mqttUrl, mqttCaFile, mqttUsername: login.username, mqttPassword: login.password }, (health) =>
      eventually('the broker is up', async () => (await health()).includes('"broker":true')),
    )
  })

  it('does not trust a certificate of an unknown authority', async () => {
    const mqttUrl = secured.url.replace('mqtt:', 'mqtts:')
    await withBox({ mqttUrl, mqttUsername: login.username, mqttPassword: login.password }, async (health) => {
      await eventually('the broker is refused', async () => (await health()).includes('cannot be reached'))
      assert.ok(!(await health()).includes('"broker":true'))
    })
  })
})

describe('two boxes at one broker', () => {
  if (findMosquitto() === undefined) {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
    return
  }

  it('have devices, states and commands of their own', async () => {
    const broker = await Mosquitto.start()
    const listener = await Listener.start(broker.url)
    const gadgets = [gadgetPlugin(), gadgetPlugin()]
    const boxes = await Promise.all(
      gadgets.map(({ gadget }) =>
        startTestBox({ plugins: [plugin, gadget], config: { 'home-assistant': { mqttUrl: broker.url } } }),
      ),
    )
    try {
      const [first = '', second = ''] = boxes.map(({ box }) => box.facts.id)
      assert.notEqual(first, second)
      for (const id of [first, second])
        await eventually('each is online', () => listener.last(`lares/${id}/status`) === 'online')
      await listener.publish(`lares/${second}/a_gadget/poke/set`, 'PRESS')
      await eventually('the second was pressed', () => gadgets[1]?.state.pressed === 1)
      assert.equal(gadgets[0]?.state.pressed, 0)
    } finally {
      for (const box of boxes) await box.stop()
      for (const { box } of boxes)
        await eventually(
          'a box that stops says goodbye',
          () => listener.last(`lares/${box.facts.id}/status`) === 'offline',
        )
      await listener.stop()
      await broker.stop()
    }
  })
})

describe('a wire that fails', () => {
  if (findMosquitto() === undefined) {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
    return
  }
  let broker: Mosquitto
  let listener: Listener
  before(async () => {
    broker = await Mosquitto.start()
    listener = await Listener.start(broker.url)
  })
  after(async () => {
    await listener.stop()
    await broker.stop()
  })

  it('leaves the box offline by its will, and online once it is back', async () => {
    const proxy = await TcpProxy.start(broker.port)
    const config = { 'home-assistant': { mqttUrl: proxy.url, mqttProtocol: '3.1.1' } }
    const box = await startTestBox({ plugins: [plugin], config })
    try {
      const status = `lares/${box.box.facts.id}/status`
      await eventually('the box is online', () => listener.last(status) === 'online')
      proxy.cut()
      await eventually('the broker published the will', () => listener.all(status).includes('offline'))
      await eventually('the box is back', () => listener.last(status) === 'online')
    } finally {
      await box.stop()
      await proxy.stop()
    }
  })

  it('falls back to MQTT 3.1.1 at a broker that knows no 5', async () => {
    const proxy = await TcpProxy.start(broker.port, { refusesFive: true })
    const box = await startTestBox({ plugins: [plugin], config: { 'home-assistant': { mqttUrl: proxy.url } } })
    try {
      await eventually('the box is online', () => listener.last(`lares/${box.box.facts.id}/status`) === 'online')
      assert.equal(proxy.refused, 1)
    } finally {
      await box.stop()
      await proxy.stop()
    }
  })
})
