import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asValue } from 'awilix'
import { z } from 'zod'
import { sayRequested } from '../../../core/contracts/home-assistant.ts'
import { defineManifest, definePlugin } from '../../../core/contracts/plugin.ts'
import { startTestBox } from '../../../core/test/box.ts'
import plugin from '../plugin.ts'
import { eventually } from '../testing/eventually.ts'
import { Listener } from '../testing/listener.ts'
import { findMosquitto, Mosquitto } from '../testing/mosquitto.ts'

const said: string[] = []
const speaker = definePlugin({
  manifest: defineManifest({
    name: 'speaker',
    version: '1.0.0',
    summary: 'Hears what is to be said',
    onFailure: 'abort',
    config: z.strictObject({}),
  }),
  register: (scope) => scope.register({ none: asValue(0) }),
  start: async ({ events }) => events.subscribe(sayRequested, ({ text }) => void said.push(text)),
})

describe('the session of the box at the broker', () => {
  if (findMosquitto() === undefined) {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
    return
  }
  let broker: Mosquitto
  let listener: Listener
  let dataDirectory: string

  beforeEach(async () => {
    said.length = 0
    broker = await Mosquitto.start()
    listener = await Listener.start(broker.url)
    dataDirectory = await mkdtemp(join(tmpdir(), 'lares-session-'))
  })
  afterEach(async () => {
    await listener.stop()
    await broker.stop()
    await rm(dataDirectory, { recursive: true, force: true })
  })

  /** Runs a box on the same data until the work is done, and tells its root topic. */
  async function whileRunning(mqttProtocol: string, work: () => Promise<void>): Promise<string> {
    const config = { 'home-assistant': { mqttUrl: broker.url, mqttProtocol } }
    const box = await startTestBox({ plugins: [plugin, speaker], config, dataDirectory })
    const root = `lares/${box.box.facts.id}`
    try {
      await eventually('the box is online', () => listener.last(`${root}/status`) === 'online')
      await work()
    } finally {
      await box.stop()
    }
    await eventually('it said goodbye', () => listener.last(`${root}/status`) === 'offline')
    return root
  }
  const nothing = async () => {}

  it('is taken up after a restart: what was asked meanwhile is heard, once', async () => {
    const root = await whileRunning('auto', nothing)
    await listener.publish(`${root}/say`, 'asked while the box was away')
    await whileRunning('auto', () => eventually('it was heard', () => said.length > 0))
    await listener.publish(`${root}/say`, 'retained', true)
    for (let restart = 0; restart < 2; restart++) await whileRunning('auto', () => sleep(200))
    assert.deepEqual(said, ['asked while the box was away', 'retained'], 'what is retained is not heard again')
  })

  it('begins anew after a restart with MQTT 3.1.1, where the broker lets no question grow old', async () => {
    const root = await whileRunning('3.1.1', nothing)
    await listener.publish(`${root}/say`, 'from who knows when')
    await whileRunning('3.1.1', async () => {
      await sleep(300)
      await listener.publish(`${root}/say`, 'now')
      await eventually('the new one was heard', () => said.includes('now'))
    })
    assert.deepEqual(said, ['now'])
  })
})
