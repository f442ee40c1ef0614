import assert from 'node:assert/strict'
import { jsonOf } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

/** A body, and the field that the refusal names. */
type Rows = Readonly<Record<string, readonly [body: unknown, field: string]>>

const RENAME: Rows = {
  'no title': [{}, 'title'],
  'an empty title': [{ title: '' }, 'title'],
  'a blank title': [{ title: ' \n\t' }, 'title'],
  'a long title': [{ title: 'x'.repeat(201) }, 'title'],
  'a title of another type': [{ title: 5 }, 'title'],
  'a list of titles': [{ title: ['x'] }, 'title'],
  'a title that is null': [{ title: null }, 'title'],
  'an unknown field': [{ title: 'x', name: 'y' }, 'name'],
  'another owner': [{ title: 'x', owner: 'bob' }, 'owner'],
  'messages of its own': [{ title: 'x', messages: [] }, 'messages'],
}
const SEARCH: Rows = {
  'no query': [{}, 'query'],
  'an empty query': [{ query: '' }, 'query'],
  'a long query': [{ query: 'x'.repeat(501) }, 'query'],
  'a query of another type': [{ query: 5 }, 'query'],
  'a limit of none': [{ query: 'x', limit: 0 }, 'limit'],
  'a large limit': [{ query: 'x', limit: 101 }, 'limit'],
  'half a hit': [{ query: 'x', limit: 1.5 }, 'limit'],
  'a limit as text': [{ query: 'x', limit: '10' }, 'limit'],
  'an unknown field': [{ query: 'x', user_id: 'bob' }, 'user_id'],
}
const PAGES: Readonly<Record<string, readonly [query: string, field: string]>> = {
  'a limit of none': ['limit=0', 'limit'],
  'a large limit': ['limit=501', 'limit'],
  'a limit below zero': ['limit=-1', 'limit'],
  'half a row': ['limit=1.5', 'limit'],
  'a limit that is no number': ['limit=ten', 'limit'],
  'an offset below zero': ['offset=-1', 'offset'],
  'a large offset': ['offset=1000001', 'offset'],
  'an offset that is no number': ['offset=x', 'offset'],
  'an unknown field': ['page=2', 'page'],
}

/** Bodies that are no object, and how they are refused. */
const WHOLE_BODIES = { '{': 400, '': 400, '[]': 422, '"x"': 422, null: 422, 5: 422 }

describe('bad input to /v1/conversations', () => {
  let box: SurfaceBox
  let id: string

  before(async () => {
    box = await startSurfaceBox()
    const answer = await box.fetch('/chat', { method: 'POST', body: JSON.stringify({ message: 'Bonjour' }) })
    id = (await jsonOf<{ conversation_id: string }>(answer)).conversation_id
  })

  after(() => box.stop())

  const send = (method: string, path: string, body?: string) =>
    box.fetch(`/v1/conversations${path}`, { method, ...(body === undefined ? {} : { body }) })
  const refuses = async (response: Response, field: string) => {
    assert.equal(response.status, 422)
    const { validation_errors: errors } = await jsonOf<{ validation_errors: { field: string }[] }>(response)
    assert.equal(errors[0]?.field, field)
  }

  for (const [what, [body, field]] of Object.entries(RENAME)) {
    it(`refuses ${what} when one is renamed, names ${field} and changes nothing`, async () => {
      await refuses(await send('PATCH', `/${id}`, JSON.stringify(body)), field)
      assert.equal((await jsonOf<{ title: string }>(await send('GET', `/${id}`))).title, 'Bonjour')
    })
  }

  for (const [what, [body, field]] of Object.entries(SEARCH)) {
    it(`refuses ${what} in a search and names ${field}`, async () => {
      await refuses(await send('POST', '/search', JSON.stringify(body)), field)
    })
  }

  for (const [what, [query, field]] of Object.entries(PAGES)) {
    it(`refuses ${what} of a list and of one, and names ${field}`, async () => {
      await refuses(await send('GET', `?${query}`), field)
      await refuses(await send('GET', `/${id}?${query}`), field)
    })
  }

  it('refuses ids that are none', async () => {
    for (const wrong of ['7', 'x'.repeat(200), `${id}0`, '%2e%2e%2f']) {
      await refuses(await send('GET', `/${wrong}`), 'id')
      await refuses(await send('PATCH', `/${wrong}`, JSON.stringify({ title: 'x' })), 'id')
      await refuses(await send('DELETE', `/${wrong}`), 'id')
    }
  })

  it('refuses what is no JSON, no object or nothing', async () => {
    for (const [body, status] of Object.entries(WHOLE_BODIES)) {
      assert.equal((await send('PATCH', `/${id}`, body)).status, status, body)
    }
    const response = await box.fetch(`/v1/conversations/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ title: 'x' }),
      headers: { 'content-type': 'text/plain' },
    })
    assert.equal(response.status, 415)
  })
})
