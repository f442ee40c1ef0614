import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { OWNER, type SecurityBox, startSecurityBox } from '../testing/security-box.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('accounts over HTTP', () => {
  let at: SecurityBox
  before(async () => {
    at = await startSecurityBox()
  })
  after(() => at.stop())

  const fresh = () => `p${randomUUID().slice(0, 8)}`
  const isDead = async (token: string) => {
    const { status, body } = await at.call('GET /v1/auth/me', { token })
    assert.deepEqual([status, body.error_code], [401, 'AUTH_INVALID'])
  }

  describe('register', () => {
    it('answers the fields of both seeds, under both paths', async () => {
      for (const path of ['/v1/auth/register', '/auth/register']) {
        const name = fresh()
        const { status, body } = await at.call(`POST ${path}`, {
          body: { email: `${name}@example.org`, username: name, password: 'SecurePass123', full_name: 'John Doe' },
        })
        assert.equal(status, 201)
        assert.equal(body.message, 'User registered successfully')
        assert.match(body.user_id, UUID)
        assert.equal(new Date(body.timestamp).toISOString(), body.timestamp)
        assert.deepEqual(
          [body.user.id, body.user.username, body.user.role, body.user.full_name],
          [body.user_id, name, 'user', 'John Doe'],
        )
      }
    })

    it('needs e-mail and password alone', async () => {
      assert.equal(
        (await at.call('POST /auth/register', { body: { email: `${fresh()}@x.y`, password: 'SecurePass123' } })).status,
        201,
      )
    })

    it('answers and errs in the words of the phi3 dialect under /api', async () => {
      const name = fresh()
      const body = { email: `${name}@example.org`, username: name, password: 'SecurePass123' }
      const first = await at.call('POST /api/auth/register', { body })
      assert.equal(first.status, 201)
      assert.deepEqual([first.body.success, first.body.message], [true, 'User registered successfully'])
      assert.deepEqual(Object.keys(first.body.data.user).toSorted(), [
        'createdAt',
        'email',
        'id',
        'role',
        'updatedAt',
        'username',
      ])
      assert.equal((await at.call('GET /api/auth/me', { token: first.body.data.token })).status, 200)
      const second = await at.call('POST /api/auth/register', { body })
      assert.deepEqual([second.status, second.body.success, second.body.statusCode], [409, false, 409])
      const short = await at.call('POST /api/auth/register', {
        body: { ...body, email: 'b@b.b', username: 'bb', password: 'sixsix' },
      })
      assert.equal(short.status, 400)
      assert.match(short.body.message, /at least 8 characters.*6 of earlier versions/)
    })

    it('takes each e-mail and user name once, however it is written', async () => {
      const name = fresh()
      const register = (email: string, username?: string) =>
        at.call('POST /auth/register', { body: { email, username, password: 'SecurePass123' } })
      assert.equal((await register(`${name}@example.org`, name)).status, 201)
      for (const [email, username] of [
        [`${name.toUpperCase()}@Example.ORG`, fresh()],
        [` ${name}@example.org `, fresh()],
        [`${name}@example.org`.replace('e', 'ｅ'), fresh()],
        [`${fresh()}@example.org`, name.toUpperCase()],
        [`${fresh()}@example.org`, ` ${name} `],
      ] as const) {
        const { status, body } = await register(email, username)
        assert.deepEqual([status, body.error_code], [409, 'ACCOUNT_EXISTS'], `${email} ${username}`)
      }
    })

    it('refuses weak passwords with a reason', async () => {
      for (const [password, code] of [
        ['short', 'PASSWORD_TOO_SHORT'],
        ['password123', 'PASSWORD_COMMON'],
        ['x'.repeat(1025), 'PASSWORD_TOO_LONG'],
        ['𝄞'.repeat(300), 'PASSWORD_TOO_LONG'],
      ] as const) {
        const { status, body } = await at.call('POST /auth/register', { body: { email: `${fresh()}@x.y`, password } })
        assert.deepEqual([status, body.error_code, body.validation_errors[0].field], [422, code, 'password'])
      }
    })

    it('refuses fields that are not the caller’s to set, and values of other types', async () => {
      const good = { email: `${fresh()}@x.y`, password: 'SecurePass123' }
      for (const extra of [
        { role: 'superuser' },
        { is_admin: true },
        { id: randomUUID() },
        { disabled: false },
        { password_hash: 'x' },
        { scopes: ['*'] },
        { constructor: {} },
      ])
        assert.equal(
          (await at.call('POST /auth/register', { body: { ...good, ...extra } })).status,
          422,
          JSON.stringify(extra),
        )
      for (const password of [null, 12345678, true, ['SecurePass123'], { $ne: null }, {}])
        assert.equal(
          (await at.call('POST /auth/register', { body: { ...good, password } })).status,
          422,
          JSON.stringify(password),
        )
      for (const email of [null, 1, [], {}, 'no', 'a@b@c', "x' OR 1=1 --", 'x\0@y.z', `${'a'.repeat(300)}@b.c`])
        assert.equal(
          (await at.call('POST /auth/register', { body: { ...good, email } })).status,
          422,
          JSON.stringify(email),
        )
      const polluted = `{"email":"${fresh()}@x.y","password":"SecurePass123","__proto__":{"role":"superuser"}}`
      assert.equal((await at.call('POST /auth/register', { body: polluted })).status, 400)
      assert.equal(
        (await at.call('POST /auth/register', { body: { ...good, password: 'x'.repeat(200_000) } })).status,
        413,
      )
    })
  })

  describe('login', () => {
    it('answers the seed’s body for JSON and form, e-mail and user name', async () => {
      const name = fresh()
      const { userId } = await at.person(name)
      const password = `${name} aime les framboises`
      const form = (fields: Record<string, string>) => ({
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      for (const sending of [
        { body: { email: `${name}@example.org`, password } },
        { body: { email: ` ${name.toUpperCase()}@EXAMPLE.org`, password } },
        { body: { username: name, password } },
        { body: { username: `${name}@example.org`, password } },
        { body: { email: `${name}@example.org`, username: 'owner', password } },
        form({ username: name, password }),
        form({
          username: `${name}@example.org`,
          password,
          grant_type: 'password',
          scope: '',
          client_id: '',
          client_secret: '',
        }),
      ])
        for (const path of ['/v1/auth/login', '/auth/login']) {
          const { status, body } = await at.call(`POST ${path}`, sending)
          assert.equal(status, 200, JSON.stringify(sending))
          assert.deepEqual(
            [body.token_type, body.expires_in, body.user.id, body.user.email, body.user.role],
            ['bearer', 1800, userId, `${name}@example.org`, 'user'],
          )
        }
      const phi3 = await at.call('POST /api/auth/login', { body: { email: `${name}@example.org`, password } })
      assert.deepEqual(
        [phi3.body.success, phi3.body.message, phi3.body.data.expiresIn],
        [true, 'Login successful', 1800],
      )
      assert.deepEqual(Object.keys(phi3.body.data).toSorted(), ['expiresIn', 'refreshToken', 'token', 'user'])
    })

    it('says the same of a wrong password and of nobody', async () => {
      const name = fresh()
      await at.person(name)
      const wrong = await at.call('POST /auth/login', { body: { username: name, password: 'wrong wrong' } })
      const nobody = await at.call('POST /auth/login', { body: { username: fresh(), password: 'wrong wrong' } })
      const { instance: _one, ...wrongBody } = wrong.body
      const { instance: _two, ...nobodyBody } = nobody.body
      assert.deepEqual([wrong.status, wrongBody], [nobody.status, nobodyBody])
      assert.deepEqual([wrong.status, wrongBody.error_code], [401, 'AUTH_CREDENTIALS'])
      assert.match(wrong.headers.get('www-authenticate') ?? '', /^Bearer/)
    })

    it('is not talked round', async () => {
      for (const body of [
        {},
        { password: 'x' },
        { email: OWNER.email },
        { email: { $ne: null }, password: { $ne: null } },
        { email: OWNER.email, password: ['a'] },
        { email: OWNER.email, password: OWNER.password, admin: true },
      ])
        assert.equal((await at.call('POST /auth/login', { body })).status, 422, JSON.stringify(body))
      for (const username of ["owner' --", "' OR '1'='1", 'owner@example.org\0', '*', '%'])
        assert.equal(
          (await at.call('POST /auth/login', { body: { username, password: OWNER.password } })).status,
          401,
          username,
        )
      const twice = await at.call('POST /auth/login', {
        body: 'username=a&username=b&password=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      assert.equal(twice.status, 400)
    })

    it('gives a new session each time', async () => {
      const one = await at.login({ email: OWNER.email }, OWNER.password)
      const two = await at.login({ email: OWNER.email }, OWNER.password)
      const sid = (token: string) => (jwt.decode(token) as { sid: string }).sid
      assert.notEqual(sid(one.access), sid(two.access))
    })
  })

  describe('the access token', () => {
    it('carries its claims, and lives for half an hour', async () => {
      const claims = jwt.decode(at.owner.access) as Record<string, number>
      for (const name of ['sub', 'sid', 'email', 'role', 'jti', 'iat', 'exp', 'iss', 'aud'])
        assert.ok(name in claims, name)
      assert.equal((claims['exp'] ?? 0) - (claims['iat'] ?? 0), 1800)
    })

    it('is taken from the header alone', async () => {
      const { access } = at.owner
      assert.equal((await at.call('GET /v1/auth/me', { headers: { 'x-api-key': access } })).status, 200)
      assert.equal((await at.call(`GET /v1/auth/me?access_token=${access}`)).status, 401)
      assert.equal((await at.call(`GET /v1/auth/me?token=${access}`)).status, 401)
      for (const authorization of [
        `Basic ${access}`,
        access,
        `Bearer`,
        `Bearer ${access} x`,
        `bearer\t${access}`,
        `Bearer ${access.slice(0, -2)}`,
      ])
        assert.equal(
          (await at.call('GET /v1/auth/me', { headers: { authorization } })).status,
          401,
          authorization.slice(0, 20),
        )
      assert.equal((await at.call('GET /v1/auth/me', { headers: { cookie: `token=${access}` } })).status, 401)
    })
  })

  describe('refresh', () => {
    it('rotates, from the bearer or the body, in both dialects', async () => {
      let { access, refresh } = await at.login({ email: OWNER.email }, OWNER.password)
      const steps = [
        async () => (await at.call('POST /auth/refresh', { token: refresh })).body,
        async () => (await at.call('POST /v1/auth/refresh', { body: { refresh_token: refresh } })).body,
        async () => {
          const { data } = (await at.call('POST /api/auth/refresh', { body: { refreshToken: refresh } })).body
          return { access_token: data.token, refresh_token: data.refreshToken, expires_in: data.expiresIn }
        },
        async () => {
          const { data } = (await at.call('POST /api/auth/refresh', { token: refresh })).body
          return { access_token: data.token, refresh_token: data.refreshToken, expires_in: data.expiresIn }
        },
      ]
      for (const step of steps) {
        const body = await step()
        assert.notEqual(body.refresh_token, refresh)
        assert.equal(body.expires_in, 1800)
        access = body.access_token
        refresh = body.refresh_token
        assert.equal((await at.call('GET /auth/me', { token: access })).status, 200)
      }
    })

    it('ends the family when an old token comes back', async () => {
      const { access, refresh } = await at.login({ email: OWNER.email }, OWNER.password)
      const { body } = await at.call('POST /auth/refresh', { token: refresh })
      const again = await at.call('POST /auth/refresh', { token: refresh })
      assert.deepEqual([again.status, again.body.error_code], [401, 'AUTH_INVALID'])
      await isDead(access)
      await isDead(body.access_token)
      assert.equal((await at.call('POST /auth/refresh', { token: body.refresh_token })).status, 401)
      assert.equal((await at.call('GET /auth/me', { token: at.owner.access })).status, 200)
    })

    it('gives a token once to many who show it at the same time', async () => {
      const { refresh } = await at.login({ email: OWNER.email }, OWNER.password)
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => at.call('POST /auth/refresh', { token: refresh })),
      )
      assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    })

    it('does not take an access token, nor is a refresh token good for anything else', async () => {
      const { access, refresh } = await at.login({ email: OWNER.email }, OWNER.password)
      for (const sending of [{ token: access }, { body: { refresh_token: access } }, {}, { body: {} }])
        assert.equal((await at.call('POST /auth/refresh', sending)).status, 401)
      await isDead(refresh)
    })
  })

  it('logout ends access and refresh token at once, and no other session', async () => {
    for (const path of ['/auth/logout', '/api/auth/logout']) {
      const { access, refresh } = await at.login({ email: OWNER.email }, OWNER.password)
      assert.equal((await at.call(`POST ${path}`, { token: access })).status, 200)
      await isDead(access)
      assert.equal((await at.call('POST /auth/refresh', { token: refresh })).status, 401)
      assert.equal((await at.call(`POST ${path}`, { token: access })).status, 401)
    }
    assert.equal((await at.call('GET /auth/me', { token: at.owner.access })).status, 200)
  })

  it('me shows the account, without its secrets', async () => {
    const { status, body, text } = await at.call('GET /auth/me', { token: at.owner.access })
    assert.equal(status, 200)
    for (const name of ['id', 'email', 'role', 'created_at', 'last_login'])
      assert.equal(typeof body[name], 'string', name)
    assert.doesNotMatch(text, /password|hash|\$2b\$/)
  })

  it('change-password needs the old one and ends every session', async () => {
    const name = fresh()
    const one = await at.person(name)
    const old = `${name} aime les framboises`
    const two = await at.login({ username: name }, old)
    const change = (old_password: string, new_password: string) =>
      at.call('PUT /auth/change-password', { token: one.access, body: { old_password, new_password } })
    assert.equal((await change('wrong wrong', 'brand new words')).status, 403)
    assert.equal((await change(old, 'short')).status, 422)
    assert.equal((await change(old, 'brand new words')).status, 200)
    for (const { access } of [one, two]) await isDead(access)
    assert.equal((await at.call('POST /auth/login', { body: { username: name, password: old } })).status, 401)
    await at.login({ username: name }, 'brand new words')
  })

  it('auth/health tells how the system fares', async () => {
    const { status, body } = await at.call('GET /auth/health')
    assert.equal(status, 200)
    assert.deepEqual(Object.keys(body), ['status', 'jwt_system', 'rate_limiting', 'total_users', 'active_sessions'])
    assert.ok(body.total_users >= 1 && body.active_sessions >= 1)
  })

  it('answers are never stored by caches', async () => {
    for (const route of ['GET /auth/me', 'POST /auth/login', 'GET /auth/health'])
      assert.equal((await at.call(route, { token: at.owner.access })).headers.get('cache-control'), 'no-store', route)
  })
})
