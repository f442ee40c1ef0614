import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { defineManifest, definePlugin } from '../../../core/contracts/plugin.ts'
import { tokensUsed } from '../../../core/contracts/principal.ts'
import { defineRoute } from '../../../core/contracts/route.ts'
import { type SecurityBox, type Session, startSecurityBox } from '../testing/security-box.ts'

const gate = { opened: Promise.withResolvers<void>() }

/** Routes for keys to be tried on. */
const things = definePlugin({
  manifest: defineManifest({
    name: 'things',
    version: '0.0.0',
    summary: 'Something to use keys on',
    config: z.strictObject({}),
    onFailure: 'abort',
  }),
  register: (scope) => scope,
  routes: ({ events }) => [
    defineRoute(
      { method: 'get', path: '/v1/things', summary: 'Who', auth: 'user', scopes: ['chat'] },
      async (_input, { principal }) => ({ ...principal }) as never,
    ),
    defineRoute({ method: 'get', path: '/v1/things/wait', summary: 'Wait', auth: 'user' }, async () => {
      await gate.opened.promise
      return {} as never
    }),
    defineRoute(
      { method: 'get', path: '/v1/things/tokens', summary: 'Spend', auth: 'user' },
      async (_input, { principal }) => {
        events.publish(tokensUsed, {
          userId: principal.userId,
          ...(principal.keyId && { keyId: principal.keyId }),
          tokens: 60,
        })
        return {} as never
      },
    ),
  ],
})

describe('API keys over HTTP', () => {
  let at: SecurityBox
  let ada: Session
  let bob: Session
  before(async () => {
    at = await startSecurityBox({ plugins: [things] })
    ada = await at.person('ada')
    bob = await at.person('bob')
  })
  after(() => at.stop())

  const create = (body: object, token = at.owner.access) => at.call('POST /v1/admin/api-keys', { body, token })
  const own = (body: object, token = ada.access) => at.call('POST /v1/api-keys', { body, token })
  const statusOf = async (key: string, route = 'GET /v1/things') => (await at.call(route, { token: key })).status

  it('are created with every field, shown once, and work as bearer and X-API-Key', async () => {
    const expires_at = new Date(Date.now() + 86_400_000).toISOString()
    const { status, body } = await create({ owner: 'kitchen tablet', scopes: ['chat'], name: 'tablet', expires_at })
    assert.equal(status, 201)
    assert.match(body.key, new RegExp(`^lares_${body.key_id}_[\\w-]{43}$`))
    assert.deepEqual(
      [body.owner, body.scopes, body.name, body.expires_at],
      ['kitchen tablet', ['chat'], 'tablet', expires_at],
    )
    const who = await at.call('GET /v1/things', { headers: { 'x-api-key': body.key } })
    assert.deepEqual(who.body, {
      kind: 'key',
      userId: 'kitchen tablet',
      role: 'user',
      scopes: ['chat'],
      keyId: body.key_id,
    })
    const list = await at.call('GET /v1/admin/api-keys', { token: at.owner.access })
    assert.ok(list.body.keys.some((key: { key_id: string }) => key.key_id === body.key_id))
    assert.ok(!list.text.includes(body.key) && !/\$2b\$|"hash"|"key":/.test(list.text))
  })

  it('of an account act as the account, by its id or e-mail, never beyond what it may', async () => {
    for (const owner of [ada.userId, 'Ada@Example.org']) {
      const { body } = await create({ owner, scopes: ['chat', 'memory'] })
      assert.equal(body.owner, ada.userId)
      assert.equal((await at.call('GET /v1/things', { token: body.key })).body.userId, ada.userId)
    }
    for (const scopes of [['*'], ['admin'], ['chat', 'models:write'], ['metrics']]) {
      const answer = await create({ owner: ada.userId, scopes })
      assert.deepEqual([answer.status, answer.body.error_code], [403, 'KEY_SCOPES_EXCEEDED'], String(scopes))
      assert.equal((await own({ scopes })).status, 403)
    }
  })

  it('lose what their owner loses', async () => {
    const carol = await at.person('carol', 'admin')
    const { body } = await own({ scopes: ['*'] }, carol.access)
    assert.equal(await statusOf(body.key, 'GET /v1/admin/users'), 200)
    const change = (values: object) =>
      at.call(`PATCH /v1/admin/users/${carol.userId}`, { token: at.owner.access, body: values })
    await change({ role: 'user' })
    assert.equal(await statusOf(body.key, 'GET /v1/admin/users'), 403)
    assert.equal(await statusOf(body.key), 200)
    await change({ disabled: true })
    assert.equal(await statusOf(body.key), 401)
  })

  it('of one’s own ignore a sent owner, and are nobody else’s to see or end', async () => {
    const { status, body } = await own({ scopes: ['chat'], owner: bob.userId })
    assert.deepEqual([status, body.owner], [201, ada.userId])
    const ids = async (token: string) =>
      (await at.call('GET /v1/api-keys', { token })).body.keys.map((key: { key_id: string }) => key.key_id)
    assert.ok((await ids(ada.access)).includes(body.key_id))
    assert.deepEqual(await ids(bob.access), [])
    for (const route of [`DELETE /v1/api-keys/${body.key_id}`, `POST /v1/api-keys/${body.key_id}/rotate`])
      assert.equal((await at.call(route, { token: bob.access })).status, 404, route)
    for (const route of [
      'GET /v1/admin/api-keys',
      `DELETE /v1/admin/api-keys/${body.key_id}`,
      'POST /v1/admin/api-keys',
    ])
      assert.equal((await at.call(route, { token: ada.access })).status, 403, route)
    assert.equal(await statusOf(body.key), 200)
  })

  it('are dead with the next request after a revocation or a rotation', async () => {
    const { body } = await own({ scopes: ['chat'] })
    assert.equal(await statusOf(body.key), 200)
    const rotated = await at.call(`POST /v1/api-keys/${body.key_id}/rotate`, { token: ada.access })
    assert.equal(rotated.body.key_id, body.key_id)
    assert.deepEqual([await statusOf(body.key), await statusOf(rotated.body.key)], [401, 200])
    const revoked = await at.call(`DELETE /v1/api-keys/${body.key_id}`, { token: ada.access })
    assert.equal(revoked.status, 200)
    assert.equal(await statusOf(rotated.body.key), 401)
    assert.equal((await at.call(`DELETE /v1/api-keys/${body.key_id}`, { token: ada.access })).status, 404)
  })

  it('cannot be born dead, and answer 403 once they have expired', async () => {
    const past = await create({ owner: 'x1', scopes: ['chat'], expires_at: '2020-01-01T00:00:00Z' })
    assert.deepEqual([past.status, past.body.error_code], [422, 'KEY_EXPIRY_PAST'])
    const { body } = await create({ owner: 'x2', scopes: ['chat'], expires_at: '2100-01-01T00:00:00Z' })
    assert.equal(await statusOf(body.key), 200)
    // Time passes for this key alone.
    const database = new DatabaseSync(`${at.box.dataDirectory}/lares.sqlite`, { timeout: 5000 })
    database
      .prepare("UPDATE security_api_keys SET expires_at = '2020-01-01T00:00:00.000Z' WHERE key_id = ?")
      .run(body.key_id)
    database.close()
    const expired = await at.call('GET /v1/things', { token: body.key })
    assert.deepEqual([expired.status, expired.body.error_code], [403, 'KEY_EXPIRED'])
  })

  it('that are wrong anywhere are refused', async () => {
    const { body } = await own({ scopes: ['chat'] })
    const { key, key_id } = body
    assert.equal(await statusOf(key), 200)
    for (const wrong of [
      key.slice(0, -1),
      `${key}x`,
      key.toUpperCase(),
      key.replace('lares_', 'laRes_'),
      `lares_${key_id}_${'A'.repeat(43)}`,
      `lares_nobody_${key.slice(-43)}`,
      `${key.slice(0, 60)}${'A'.repeat(key.length - 60)}`,
      `lares_${key_id}'--_${'A'.repeat(43)}`,
      'lares_',
      `x${key}`,
    ])
      assert.equal(await statusOf(wrong), 401, wrong)
  })

  it('do not let a narrow key reach for more', async () => {
    const { body } = await own({ scopes: ['memory'] })
    assert.equal(await statusOf(body.key), 403)
    for (const [route, sent] of [
      ['POST /v1/api-keys', { scopes: ['chat'] }],
      ['GET /v1/api-keys', undefined],
      ['PUT /v1/auth/change-password', { old_password: 'x', new_password: 'y' }],
      ['DELETE /v1/auth/me', undefined],
      ['GET /v1/auth/export', undefined],
      ['GET /v1/admin/users', undefined],
    ] as const) {
      const answer = await at.call(route, { token: body.key, ...(sent && { body: sent }) })
      assert.equal(answer.status, 403, route)
    }
    assert.equal((await at.call('GET /v1/auth/me', { token: body.key })).body.id, ada.userId)
  })

  it('of a superuser are a superuser’s to make', async () => {
    const dave = await at.person('dave', 'admin')
    for (const owner of [at.owner.userId, 'owner@example.org'])
      assert.equal((await create({ owner, scopes: ['chat'] }, dave.access)).status, 403)
    const { body } = await create({ owner: at.owner.userId, scopes: ['*'] })
    for (const route of [`POST /v1/admin/api-keys/${body.key_id}/rotate`, `DELETE /v1/admin/api-keys/${body.key_id}`])
      assert.equal((await at.call(route, { token: dave.access })).status, 403, route)
    assert.equal((await create({ owner: 'a label', scopes: ['*'] }, dave.access)).status, 201)
  })

  it('refuse owners and scopes that cannot be', async () => {
    for (const body of [
      { scopes: ['chat'] },
      { owner: '', scopes: ['chat'] },
      { owner: 'x', scopes: [] },
      { owner: 'x' },
      { owner: 'x', scopes: 'chat' },
      { owner: 'x', scopes: ['CHAT'] },
      { owner: 'x', scopes: ['a b'] },
      { owner: 'anonymous', scopes: ['chat'] },
      { owner: 'home', scopes: ['chat'] },
      { owner: '00000000-0000-4000-8000-000000000000', scopes: ['chat'] },
      { owner: '../x', scopes: ['chat'] },
      { owner: 'x', scopes: ['chat'], expires_at: 'soon' },
      { owner: 'x', scopes: ['chat'], key_id: 'mine' },
    ])
      assert.equal((await create(body)).status, 422, JSON.stringify(body))
  })

  it('are held to limits of their own', async () => {
    const slow = (await own({ scopes: ['chat'], limits: { requests_per_minute: 6 } })).body.key
    assert.deepEqual([await statusOf(slow), await statusOf(slow)], [200, 429])
    const single = (await own({ scopes: ['chat'], limits: { parallel_requests: 1 } })).body.key
    const waiting = statusOf(single, 'GET /v1/things/wait')
    let second = 200
    while (second === 200) second = await statusOf(single)
    assert.equal(second, 429)
    gate.opened.resolve()
    assert.equal(await waiting, 200)
    let third = 429
    while (third === 429) third = await statusOf(single)
    assert.equal(third, 200)
    const frugal = (await own({ scopes: ['chat'], limits: { tokens_per_day: 100, models: ['tiny'] } })).body.key
    assert.deepEqual((await at.call('GET /v1/things', { token: frugal })).body.limits, {
      tokensPerDay: 100,
      models: ['tiny'],
    })
    for (let spent = 0; spent < 2; spent++) assert.equal(await statusOf(frugal, 'GET /v1/things/tokens'), 200)
    let last = await at.call('GET /v1/things', { token: frugal })
    while (last.status === 200) last = await at.call('GET /v1/things', { token: frugal })
    assert.deepEqual(
      [last.status, last.body.error_code, last.body.current_limit],
      [429, 'KEY_TOKENS', '100 tokens per day'],
    )
  })

  it('leave no text of theirs in the database', async () => {
    const { body } = await own({ scopes: ['chat'] })
    await statusOf(body.key)
    const { readFile, readdir } = await import('node:fs/promises')
    const secret = body.key.split('_').at(-1)
    for (const name of await readdir(at.box.dataDirectory))
      if (name.startsWith('lares.sqlite'))
        assert.ok(!(await readFile(`${at.box.dataDirectory}/${name}`)).includes(secret), name)
  })
})
