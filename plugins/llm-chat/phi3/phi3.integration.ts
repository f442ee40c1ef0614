import assert from 'node:assert/strict'
import { calls, words } from '../testing/fake-chat.ts'
import { jsonOf } from '../testing/json-of.ts'
import { phi3Client } from '../testing/phi3-client.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

describe('the Phi-3 dialect', () => {
  let box: SurfaceBox

  before(async () => {
    box = await startSurfaceBox()
  })

  after(() => box.stop())

  const { call, data } = phi3Client(() => box)

  it('chats with the fields of the seed', async () => {
    box.chat.script(words('Bonjour !'))
    const answer = await data<{ response: string; tokensUsed: number; processingTime: number }>('POST', '/api/chat', {
      message: 'Bonjour, comment ça va ?',
      history: [{ role: 'user', content: 'Message précédent', timestamp: '2025-06-08T10:00:00.000Z' }],
      modelParams: {
        temperature: 0.7,
        maxTokens: 512,
        topP: 0.9,
        repeatPenalty: 1.1,
        contextSize: 4096,
        seed: -1,
      },
    })
    assert.equal(answer.response, 'Bonjour !')
    assert.equal(answer.tokensUsed, 9)
    assert.equal(typeof answer.processingTime, 'number')
    const request = box.chat.requests.at(-1)
    assert.deepEqual(request?.sampling, { temperature: 0.7, topP: 0.9, repeatPenalty: 1.1 })
    assert.equal(request?.maxTokens, 512)
    assert.equal(request?.contextTokens, 4096)
    assert.match(request?.messages[0]?.content ?? '', /^Tu es un assistant utile/)
    assert.deepEqual(
      request?.messages.slice(1).map((message) => message.content),
      ['Message précédent', 'Bonjour, comment ça va ?'],
    )
  })

  it('keeps a signed-in caller’s turns as one conversation while the client sends its history', async () => {
    box.chat.script(words('réponse première'), words('réponse seconde'))
    const first = await data<{ conversationId: string }>('POST', '/api/chat', { message: 'un' }, 'other')
    const history = [
      { role: 'user', content: 'un' },
      { role: 'assistant', content: 'réponse première' },
    ]
    const second = await data<{ conversationId: string }>('POST', '/api/chat', { message: 'deux', history }, 'other')
    assert.equal(second.conversationId, first.conversationId)
    const stored = await jsonOf<{ message_count: number }>(
      await call('GET', `/v1/conversations/${first.conversationId}`, undefined, 'other'),
    )
    assert.equal(stored.message_count, 4)
  })

  it('takes null and empty texts for fields that were left out, as the seed’s clients send them', async () => {
    const asked = { message: 'x', prepromptId: null, conversationId: '', history: null, modelParams: { topP: null } }
    await data('POST', '/api/chat', asked)
    assert.match(box.chat.requests.at(-1)?.messages[0]?.content ?? '', /^Tu es un assistant utile/)
    assert.deepEqual(box.chat.requests.at(-1)?.sampling, {})
    const history = [{ role: 'user', content: 'un', timestamp: null }]
    await data('POST', '/api/chat', { message: 'x', prepromptId: '', history, modelParams: null })
    const content = { name: 'Bref', content: 'Sois bref.', description: null, isDefault: null }
    const made = await data<{ id: string }>('POST', '/api/preprompts', content)
    const path = `/api/preprompts/${made.id}`
    assert.deepEqual(
      [
        await data('PUT', path, { description: 'x', isDefault: null }),
        await data('PUT', path, { description: null }),
      ].map((one) => [(one as Record<string, unknown>)['description'], (one as Record<string, unknown>)['isDefault']]),
      [
        ['x', false],
        ['', false],
      ],
    )
    await data('DELETE', path)
  })

  it('speaks with a preprompt of the caller, and with nobody else’s', async () => {
    const own = await data<{ id: string }>('POST', '/api/preprompts', { name: 'Pirate', content: 'Parle en pirate.' })
    await data('POST', '/api/chat', { message: 'Bonjour', prepromptId: own.id })
    assert.match(box.chat.requests.at(-1)?.messages[0]?.content ?? '', /^Parle en pirate\./)
    assert.equal((await call('POST', '/api/chat', { message: 'x', prepromptId: own.id }, 'other')).status, 404)
  })

  it('stops the caller’s generation and only theirs', async () => {
    box.chat.script({ chunks: [{ kind: 'text', text: 'Il était' }], hang: true })
    const asked = data<{ response: string; tokensUsed: number }>('POST', '/api/chat', { message: 'raconte' })
    while (box.chat.running === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.deepEqual(await data('POST', '/api/chat/stop', undefined, 'other'), { stopped: false })
    assert.deepEqual(await data('POST', '/api/chat/stop'), { stopped: true })
    const { response, tokensUsed } = await asked
    assert.deepEqual([response, tokensUsed], ['Il était', 8])
    assert.deepEqual(await data('POST', '/api/chat/stop'), { stopped: false })
  })

  it('keeps the question of a generation that was stopped before its first word', async () => {
    box.chat.script({ hang: true })
    const asked = data<{ response: string; conversationId: string }>('POST', '/api/chat', { message: 'pourquoi ?' })
    while (box.chat.running === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await data('POST', '/api/chat/stop')
    const { response, conversationId } = await asked
    assert.equal(response, '')
    const stored = await jsonOf<{ messages: { role: string; content: string }[] }>(
      await call('GET', `/v1/conversations/${conversationId}`),
    )
    assert.deepEqual(
      stored.messages.map(({ role, content }) => [role, content]),
      [['user', 'pourquoi ?']],
    )
    const next = await data<{ conversationId: string }>('POST', '/api/chat', { message: 'encore', conversationId })
    assert.equal(next.conversationId, conversationId)
    assert.deepEqual(
      box.chat.requests
        .at(-1)
        ?.messages.slice(1)
        .map(({ content }) => content),
      ['pourquoi ?', 'encore'],
    )
  })

  it('says how the model is and asks it for one token', async () => {
    const status = await data<Record<string, unknown>>('GET', '/api/chat/status')
    assert.equal(status['modelName'], 'fake-1b.gguf')
    assert.equal(status['isLoaded'], false)
    assert.match(String(status['version']), /via llama\.cpp/)
    const lastRequest = async () => {
      const before = Date.now()
      while (Date.now() === before) await new Promise((resolve) => setTimeout(resolve, 1))
      return String((await data<Record<string, unknown>>('GET', '/api/chat/status'))['lastRequest'])
    }
    const seen = [await lastRequest()]
    await call('POST', '/v1/chat/completions', { messages: [{ role: 'user', content: 'x' }] })
    seen.push(await lastRequest())
    await call('POST', '/v1/completions', { prompt: 'x' })
    seen.push(await lastRequest())
    await data('POST', '/api/chat/test')
    seen.push(await lastRequest())
    assert.deepEqual([...new Set(seen)].toSorted(), seen, 'it moves with requests of every surface')
    const test = await data<Record<string, unknown>>('POST', '/api/chat/test')
    assert.equal(test['connectionStatus'], 'OK')
    assert.equal(box.chat.requests.at(-1)?.maxTokens, 1)
    const { active } = box.chat
    box.chat.active = undefined
    const down = await call('POST', '/api/chat/test')
    box.chat.active = active
    assert.equal(down.status, 503)
    assert.equal((await jsonOf<{ success: boolean }>(down)).success, false)
  })

  it('keeps preprompts with the fields of the seed', async () => {
    const list = await data<{ preprompts: Record<string, unknown>[]; count: number }>(
      'GET',
      '/api/preprompts',
      undefined,
      'admin',
    )
    assert.equal(list.count, 3)
    assert.equal(list.preprompts[0]?.['name'], 'Assistant général')
    assert.deepEqual(Object.keys(list.preprompts[0] ?? {}).toSorted(), [
      'content',
      'createdAt',
      'description',
      'id',
      'isDefault',
      'name',
      'updatedAt',
    ])
    const body = { name: 'Assistant créatif', content: 'Texte', description: 'Écriture', isDefault: false }
    const created = await call('POST', '/api/preprompts', body, 'admin')
    assert.equal(created.status, 201)
    const { id } = (await jsonOf<{ data: { id: string } }>(created)).data
    assert.equal((await call('POST', '/api/preprompts', body, 'admin')).status, 400)
    await data('PUT', `/api/preprompts/${id}`, { description: 'Autre' }, 'admin')
    await data('POST', `/api/preprompts/${id}/set-default`, undefined, 'admin')
    const isDefault = await data<{ id: string; description: string }>(
      'GET',
      '/api/preprompts/default',
      undefined,
      'admin',
    )
    assert.equal(isDefault.id, id)
    assert.equal(isDefault.description, 'Autre')
    await data('DELETE', `/api/preprompts/${id}`, undefined, 'admin')
    const back = await data<{ name: string }>('GET', '/api/preprompts/default', undefined, 'admin')
    assert.equal(back.name, 'Assistant général')
    assert.equal((await call('GET', `/api/preprompts/${id}`, undefined, 'admin')).status, 404)
    assert.equal((await call('GET', '/api/preprompts', undefined, 'nobody')).status, 401)
  })

  it('runs the box’s tools too', async () => {
    box.chat.script(calls({ name: 'not_here', arguments: {} }), words('Je ne peux pas.'))
    const answer = await data<{ response: string }>('POST', '/api/chat', { message: 'fais' })
    assert.equal(answer.response, 'Je ne peux pas.')
  })
})
