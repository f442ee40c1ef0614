import assert from 'node:assert/strict'
import { ChatModelService } from '../engine/chat-model.ts'
import { FAKE_MODEL } from '../testing/fake-chat.ts'
import { jsonOf } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

const FAKE_CHILD = new URL('../engine/testing/fake-child.ts', import.meta.url)
const CONFIG = { contextTokens: 256, parallel: 1, threads: 1, queueLength: 4, idleUnloadMinutes: 0, loadedModels: 1 }

describe("Ollama's API while a model loads", function () {
  this.timeout(30_000)
  let box: SurfaceBox
  let chat: ChatModelService | undefined

  before(async () => {
    box = await startSurfaceBox({
      service: ({ isolation, log, signal }, models) => {
        const config = { ...CONFIG, aliases: [] }
        chat = new ChatModelService({
          ...{ models, isolation, log, signal, config },
          stateDir: '/nonexistent',
          child: FAKE_CHILD,
        })
        return chat
      },
    })
    box.models.list.push({ ...FAKE_MODEL, id: 'slow', files: ['/models/slow.gguf'] })
  })
  after(async () => {
    await chat?.stop()
    await box.stop()
  })

  it('lists the models at once: the waiting chat is answered after the list', async () => {
    const headers = { authorization: 'Bearer user', 'content-type': 'application/json' }
    const order: string[] = []
    const body = JSON.stringify({ model: 'slow', stream: false, messages: [{ role: 'user', content: 'hi' }] })
    const answer = fetch(`${box.ollamaUrl}/api/chat`, { method: 'POST', headers, body }).then((response) => {
      order.push('chat')
      return response
    })
    while (chat?.running === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const response = await fetch(`${box.ollamaUrl}/api/tags`, { headers })
    const { models } = await jsonOf<{ models: { name: string }[] }>(response)
    order.push('tags')
    assert.deepEqual(
      models.map(({ name }) => name),
      ['fake-1b', 'slow'],
    )
    assert.deepEqual(chat?.loadedModels(), [], 'the model is still on its way')
    assert.equal((await answer).status, 200)
    assert.deepEqual(order, ['tags', 'chat'])
  })
})
