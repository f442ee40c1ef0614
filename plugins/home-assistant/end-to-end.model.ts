import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { type Message, Ollama, type Tool } from 'ollama'
import { startTestBox, type TestBox } from '../../core/test/box.ts'
import llmChat from '../llm-chat/plugin.ts'
import plugin from './plugin.ts'
import { eventually } from './testing/eventually.ts'
import { Listener } from './testing/listener.ts'
import { findMosquitto, freePort, Mosquitto } from './testing/mosquitto.ts'
import { smallHome } from './testing/small-home.ts'
import { StandInMqtt } from './testing/stand-in-mqtt.ts'
import { StandInWebSocket } from './testing/stand-in-websocket.ts'

const STARTER = new URL('../llm-chat/starter/lares-starter.gguf', import.meta.url)
const ENGINE = { contextTokens: 1024, parallel: 1, threads: 1 }

/** Home Assistant's own tools, as far as they are needed here. */
const tools: Tool[] = ['HassTurnOn', 'HassTurnOff'].map((name) => ({
  type: 'function',
  function: {
    name,
    description: '',
    parameters: {
      type: 'object',
      properties: { name: { type: 'string' }, area: { type: 'string' }, domain: { type: 'string' } },
    },
  },
}))

/** "On", said in French of a lamp. */
const SAYS_ON = /allumé|\bon\b/i
/** Home Assistant's result names what was moved, not its state: that it is done is all that there is to say. */
const SAYS_DONE = /(c.est fait|allumé|done).*lampe du salon|lampe du salon.*(allumé|\bon\b)/i
const SAYS_NO = /pas le droit|refus|ne peux pas|not allowed/i

describe('a sentence of a person, on the starter model', function () {
  this.timeout(180_000)
  if (!existsSync(STARTER)) {
    it.skip('needs the starter model, plugins/llm-chat/starter/lares-starter.gguf')
    return
  }

  describe('at a box with a token of Home Assistant', () => {
    const home = smallHome()
    let standIn: StandInWebSocket
    let box: TestBox
    let ollama: Ollama
    const say = async (message: string) => {
      const response = await box.fetch('/chat', { method: 'POST', body: JSON.stringify({ message }) })
      const text = await response.text()
      assert.equal(response.status, 200, text)
      return (JSON.parse(text) as { response: string }).response
    }

    before(async () => {
      const ollamaPort = await freePort()
      standIn = await StandInWebSocket.start(home)
      box = await startTestBox({
        plugins: [llmChat, plugin],
        environment: { LARES_OLLAMA_PORT: String(ollamaPort) },
        config: { 'llm-chat': ENGINE, 'home-assistant': { url: standIn.url, token: standIn.token } },
      })
      ollama = new Ollama({ host: `http://127.0.0.1:${ollamaPort}`, headers: { Authorization: 'Bearer user' } })
      await eventually('rooms are known', async () => {
        const response = await box.fetch('/homeassistant/entities?area=Salon')
        const { total = 0 } = (await response.json()) as { total?: number }
        return total > 0
      })
    })
    after(async () => {
      await box.stop()
      await standIn.stop()
    })

    it('"allume la lampe du salon" turns the lamp on, and the answer says so', async () => {
      const answer = await say('allume la lampe du salon')
      assert.equal(home.state('light.salon'), 'on')
      assert.match(answer, SAYS_ON)
    })

    it('"éteins la lampe du salon" turns it off', async () => {
      await say('éteins la lampe du salon')
      assert.equal(home.state('light.salon'), 'off')
    })

    it('"ouvre la porte d\'entrée" is refused', async () => {
      const answer = await say("ouvre la porte d'entrée")
      assert.equal(home.state('lock.entree'), 'locked')
      assert.ok(home.calls.every((call) => !call.service.startsWith('lock.')))
      assert.match(answer, SAYS_NO)
    })

    it("turns the lamp on through Ollama's API, where the client runs its own tools, and the answer says so", async () => {
      const messages: Message[] = [{ role: 'user', content: 'allume la lampe du salon' }]
      const first = await ollama.chat({ model: 'default', messages, tools, options: { temperature: 0 } })
      const [call] = first.message.tool_calls ?? []
      assert.equal(call?.function.name, 'HassTurnOn')
      // Home Assistant finds the entity by the name that the model gives.
      const named = [...home.registry.values()].find(
        (entity) => entity.name.toLowerCase() === String(call?.function.arguments['name']).toLowerCase(),
      )
      home.callService({ service: 'light.turn_on', entityIds: [named?.id ?? ''], serviceData: {} })
      assert.equal(home.state('light.salon'), 'on')
      const result = {
        speech: {},
        response_type: 'action_done',
        data: { success: [{ name: 'Lampe du salon', type: 'entity', id: 'light.salon' }], failed: [] },
      }
      const second = await ollama.chat({
        model: 'default',
        messages: [...messages, first.message, { role: 'tool', content: JSON.stringify(result) }],
        tools,
        options: { temperature: 0 },
      })
      assert.match(second.message.content, SAYS_DONE)
    })

    it("says through Ollama's API that the door stays locked when Home Assistant does not let it be opened", async () => {
      const messages: Message[] = [{ role: 'user', content: "ouvre la porte d'entrée" }]
      const first = await ollama.chat({ model: 'default', messages, tools, options: { temperature: 0 } })
      const [call] = first.message.tool_calls ?? []
      assert.match(String(call?.function.arguments['name']), /porte d.entrée/i)
      // The form in which Home Assistant hands a failed tool back to the model.
      const result = { error: 'HomeAssistantError', error_text: 'not allowed' }
      const second = await ollama.chat({
        model: 'default',
        messages: [...messages, first.message, { role: 'tool', content: JSON.stringify(result) }],
        tools,
        options: { temperature: 0 },
      })
      assert.match(second.message.content, SAYS_NO)
      assert.equal(home.state('lock.entree'), 'locked', 'the box itself moves nothing for this client')
    })
  })

  describe('over MQTT, at a box that has only a broker', () => {
    if (findMosquitto() === undefined) {
      it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
      return
    }
    const home = smallHome()
    let broker: Mosquitto
    let listener: Listener
    let standIn: StandInMqtt
    let box: TestBox
    let root: string
    const ask = async (text: string) => {
      const topic = `${root}/home_assistant/answer/state`
      const before = listener.count(topic)
      await listener.publish(`${root}/chat/ask`, text)
      await eventually('the answer came', () => listener.count(topic) > before)
      return JSON.parse(listener.last(topic) ?? '{}') as { event_type: string; answer: string }
    }

    before(async () => {
      broker = await Mosquitto.start()
      listener = await Listener.start(broker.url)
      standIn = await StandInMqtt.start(broker.url, home)
      box = await startTestBox({
        plugins: [llmChat, plugin],
        config: { 'llm-chat': ENGINE, 'home-assistant': { mqttUrl: broker.url } },
      })
      root = `lares/${box.box.facts.id}`
      await eventually('the home is listed', async () => {
        const response = await box.fetch('/homeassistant/entities')
        const { complete = false } = (await response.json()) as { complete?: boolean }
        return complete
      })
    })
    after(async () => {
      await box.stop()
      await standIn.stop()
      await listener.stop()
      await broker.stop()
    })

    it('"allume la lampe du salon" turns the lamp on, and the answer event says so', async () => {
      const { event_type: type, answer } = await ask('allume la lampe du salon')
      assert.equal(type, 'answered')
      assert.equal(home.state('light.salon'), 'on')
      assert.match(answer, SAYS_ON)
    })

    it('"ouvre la porte d\'entrée" is refused', async () => {
      const { answer } = await ask("ouvre la porte d'entrée")
      assert.equal(home.state('lock.entree'), 'locked')
      assert.match(answer, SAYS_NO)
    })
  })
})
