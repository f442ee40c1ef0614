import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { AppError } from '../../../core/contracts/errors.ts'
import { temporaryStorage } from '../testing/temporary-storage.ts'
import { conversationAccount } from './account.ts'
import { Conversations } from './conversations.ts'
import { ConversationRepository } from './repository.ts'
import type { ConversationTables } from './tables.ts'

const bounds = { conversationsPerUser: 3, messagesPerConversation: 6 }

describe('conversations', () => {
  let conversations: Conversations
  let close: () => Promise<void>
  let clock: number

  beforeEach(async () => {
    const temporary = await temporaryStorage()
    close = temporary.close
    clock = Date.UTC(2026, 0, 1)
    const repository = new ConversationRepository(temporary.storage.kysely<ConversationTables>())
    conversations = new Conversations(repository, bounds, () => new Date(clock++))
  })

  afterEach(() => close())

  const say = async (owner: string, user: string, assistant: string, id?: string, untrusted = false) => {
    const open = await conversations.open(owner, id)
    await conversations.append(owner, {
      conversationId: open.id,
      source: 'chat',
      untrusted,
      messages: [
        { role: 'user', content: user },
        { role: 'assistant', content: assistant },
      ],
    })
    return open.id
  }
  const code = (expected: string) => (error: AppError) => error.code === expected

  it('gives back the turns of a conversation in their order', async () => {
    const id = await say('ann', 'Bonjour', 'Bonjour Ann')
    await say('ann', 'Ça va ?', 'Oui', id)
    const { history, isNew } = await conversations.open('ann', id)
    assert.equal(isNew, false)
    assert.deepEqual(
      history.map((message) => message.content),
      ['Bonjour', 'Bonjour Ann', 'Ça va ?', 'Oui'],
    )
  })

  it('does not find the conversation of another', async () => {
    const id = await say('ann', 'secret', 'ok')
    await assert.rejects(conversations.open('bob', id), code('CONVERSATION_NOT_FOUND'))
    await assert.rejects(conversations.read('bob', id, { limit: 1, offset: 0 }), code('CONVERSATION_NOT_FOUND'))
    await assert.rejects(conversations.rename('bob', id, 'mine'), code('CONVERSATION_NOT_FOUND'))
    await assert.rejects(conversations.remove('bob', id), code('CONVERSATION_NOT_FOUND'))
    assert.deepEqual(await conversations.search('bob', 'secret', 10), [])
  })

  it('keeps tool calls and their results for the next turn', async () => {
    const { id } = await conversations.open('ann', undefined)
    const call = { id: 'c1', name: 'home_control', arguments: { action: 'turn_on' } }
    await conversations.append('ann', {
      conversationId: id,
      source: 'chat',
      untrusted: true,
      messages: [
        { role: 'user', content: 'allume' },
        { role: 'assistant', content: '', toolCalls: [call] },
        { role: 'tool', content: '{"status":"done"}', toolCallId: 'c1', name: 'home_control' },
        { role: 'assistant', content: 'Fait.' },
      ],
    })
    const { history, untrusted } = await conversations.open('ann', id)
    assert.equal(untrusted, true)
    assert.deepEqual(history[1], { role: 'assistant', content: '', toolCalls: [call] })
    assert.deepEqual(history[2], { role: 'tool', content: '{"status":"done"}', toolCallId: 'c1', name: 'home_control' })
  })

  it('lists newest first with counts and titles', async () => {
    const first = await say('ann', `${'mot '.repeat(40)}`, 'ok')
    await say('ann', 'deux', 'ok')
    const list = await conversations.list('ann', { limit: 10, offset: 0 })
    assert.equal(list.total, 2)
    assert.equal(list.conversations[0]?.title, 'deux')
    assert.equal(list.conversations[1]?.id, first)
    assert.equal(list.conversations[1]?.message_count, 2)
    assert.ok((list.conversations[1]?.title.length ?? 99) <= 61)
  })

  it('finds words without case and accents, and treats wildcards as text', async () => {
    await say('ann', 'Où est l’ÉCHELLE ?', 'Au grenier')
    assert.equal((await conversations.search('ann', 'echelle', 5)).length, 1)
    assert.equal((await conversations.search('ann', '%', 5)).length, 0)
    assert.equal((await conversations.search('ann', "' OR 1=1 --", 5)).length, 0)
  })

  it('drops the oldest conversations and messages above the bounds', async () => {
    const first = await say('ann', 'un', 'ok')
    for (const text of ['deux', 'trois', 'quatre']) await say('ann', text, 'ok')
    assert.equal((await conversations.list('ann', { limit: 10, offset: 0 })).total, 3)
    await assert.rejects(conversations.open('ann', first), code('CONVERSATION_NOT_FOUND'))
    const long = await say('ann', '0', 'ok')
    for (let turn = 1; turn < 5; turn++) await say('ann', String(turn), 'ok', long)
    const { history } = await conversations.open('ann', long)
    assert.deepEqual(
      history.filter((message) => message.role === 'user').map((message) => message.content),
      ['2', '3', '4'],
    )
  })

  it('does not let a turn be added to an id that another owns', async () => {
    const id = await say('ann', 'mine', 'ok')
    await assert.rejects(
      conversations.append('bob', {
        conversationId: id,
        source: 'chat',
        untrusted: false,
        messages: [{ role: 'user', content: 'intruder' }],
      }),
    )
    assert.equal((await conversations.open('ann', id)).history.length, 2)
  })

  it('recognises the conversation that a client continues by its last answer', async () => {
    const id = await say('ann', 'un', 'réponse une')
    assert.equal(await conversations.continuing('ann', 'chat', 'réponse une'), id)
    assert.equal(await conversations.continuing('ann', 'phi3', 'réponse une'), undefined)
    const unanswered = [{ role: 'user', content: 'et alors ?' }] as const
    await conversations.append('ann', { conversationId: id, source: 'chat', untrusted: false, messages: unanswered })
    assert.equal(await conversations.continuing('ann', 'chat', 'réponse une'), id)
    assert.equal(await conversations.continuing('ann', 'chat', 'autre'), undefined)
  })

  it('exports everything of an account and erases it', async () => {
    const account = conversationAccount(conversations)
    await say('ann', 'à garder', 'ok')
    await say('bob', 'autre', 'ok')
    const exported = (await account.export.export('ann', new AbortController().signal)) as { messages: unknown[] }[]
    assert.equal(exported.length, 1)
    assert.equal(exported[0]?.messages.length, 2)
    await account.erasure.erase('ann', new AbortController().signal)
    assert.equal(await account.statistic.count(), 1)
    assert.deepEqual(await conversations.search('ann', 'garder', 5), [])
  })

  it('does not know an id that never was', async () => {
    await assert.rejects(conversations.open('ann', randomUUID()), code('CONVERSATION_NOT_FOUND'))
  })
})
