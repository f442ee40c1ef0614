import assert from 'node:assert/strict'
import { FAKE_MODEL, FakeChat } from '../testing/fake-chat.ts'
import { FakeModels } from '../testing/fake-models.ts'
import { chatEntities } from './chat-entities.ts'

describe('chat entities', () => {
  const chat = new FakeChat()
  const activated: string[] = []
  chat.activate = async (id: string) => void activated.push(id)
  const entities = chatEntities(chat, new FakeModels(FAKE_MODEL, { ...FAKE_MODEL, id: 'second' }))

  it('let Home Assistant choose the model', async () => {
    const select = entities.find((entity) => entity.key === 'chat_model')
    assert.ok(select?.kind === 'select')
    assert.deepEqual(await select.options(), ['fake-1b', 'second'])
    assert.equal(await select.read(), 'fake-1b')
    await select.write('second')
    assert.deepEqual(activated, ['second'])
  })

  it('show speed and queue, and nothing of what people say', async () => {
    const read = async (key: string) => {
      const entity = entities.find((candidate) => candidate.key === key)
      assert.ok(entity?.kind === 'sensor')
      return entity.read()
    }
    assert.equal(await read('chat_tokens_per_second'), 42.5)
    chat.tokensPerSecond = undefined
    assert.equal(await read('chat_tokens_per_second'), undefined)
    chat.queueDepth = 3
    assert.equal(await read('chat_queue_depth'), 3)
    assert.equal(entities.length, 3)
  })

  it('have keys that Home Assistant takes', () => {
    for (const { key } of entities) assert.match(key, /^[a-z0-9_]+$/)
  })
})
