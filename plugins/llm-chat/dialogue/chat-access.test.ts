import assert from 'node:assert/strict'
import type { AppError } from '../../../core/contracts/errors.ts'
import type { Events } from '../../../core/contracts/event.ts'
import { FAKE_MODEL, FakeChat, words } from '../testing/fake-chat.ts'
import { person } from '../testing/principals.ts'
import { ChatAccess } from './chat-access.ts'

const never = new AbortController().signal

describe('ChatAccess', () => {
  const published: unknown[] = []
  const events: Pick<Events, 'publish'> = { publish: (_event, payload) => published.push(payload) }
  const request = { messages: [{ role: 'user' as const, content: 'hi' }], owner: 'ann' }

  beforeEach(() => published.splice(0))

  it('counts the tokens of a generation for the key that asked', async () => {
    const access = new ChatAccess(new FakeChat(words('one two')), events)
    const chat = access.for({ ...person('ann'), keyId: 'k1' })
    await Array.fromAsync(await chat.stream(request, never))
    assert.deepEqual(published, [{ userId: 'ann', keyId: 'k1', tokens: 9 }])
  })

  it('counts what came of a generation that was cut short', async () => {
    const access = new ChatAccess(new FakeChat(words('one two three')), events)
    for await (const _chunk of await access.for(person('ann')).generateRaw({ prompt: 'x', owner: 'ann' }, never)) break
    assert.deepEqual(published, [{ userId: 'ann', tokens: 1 }])
  })

  it('reads the built-in model greedily unless a temperature is asked for', async () => {
    const chat = new FakeChat()
    chat.active = { ...FAKE_MODEL, origin: 'built-in' }
    const own = new ChatAccess(chat, events).for(person('ann'))
    await own.stream({ ...request, sampling: { topK: 5 } }, never)
    await own.stream({ ...request, sampling: { temperature: 0.7 } }, never)
    assert.deepEqual(
      chat.requests.map((one) => one.sampling),
      [{ temperature: 0, topK: 5 }, { temperature: 0.7 }],
    )
  })

  it('keeps a key to its models, the active one included', async () => {
    const access = new ChatAccess(new FakeChat(), events)
    const forbidden = (error: AppError) => error.code === 'LLM_MODEL_FORBIDDEN'
    const limited = access.for({ ...person('ann'), limits: { models: ['other'] } })
    await assert.rejects(limited.resolve(undefined), forbidden)
    await assert.rejects(limited.stream(request, never), forbidden)
    const allowed = access.for({ ...person('ann'), limits: { models: ['fake-1b'] } })
    assert.equal((await allowed.resolve('default')).id, 'fake-1b')
  })

  it('names the model for a key that is kept to some, so that no other answers in its place', async () => {
    const chat = new FakeChat()
    const access = new ChatAccess(chat, events)
    await access.for({ ...person('ann'), limits: { models: ['fake-1b'] } }).stream(request, never)
    await access.for(person('ann')).stream(request, never)
    assert.deepEqual(
      chat.requests.map(({ model }) => model),
      ['fake-1b', undefined],
    )
  })
})
