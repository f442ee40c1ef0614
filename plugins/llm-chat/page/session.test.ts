import assert from 'node:assert/strict'

interface Session {
  hasKey(): boolean
  useKey(key: string): void
  signIn(name: string, password: string): Promise<void>
  signOut(): Promise<void>
  call(path: string, options?: RequestInit): Promise<Response>
}

/** What a browser's tab keeps. */
class TabStorage {
  readonly #values = new Map<string, string>()
  getItem = (key: string) => this.#values.get(key) ?? null
  setItem = (key: string, value: string) => void this.#values.set(key, value)
  removeItem = (key: string) => void this.#values.delete(key)
}

// The page's own file is plain JavaScript for browsers; its shape is named here.
const session = (await import(new URL('session.js', import.meta.url).href)) as Session

describe('the page’s session', () => {
  const { fetch: realFetch } = globalThis
  let asked: { path: string; body: unknown; authorization: string | undefined }[]
  let answers: Record<string, () => Response>

  beforeEach(() => {
    asked = []
    answers = {}
    Object.defineProperty(globalThis, 'sessionStorage', { value: new TabStorage(), configurable: true })
    globalThis.fetch = async (path, options) => {
      const headers = new Headers(options?.headers)
      const body: unknown = typeof options?.body === 'string' ? JSON.parse(options.body) : undefined
      asked.push({ path: String(path), body, authorization: headers.get('authorization') ?? undefined })
      return answers[String(path)]?.() ?? Response.json({ detail: 'Authentication required.' }, { status: 401 })
    }
  })

  afterEach(() => {
    globalThis.fetch = realFetch
    Reflect.deleteProperty(globalThis, 'sessionStorage')
  })

  const tokens = (access: string) => () => Response.json({ access_token: access, refresh_token: `refresh-${access}` })

  it('asks as nobody until a key is there', async () => {
    await assert.rejects(session.call('/x'), /Authentication required/)
    assert.equal(asked[0]?.authorization, undefined)
    session.useKey(' lares_a_b ')
    assert.equal(session.hasKey(), true)
    await assert.rejects(session.call('/x'))
    assert.equal(asked[1]?.authorization, 'Bearer lares_a_b')
  })

  it('signs in by e-mail or user name', async () => {
    answers['/v1/auth/login'] = tokens('one')
    await session.signIn('ann@example.org', 'secret')
    await session.signIn('ann', 'secret')
    assert.deepEqual(
      asked.map(({ body }) => body),
      [
        { email: 'ann@example.org', password: 'secret' },
        { username: 'ann', password: 'secret' },
      ],
    )
  })

  it('renews a session that ran out, once, and asks again', async () => {
    answers['/v1/auth/login'] = tokens('one')
    await session.signIn('ann', 'secret')
    answers['/v1/auth/refresh'] = tokens('two')
    let refused = 0
    answers['/x'] = () => (refused++ === 0 ? Response.json({}, { status: 401 }) : Response.json({ ok: true }))
    assert.deepEqual(await (await session.call('/x')).json(), { ok: true })
    assert.deepEqual(asked.at(-2)?.body, { refresh_token: 'refresh-one' })
    assert.equal(asked.at(-1)?.authorization, 'Bearer two')
  })

  it('gives up when the session cannot be renewed', async () => {
    answers['/v1/auth/login'] = tokens('one')
    await session.signIn('ann', 'secret')
    await assert.rejects(session.call('/x'))
    assert.equal(asked.filter(({ path }) => path === '/x').length, 1)
  })

  it('ends the session on the box when it signs out', async () => {
    answers['/v1/auth/login'] = tokens('one')
    await session.signIn('ann', 'secret')
    answers['/v1/auth/logout'] = () => Response.json({ message: 'Successfully logged out' })
    await session.signOut()
    assert.equal(asked.at(-1)?.path, '/v1/auth/logout')
    assert.equal(session.hasKey(), false)
  })
})
