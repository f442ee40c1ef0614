import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { jsonOf } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

interface Conversation {
  readonly id: string
  readonly title: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
}

describe('/v1/conversations', () => {
  let box: SurfaceBox
  let id: string

  before(async () => {
    box = await startSurfaceBox()
    const answer = await box.fetch('/chat', { method: 'POST', body: JSON.stringify({ message: 'Où est l’échelle ?' }) })
    id = (await jsonOf<{ conversation_id: string }>(answer)).conversation_id
  })

  after(() => box.stop())

  it('lists and reads them', async () => {
    const list = await jsonOf<{ conversations: Conversation[]; total: number; limit: number; offset: number }>(
      await box.fetch('/v1/conversations'),
    )
    assert.equal(list.total, 1)
    assert.equal(list.limit, 50)
    assert.equal(list.conversations[0]?.title, 'Où est l’échelle ?')
    const read = await jsonOf<Conversation>(await box.fetch(`/v1/conversations/${id}`))
    assert.deepEqual(
      read.messages.map((message) => message.role),
      ['user', 'assistant'],
    )
  })

  it('searches them', async () => {
    const search = (as: 'user' | 'other') =>
      box.fetch('/v1/conversations/search', { method: 'POST', body: JSON.stringify({ query: 'echelle' }), as })
    const mine = await jsonOf<{ hits: { conversation_id: string }[] }>(await search('user'))
    assert.equal(mine.hits[0]?.conversation_id, id)
    assert.deepEqual((await jsonOf<{ hits: unknown[] }>(await search('other'))).hits, [])
  })

  it('refuses limits out of bounds and ids that are none', async () => {
    assert.equal((await box.fetch('/v1/conversations?limit=501')).status, 422)
    assert.equal((await box.fetch('/v1/conversations?offset=-1')).status, 422)
    assert.equal((await box.fetch('/v1/conversations/7')).status, 422)
    assert.equal((await box.fetch(`/v1/conversations/${randomUUID()}`)).status, 404)
    assert.equal((await box.fetch(`/v1/conversations/${id}`, { as: 'other' })).status, 404)
  })

  it('renames and deletes them, of the caller alone', async () => {
    const rename = (as: 'user' | 'other') =>
      box.fetch(`/v1/conversations/${id}`, { method: 'PATCH', body: JSON.stringify({ title: 'Échelle' }), as })
    assert.equal((await rename('other')).status, 404)
    assert.equal((await jsonOf<Conversation>(await rename('user'))).title, 'Échelle')
    assert.equal((await box.fetch(`/v1/conversations/${id}`, { method: 'DELETE', as: 'other' })).status, 404)
    assert.equal((await box.fetch(`/v1/conversations/${id}`, { method: 'DELETE' })).status, 204)
    assert.equal((await box.fetch(`/v1/conversations/${id}`)).status, 404)
  })
})
