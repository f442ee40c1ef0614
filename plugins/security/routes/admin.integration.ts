import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { accountCreated, accountErasure, accountExport, accountStatistics } from '../../../core/contracts/account.ts'
import { defineManifest, definePlugin } from '../../../core/contracts/plugin.ts'
import { OWNER, passwordOf, type SecurityBox, startSecurityBox } from '../testing/security-box.ts'

const held = new Map<string, string>()
const created: string[] = []
let failsToErase = false

/** A plugin that holds something of each person. */
const diary = definePlugin({
  manifest: defineManifest({
    name: 'diary',
    version: '0.0.0',
    summary: 'Holds a page of each person',
    config: z.strictObject({}),
    onFailure: 'abort',
  }),
  register: (scope) => scope,
  async start({ contributions, events }) {
    events.subscribe(accountCreated, ({ userId }) => {
      created.push(userId)
      held.set(userId, `page of ${userId}`)
    })
    contributions.add(accountErasure, {
      name: 'diary',
      async erase(userId) {
        if (failsToErase) throw new Error('the pen is broken')
        held.delete(userId)
      },
    })
    contributions.add(accountExport, { name: 'diary', export: async (userId) => held.get(userId) ?? null })
    contributions.add(accountStatistics, { name: 'pages', count: async () => held.size })
  },
})

describe('administration over HTTP', () => {
  let at: SecurityBox
  before(async () => {
    at = await startSecurityBox({ plugins: [diary] })
  })
  after(() => at.stop())

  const admin = (route: string, body?: object) => at.call(route, { token: at.owner.access, ...(body && { body }) })
  const until = async (isTrue: () => boolean | Promise<boolean>) => {
    while (!(await isTrue())) await sleep(10)
  }

  it('is closed to ordinary accounts, in every path', async () => {
    const { access } = await at.person('mallory')
    for (const route of [
      'GET /v1/admin/users',
      'GET /admin/users',
      'GET /admin/stats',
      'GET /v1/admin/stats',
      'GET /v1/admin/audit',
      'GET /v1/admin/audit/verify',
      'GET /v1/admin/denylist',
      'POST /v1/admin/denylist',
      'POST /v1/admin/denylist/import',
      'DELETE /v1/admin/denylist/192.0.2.1',
      `PATCH /v1/admin/users/${at.owner.userId}`,
      `PUT /admin/users/${at.owner.userId}/password`,
      `DELETE /admin/users/${at.owner.userId}`,
      'POST /admin/users',
    ])
      for (const [token, status] of [
        [access, 403],
        [undefined, 401],
      ] as const)
        assert.equal((await at.call(route, { token })).status, status, route)
  })

  it('lists accounts in pages, newest first, without their secrets', async () => {
    const { status, body, text } = await admin('GET /admin/users?limit=1')
    assert.deepEqual([status, body.users.length, body.limit, body.offset], [200, 1, 1, 0])
    assert.ok(body.total >= 2)
    assert.doesNotMatch(text, /password|hash/)
    for (const query of ['limit=0', 'limit=501', 'offset=-1', 'limit=x', 'limit=1&limit=2'])
      assert.equal((await admin(`GET /admin/users?${query}`)).status, 422, query)
  })

  it('lets a superuser alone change ranks, at once and for old tokens too', async () => {
    const erin = await at.person('erin')
    const frank = await at.person('frank', 'admin')
    const promote = (token: string) =>
      at.call(`PATCH /v1/admin/users/${erin.userId}`, { token, body: { role: 'admin' } })
    assert.equal((await promote(frank.access)).status, 403)
    assert.equal((await promote(erin.access)).status, 403)
    assert.equal((await promote(at.owner.access)).body.role, 'admin')
    assert.equal((await at.call('GET /auth/me', { token: erin.access })).status, 401)
    const again = await at.login({ username: 'erin' }, passwordOf('erin'))
    assert.equal((await at.call('GET /admin/users', { token: again.access })).status, 200)
    await admin(`PATCH /v1/admin/users/${erin.userId}`, { role: 'user' })
    assert.equal((await at.call('GET /admin/users', { token: again.access })).status, 401)
    assert.equal((await at.call('POST /auth/refresh', { token: again.refresh })).status, 401)
  })

  it('keeps superusers out of the reach of administrators', async () => {
    const grace = await at.person('grace', 'admin')
    const { userId } = at.owner
    for (const [route, body] of [
      [`PATCH /v1/admin/users/${userId}`, { disabled: true }],
      [`PUT /v1/admin/users/${userId}/password`, { password: 'taken over now' }],
      [`DELETE /v1/admin/users/${userId}`, undefined],
      ['POST /v1/admin/users', { email: 'h@x.y', password: 'brand new words', role: 'superuser' }],
    ] as const) {
      const answer = await at.call(route, { token: grace.access, ...(body && { body }) })
      assert.deepEqual([answer.status, answer.body.error_code], [403, 'SUPERUSER_REQUIRED'], route)
    }
  })

  it('never leaves the box without a superuser', async () => {
    const { userId } = at.owner
    for (const [route, body] of [
      [`PATCH /v1/admin/users/${userId}`, { role: 'admin' }],
      [`PATCH /v1/admin/users/${userId}`, { disabled: true }],
      [`DELETE /v1/admin/users/${userId}`, undefined],
      ['DELETE /auth/me', undefined],
    ] as const) {
      const answer = await admin(route, body)
      assert.deepEqual([answer.status, answer.body.error_code], [409, 'LAST_SUPERUSER'], route)
    }
    assert.equal((await admin('GET /auth/me')).status, 200)
  })

  it('shuts and opens an account', async () => {
    const heidi = await at.person('heidi')
    await admin(`PATCH /admin/users/${heidi.userId}`, { disabled: true })
    assert.equal((await at.call('GET /auth/me', { token: heidi.access })).status, 401)
    assert.equal((await at.call('POST /auth/refresh', { token: heidi.refresh })).status, 401)
    const login = () => at.call('POST /auth/login', { body: { username: 'heidi', password: passwordOf('heidi') } })
    assert.deepEqual([(await login()).status, (await login()).body.error_code], [403, 'ACCOUNT_DISABLED'])
    await admin(`PATCH /admin/users/${heidi.userId}`, { disabled: false })
    assert.equal((await login()).status, 200)
  })

  it('sets a password for somebody who forgot theirs', async () => {
    const ivan = await at.person('ivan')
    assert.equal((await admin(`PUT /admin/users/${ivan.userId}/password`, { password: 'brand new words' })).status, 200)
    assert.equal((await at.call('GET /auth/me', { token: ivan.access })).status, 401)
    await at.login({ username: 'ivan' }, 'brand new words')
  })

  it('tells plugins of each new account once', async () => {
    const { userId } = await at.person('judy')
    await until(() => held.has(userId))
    assert.equal(created.filter((id) => id === userId).length, 1)
  })

  it('exports everything of a person and nothing of another', async () => {
    const karl = await at.person('karl')
    await until(() => held.has(karl.userId))
    const { status, body, text } = await at.call('GET /v1/auth/export', { token: karl.access })
    assert.equal(status, 200)
    assert.deepEqual([body.account.id, body.diary, body.sessions.length], [karl.userId, `page of ${karl.userId}`, 1])
    assert.ok(Array.isArray(body.api_keys) && Array.isArray(body.audit))
    assert.doesNotMatch(text, /\$2b\$|password_hash|refresh_hash/)
    assert.ok(!text.includes(at.owner.userId))
  })

  it('deletes an account with everything that plugins hold', async () => {
    const leo = await at.person('leo')
    await until(() => held.has(leo.userId))
    const key = (await at.call('POST /v1/api-keys', { token: leo.access, body: { scopes: ['chat'] } })).body.key
    assert.equal((await at.call('DELETE /auth/me', { token: leo.access })).status, 200)
    assert.equal(held.has(leo.userId), false)
    for (const token of [leo.access, key]) assert.equal((await at.call('GET /auth/me', { token })).status, 401)
    assert.equal((await admin(`GET /admin/users/${leo.userId}`)).status, 404)
    assert.equal(
      (await at.call('POST /auth/login', { body: { username: 'leo', password: passwordOf('leo') } })).status,
      401,
    )
    await at.person('leo')
  })

  it('goes on erasing when a plugin failed, as soon as it is back', async () => {
    const mia = await at.person('mia')
    await until(() => held.has(mia.userId))
    failsToErase = true
    const answer = await admin(`DELETE /admin/users/${mia.userId}`)
    assert.deepEqual([answer.status, answer.body.error_code], [503, 'ERASURE_INCOMPLETE'])
    assert.equal((await at.call('GET /auth/me', { token: mia.access })).status, 401)
    assert.equal(held.has(mia.userId), true)
    failsToErase = false
    await at.box.box.kernel.restart('diary')
    await until(() => !held.has(mia.userId))
  })

  it('counts users, requests and what plugins count', async () => {
    for (const path of ['/admin/stats', '/v1/admin/stats']) {
      const { status, body } = await admin(`GET ${path}`)
      assert.equal(status, 200)
      for (const name of [
        'users',
        'requests',
        'predictions',
        'memories',
        'faces',
        'models',
        'pages',
        'active_sessions',
      ])
        assert.equal(typeof body[name], 'number', name)
      assert.ok(body.users > 0 && body.requests > 0 && body.pages > 0)
    }
  })

  describe('the audit', () => {
    const actions = async (query: string) =>
      (await admin(`GET /v1/admin/audit?${query}`)).body.events.map((event: { action: string }) => event.action)

    it('holds sign-ins, changes and refusals, with who and from where', async () => {
      await at.call('POST /auth/login', { body: { email: OWNER.email, password: 'wrong wrong' } })
      await at.call('GET /auth/me')
      await at.call('POST /auth/login', { body: 'x', headers: { 'content-type': 'text/plain' } })
      const all = new Set(await actions('limit=500'))
      for (const action of [
        'auth.login',
        'account.create',
        'account.change',
        'account.password',
        'account.delete',
        'key.create',
        'http.unauthenticated',
        'http.forbidden',
        'http.unsupported-media',
      ])
        assert.ok(all.has(action), action)
      const { events } = (await admin('GET /v1/admin/audit?action=auth.login&outcome=failure&limit=1')).body
      assert.deepEqual(
        [events[0].outcome, events[0].address, events[0].facts.code],
        ['failure', '127.0.0.1', 'AUTH_CREDENTIALS'],
      )
      assert.match(events[0].request_id, /^[0-9a-f-]{36}$/)
    })

    it('filters and pages, newest first', async () => {
      const { events, total } = (await admin('GET /v1/admin/audit?limit=5')).body
      assert.deepEqual(
        events.map((event: { seq: number }) => event.seq),
        [0, 1, 2, 3, 4].map((back) => events[0].seq - back),
      )
      assert.ok(total > 5)
      assert.deepEqual(await actions(`actor=${at.owner.userId}&action=nothing`), [])
      assert.deepEqual(await actions('since=2100-01-01T00:00:00Z'), [])
      assert.equal((await admin('GET /v1/admin/audit?since=yesterday')).status, 422)
    })

    it('is a whole chain', async () => {
      const { body } = await admin('GET /v1/admin/audit/verify')
      assert.deepEqual([body.is_whole, body.problem], [true, null])
    })

    it('holds no password, token or key', async () => {
      const { text } = await admin('GET /v1/admin/audit?limit=500')
      for (const secret of [
        OWNER.password,
        'wrong wrong',
        'brand new words',
        at.owner.access,
        at.owner.access.split('.')[2] ?? '?',
        'framboises',
      ])
        assert.ok(!text.includes(secret))
    })
  })
})
