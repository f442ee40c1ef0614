import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asValue } from 'awilix'
import { z } from 'zod'
import { sayRequested } from '../../../core/contracts/home-assistant.ts'
import { type Assistant, type AssistantQuestion, assistant } from '../../../core/contracts/llm.ts'
import { defineManifest, definePlugin } from '../../../core/contracts/plugin.ts'
import { startTestBox, type TestBox } from '../../../core/test/box.ts'
import plugin from '../plugin.ts'
import { eventually } from '../testing/eventually.ts'
import { Listener } from '../testing/listener.ts'
import { findMosquitto, Mosquitto } from '../testing/mosquitto.ts'

const asked: AssistantQuestion[] = []
const said: string[] = []
const parrot: Assistant = {
  async answer(question) {
    asked.push(question)
    if (question.text === 'fail') throw new Error('a secret of the inside')
    return {
      text: `You said: ${question.text}`,
      model: 'parrot',
      conversationId: 'c',
      memoryUsed: false,
      memorySaved: false,
      usage: { promptTokens: 1, cachedTokens: 0, completionTokens: 1 },
      droppedTurns: 0,
      toolsRun: [{ name: 'home_control', status: 'done' }],
      durationMs: 5,
    }
  },
}
const parrotPlugin = definePlugin({
  manifest: defineManifest({
    name: 'parrot',
    version: '1.0.0',
    summary: 'Answers what it hears',
    onFailure: 'abort',
    config: z.strictObject({}),
    provides: { assistant },
  }),
  register: (scope) => scope.register({ service: asValue(parrot) }),
  start: async ({ events }) => events.subscribe(sayRequested, ({ text }) => void said.push(text)),
  provide: ({ service }) => ({ assistant: service }),
})

describe('a question over MQTT', () => {
  if (findMosquitto() === undefined) {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
    return
  }
  let broker: Mosquitto
  let listener: Listener
  let box: TestBox
  let root: string
  const answers = () =>
    listener.all(`${root}/home_assistant/answer/state`).map((text) => JSON.parse(text) as Record<string, unknown>)
  before(async () => {
    broker = await Mosquitto.start()
    listener = await Listener.start(broker.url)
    box = await startTestBox({ plugins: [plugin, parrotPlugin], config: { 'home-assistant': { mqttUrl: broker.url } } })
    root = `lares/${box.box.facts.id}`
    await eventually('the box is online', () => listener.last(`${root}/status`) === 'online')
  })
  after(async () => {
    await box.stop()
    await listener.stop()
    await broker.stop()
  })

  it('is asked as the built-in user home and answered by an event', async () => {
    await listener.publish(`${root}/chat/ask`, 'Bonjour')
    await eventually('the answer came', () => answers().length === 1)
    const [answer] = answers()
    assert.deepEqual(
      [answer?.['event_type'], answer?.['question'], answer?.['answer'], answer?.['model'], answer?.['tools']],
      ['answered', 'Bonjour', 'You said: Bonjour', 'parrot', ['home_control: done']],
    )
    assert.deepEqual(asked[0]?.principal, { kind: 'built-in', userId: 'home', role: 'user', scopes: ['chat', 'home'] })
  })

  it('comes from the text entity as well, and shows there', async () => {
    await listener.publish(`${root}/home_assistant/ask/set`, 'What time is it?')
    await eventually('the answer came', () => answers().length === 2)
    await eventually(
      'the question shows',
      () => listener.last(`${root}/home_assistant/ask/state`) === 'What time is it?',
    )
  })

  it('carries the id of a program to its answer', async () => {
    await listener.publish(`${root}/chat/ask`, JSON.stringify({ text: 'Hello', id: 'abc' }))
    await eventually('the answer came', () => answers().length === 3)
    assert.equal(answers()[2]?.['id'], 'abc')
  })

  it('that fails is told without the inside', async () => {
    await listener.publish(`${root}/chat/ask`, 'fail')
    await eventually('the failure came', () => answers().length === 4)
    assert.equal(answers()[3]?.['event_type'], 'failed')
    assert.ok(!JSON.stringify(answers()[3]).includes('secret'))
  })

  it('goes on in the conversation of the one before', () => {
    assert.equal(asked[0]?.conversationId, undefined)
    assert.equal(asked[1]?.conversationId, 'c')
  })

  it('is not answered when it is retained or too long', async () => {
    await listener.publish(`${root}/chat/ask`, 'x'.repeat(5000))
    await eventually('the refusal came', () => answers().length === 5)
    assert.equal(answers()[4]?.['reason'], 'The question is too long.')
    assert.equal(asked.length, 4)
  })
})

describe('a text to say over MQTT', () => {
  if (findMosquitto() === undefined) {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
    return
  }

  it('is published as an event for whoever can speak', async () => {
    const broker = await Mosquitto.start()
    const listener = await Listener.start(broker.url)
    const config = { 'home-assistant': { mqttUrl: broker.url } }
    const box = await startTestBox({ plugins: [plugin, parrotPlugin], config })
    const root = `lares/${box.box.facts.id}`
    try {
      await eventually('the box is online', () => listener.last(`${root}/status`) === 'online')
      await listener.publish(`${root}/say`, 'À table !')
      await eventually('it was published', () => said.length > 0)
      assert.deepEqual(said, ['À table !'])
      assert.equal(
        asked.some(({ text }) => text === 'À table !'),
        false,
      )
    } finally {
      await box.stop()
      await listener.stop()
      await broker.stop()
    }
  })
})

describe('a question over MQTT while the box is down', () => {
  if (findMosquitto() === undefined) {
    it.skip('needs mosquitto, which is not installed (apt-get install mosquitto)')
    return
  }

  it('waits at the broker and is answered when the box is back', async () => {
    const broker = await Mosquitto.start()
    const listener = await Listener.start(broker.url)
    const dataDirectory = await mkdtemp(join(tmpdir(), 'lares-ask-'))
    const config = { 'home-assistant': { mqttUrl: broker.url } }
    const start = () => startTestBox({ plugins: [plugin, parrotPlugin], config, dataDirectory })
    try {
      const first = await start()
      const root = `lares/${first.box.facts.id}`
      const status = () => listener.last(`${root}/status`)
      await eventually('the box is online', () => status() === 'online')
      await first.stop()
      await eventually('the box is offline', () => status() === 'offline')
      await listener.publish(`${root}/chat/ask`, 'Are you there?')
      const second = await start()
      const answers = () => listener.all(`${root}/home_assistant/answer/state`)
      await eventually('the answer came', () => answers().length > 0).finally(() => second.stop())
      const { event_type: type, answer } = JSON.parse(answers()[0] ?? '{}') as Record<string, string>
      assert.deepEqual([type, answer], ['answered', 'You said: Are you there?'])
    } finally {
      await listener.stop()
      await broker.stop()
      await rm(dataDirectory, { recursive: true, force: true })
    }
  })
})
