import assert from 'node:assert/strict'
import { startTestBox, TEST_PRINCIPALS, type TestBox } from '../../core/test/box.ts'
import memory from './plugin.ts'

const USER = TEST_PRINCIPALS.user.userId
const OTHER = TEST_PRINCIPALS.other.userId

type Json = Record<string, unknown>

describe('memory routes', () => {
  let box: TestBox
  beforeEach(async () => {
    box = await startTestBox({ plugins: [memory], config: { memory: { maxPerUser: 30 } } })
  })
  afterEach(() => box.stop())

  async function send(
    method: string,
    path: string,
    body?: unknown,
    as?: 'user' | 'other' | 'admin' | 'bare' | 'nobody',
  ) {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const response = await box.fetch(path, as === undefined ? init : { ...init, as })
    return { status: response.status, body: (await response.json()) as Json }
  }
  const store = async (content: string, more: Json = {}) =>
    (await send('POST', '/v1/memory/store', { content, ...more })).body['id'] as string
  const find = async (query: string, more: Json = {}) => {
    const { body } = await send('POST', '/v1/memory/search', { query, ...more })
    return (body['results'] as { memory: Json; similarity: number; relevance: string; found_by: string[] }[]) ?? []
  }

  it('keeps a memory and says which embedding it made', async () => {
    const { status, body } = await send('POST', '/memory/store', {
      content: 'Le code du portail est 4582',
      user_id: USER,
      category: 'fact',
      importance: 8,
      metadata: { from: 'test' },
    })
    assert.equal(status, 200)
    assert.equal(body['status'], 'stored')
    assert.equal(body['embedding_created'], true)
    assert.equal(body['embedding_model'], 'lares-lexical-1')
    const one = await send('GET', `/v1/memory/${USER}/${body['id']}`)
    assert.equal(one.body['importance'], 8)
    assert.deepEqual(one.body['metadata'], { from: 'test' })
    assert.deepEqual(one.body['history'], [])
  })

  it('fills in category and importance, and the caller as the owner', async () => {
    const id = await store('une phrase')
    const { body } = await send('GET', `/memory/${USER}/${id}`)
    assert.deepEqual([body['category'], body['importance']], ['conversation', 5])
  })

  it('lists newest first, by category, in pages', async () => {
    for (const content of ['un', 'deux', 'trois']) await store(content, { category: 'fact' })
    await store('quatre', { category: 'preference' })
    const all = await send('GET', `/memory/${USER}?limit=2&offset=1`)
    assert.deepEqual(
      (all.body['memories'] as Json[]).map(({ content }) => content),
      ['trois', 'deux'],
    )
    assert.deepEqual([all.body['total'], all.body['limit'], all.body['offset'], all.body['user_id']], [4, 2, 1, USER])
    const facts = await send('GET', `/memory/${USER}?category=fact`)
    assert.equal(facts.body['total'], 3)
    assert.equal((facts.body['memories'] as Json[]).length, 3)
  })

  it('finds by words and by parts of words, with the side that found it', async () => {
    await store('La chaudière a été révisée en octobre', { category: 'fact' })
    await store('Tom adore les pâtes au pesto', { category: 'preference' })
    const [best] = await find('révision de la chaudiere')
    assert.equal(best?.memory['content'], 'La chaudière a été révisée en octobre')
    assert.equal(best.relevance, 'high')
    assert.deepEqual(best.found_by, ['vector', 'text'])
    assert.ok(best.similarity > 0.45 && best.similarity <= 1)
    assert.equal((await find('chaudièr revisé', { category: 'preference' })).length, 0)
  })

  it('applies the threshold to the similarity', async () => {
    await store('Le chat dort sur le canapé')
    const results = await find('canapé', { threshold: 0.99 })
    assert.equal(results.length, 0)
    const [found] = await find('canapé')
    assert.ok(found !== undefined && found.similarity < 0.99)
  })

  it('counts an access only of what a search returned', async () => {
    const found = await store('Le vélo est dans la cave')
    const left = await store('Les skis sont au grenier')
    await find('vélo cave', { limit: 1 })
    const access = async (id: string) => (await send('GET', `/memory/${USER}/${id}`)).body['access_count']
    assert.equal(await access(found), 1)
    assert.equal(await access(left), 0)
  })

  it('changes a memory, keeps the old wording and finds the new one', async () => {
    const id = await store('La voiture est rouge')
    const changed = await send('PATCH', `/memory/${USER}/${id}`, { content: 'La voiture est verte', category: 'fact' })
    assert.equal(changed.body['content'], 'La voiture est verte')
    const { body } = await send('GET', `/memory/${USER}/${id}`)
    assert.equal((body['history'] as Json[])[0]?.['content'], 'La voiture est rouge')
    assert.equal((await find('verte', { category: 'fact' })).length, 1)
    assert.equal((await find('verte', { category: 'conversation' })).length, 0)
    assert.deepEqual(
      (await find('rouge')).flatMap(({ found_by }) => found_by).filter((side) => side === 'text'),
      [],
    )
  })

  it('forgets one memory, and all of an owner', async () => {
    const id = await store('à oublier')
    await store('aussi')
    assert.equal((await send('DELETE', `/memory/${USER}/${id}`)).status, 200)
    assert.equal((await send('GET', `/memory/${USER}/${id}`)).body['error_code'], 'MEMORY_NOT_FOUND')
    assert.deepEqual((await send('DELETE', `/memory/${USER}`)).body, { status: 'deleted', deleted: 1 })
    assert.equal((await find('oublier')).length, 0)
  })

  it('tells how many there are', async () => {
    await store('un fait', { category: 'fact' })
    const { body } = await send('GET', `/memory/stats/${USER}`)
    assert.equal(body['total_memories'], 1)
    assert.deepEqual(body['categories'], { conversation: 0, fact: 1, preference: 0, reminder: 0 })
    assert.equal(body['oldest_memory'], body['newest_memory'])
  })

  it('keeps owners apart', async () => {
    const id = await store('un secret de famille')
    for (const [method, path] of [
      ['GET', `/memory/${USER}`],
      ['GET', `/memory/${USER}/${id}`],
      ['DELETE', `/memory/${USER}/${id}`],
      ['DELETE', `/memory/${USER}`],
      ['GET', `/memory/stats/${USER}`],
      ['GET', `/memory/export/${USER}`],
    ] as const)
      assert.equal((await send(method, path, undefined, 'other')).status, 404, `${method} ${path}`)
    const search = await send('POST', '/memory/search', { query: 'secret', user_id: USER }, 'other')
    assert.equal(search.status, 403)
    assert.equal((await send('GET', `/memory/${OTHER}/${id}`, undefined, 'other')).status, 404)
    const own = await send('POST', '/memory/search', { query: 'secret de famille' }, 'other')
    assert.deepEqual(own.body['results'], [])
    assert.equal((await send('GET', `/memory/${USER}`, undefined, 'admin')).body['total'], 1)
    assert.equal((await send('GET', `/memory/${USER}`, undefined, 'bare')).status, 403)
    assert.equal((await send('GET', `/memory/${USER}`, undefined, 'nobody')).status, 401)
  })

  it('refuses what is over the quota', async () => {
    for (let at = 0; at < 30; at++) await store(`mémoire numéro ${at}`)
    const { status, body } = await send('POST', '/memory/store', { content: 'une de trop' })
    assert.deepEqual([status, body['error_code']], [409, 'MEMORY_QUOTA_FULL'])
  })

  it('refuses bad input', async () => {
    for (const body of [
      {},
      { content: '' },
      { content: '  \n ' },
      { content: 'x'.repeat(1024 * 1024) },
      { content: 'a\0b' },
      { content: 'x', category: 'unknown' },
      { content: 'x', importance: 11 },
      { content: 'x', importance: 2.5 },
      { content: 'x', metadata: { big: 'y'.repeat(5000) } },
      { content: 'x', metadata: [] },
    ])
      assert.equal((await send('POST', '/memory/store', body)).status, 422, JSON.stringify(body).slice(0, 60))
    for (const body of [
      { query: '' },
      { query: 'a\0' },
      { query: 'a', limit: 10_000 },
      { query: 'a', limit: 0 },
      { query: 'a', threshold: 2 },
    ])
      assert.equal((await send('POST', '/memory/search', body)).status, 422, JSON.stringify(body))
    assert.equal((await send('POST', '/memory/store', { content: 'half \ud800 character' })).status, 400)
    assert.equal((await send('GET', `/memory/${USER}?limit=10000`)).status, 422)
    assert.equal((await send('GET', `/memory/${USER}/not-a-uuid`)).status, 422)
    assert.equal((await send('PATCH', `/memory/${USER}/${await store('x')}`, {})).status, 422)
  })

  it('reads full-text syntax as text', async () => {
    await store('Le mot astérisque se trouve ici')
    for (const query of [
      '"a" OR *',
      'NEAR(a b)',
      'stems : x',
      '* ^ ( ) "',
      "'; DROP TABLE memory; --",
      '🙂',
      '- + { }',
      '"',
    ])
      assert.equal((await send('POST', '/memory/search', { query })).status, 200, query)
    assert.equal((await find('astérisque')).length, 1)
  })

  it('reads a due time in words in the time zone of the box', async () => {
    const { body } = await send('POST', '/memory/store', {
      content: 'x',
      category: 'reminder',
      due: 'le 14 mars 2030 à 18h',
    })
    assert.equal(body['due_at'], '2030-03-14T17:00:00.000Z')
    const bad = await send('POST', '/memory/store', { content: 'x', category: 'reminder', due: 'tous les lundis' })
    assert.deepEqual([bad.status, bad.body['error_code']], [422, 'MEMORY_DUE_UNREADABLE'])
  })

  it('exports and imports JSON lines', async () => {
    await store('première', { category: 'fact', importance: 9, metadata: { a: 1 } })
    await store('deuxième')
    const lines = await (await box.fetch(`/v1/memory/export/${USER}`)).text()
    assert.equal(lines.trim().split('\n').length, 2)
    const response = await box.fetch(`/v1/memory/import/${OTHER}`, {
      method: 'POST',
      body: lines,
      headers: { 'content-type': 'application/x-ndjson' },
      as: 'other',
    })
    assert.deepEqual(await response.json(), { status: 'imported', imported: 2 })
    const { body } = await send('GET', `/memory/${OTHER}`, undefined, 'other')
    const [, first] = body['memories'] as Json[]
    assert.deepEqual([first?.['content'], first?.['importance'], first?.['metadata']], ['première', 9, { a: 1 }])
  })

  it('says which embedding serves the search', async () => {
    await store('quelque chose')
    const { body } = await send('GET', '/v1/memory-index')
    assert.deepEqual(
      [body['state'], body['kind'], body['model'], body['indexed'], body['total'], body['progress']],
      ['ready', 'lexical', 'lares-lexical-1', 1, 1, 1],
    )
  })
})

describe('memory index', () => {
  it('is made anew on request of an administrator only', async () => {
    const box = await startTestBox({ plugins: [memory] })
    try {
      await box.fetch('/memory/store', { method: 'POST', body: JSON.stringify({ content: 'quelque chose' }) })
      const path = '/v1/memory-index/rebuild'
      assert.equal((await box.fetch(path, { method: 'POST' })).status, 403)
      assert.equal((await box.fetch(path, { method: 'POST', as: 'admin' })).status, 202)
      const indexed = async () => ((await (await box.fetch('/v1/memory-index')).json()) as Json)['indexed']
      for (let polls = 0; (await indexed()) !== 1; polls++) {
        assert.ok(polls < 500, 'it was not made anew')
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    } finally {
      await box.stop()
    }
  })
})

describe('memory of the anonymous caller', () => {
  it('reads user_id as a label of its own, never as an account', async () => {
    const box = await startTestBox({ plugins: [memory], environment: { LARES_ANONYMOUS: 'true' } })
    try {
      await box.fetch('/memory/store', { method: 'POST', body: JSON.stringify({ content: 'mine' }) })
      const body = JSON.stringify({ content: 'kept by nobody', user_id: USER })
      const stored = await box.fetch('/memory/store', { method: 'POST', body, as: 'nobody' })
      assert.equal(stored.status, 200)
      const listed = (await (await box.fetch(`/memory/${USER}`, { as: 'nobody' })).json()) as Json
      assert.deepEqual(
        (listed['memories'] as Json[]).map(({ content }) => content),
        ['kept by nobody'],
      )
      const own = (await (await box.fetch(`/memory/${USER}`)).json()) as Json
      assert.deepEqual(
        (own['memories'] as Json[]).map(({ content }) => content),
        ['mine'],
      )
    } finally {
      await box.stop()
    }
  })
})
