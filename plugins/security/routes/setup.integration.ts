import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SecurityBox, startSecurityBox } from '../testing/security-box.ts'

describe('the first boot', () => {
  let directory: string
  let at: SecurityBox
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-setup-'))
    at = await startSecurityBox({ hasOwner: false, dataDirectory: directory })
  })
  afterEach(async () => {
    await at.stop()
    await rm(directory, { recursive: true })
  })

  const code = async () => (await readFile(join(directory, 'setup-code'), 'utf8')).trim()
  const setup = (code: string, email = 'ada@example.org') =>
    at.call('POST /v1/setup', { body: { code, email, password: 'quatre chevaux bleus' } })

  it('answers 503 to everything but the public list, whatever credentials are sent', async () => {
    for (const route of [
      'GET /v1/auth/me',
      'GET /api/auth/me',
      'GET /v1/services/status',
      'GET /metrics',
      'GET /v1/admin/users',
      'POST /v1/api-keys',
    ])
      for (const token of [undefined, 'x', `lares_abc_${'x'.repeat(43)}`, 'a.b.c']) {
        const { status, body, headers } = await at.call(route, { token })
        assert.equal(status, 503, `${route} ${token}`)
        assert.ok(body.error_code === 'SETUP_REQUIRED' || body.statusCode === 503)
        assert.ok(Number(headers.get('retry-after')) > 0)
      }
    for (const route of ['GET /', 'GET /api', 'GET /health', 'GET /auth/health', 'GET /docs', 'GET /openapi.json'])
      assert.equal((await at.call(route)).status, 200, route)
  })

  it('lets nobody in by a default, nor become the owner by registering first', async () => {
    for (const body of [
      { username: 'admin', password: 'admin' },
      { email: 'admin@example.com', password: 'admin1234' },
      { username: 'root', password: 'x' },
    ]) {
      const { status, body: answer } = await at.call('POST /auth/login', { body })
      assert.deepEqual([status, answer.error_code], [503, 'SETUP_REQUIRED'])
    }
    for (const path of ['/auth/register', '/api/auth/register'])
      assert.equal(
        (await at.call(`POST ${path}`, { body: { email: 'eve@example.org', password: 'SecurePass123' } })).status,
        503,
      )
  })

  it('writes the code for the owner of the machine alone, and takes it once', async () => {
    assert.equal((await stat(join(directory, 'setup-code'))).mode & 0o777, 0o600)
    const right = await code()
    assert.match(right, /^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    for (const wrong of [
      '',
      'x',
      right.slice(0, -1),
      `${right}a`,
      right.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
    ])
      assert.ok([403, 422].includes((await setup(wrong)).status), wrong)
    const answers = await Promise.all([1, 2, 3].map((n) => setup(` ${right.toUpperCase()}`, `ada${n}@example.org`)))
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 403, 403])
    const won = answers.find(({ status }) => status === 201)
    assert.equal(won?.body.user.role, 'superuser')
    const after = await setup(right)
    assert.deepEqual([after.status, after.body.error_code], [409, 'SETUP_DONE'])
    assert.ok(!(await readdir(directory)).includes('setup-code'))
    const { access } = await at.login({ email: won?.body.user.email }, 'quatre chevaux bleus')
    assert.equal((await at.call('GET /v1/admin/users', { token: access })).body.total, 1)
  })

  it('keeps the code when the account is refused', async () => {
    const right = await code()
    const weak = await at.call('POST /v1/setup', {
      body: { code: right, email: 'ada@example.org', password: 'password' },
    })
    assert.equal(weak.status, 422)
    assert.equal((await setup(right)).status, 201)
  })

  it('makes another code at the next boot', async () => {
    const before = await code()
    await at.stop()
    at = await startSecurityBox({ hasOwner: false, dataDirectory: directory })
    assert.notEqual(await code(), before)
    assert.equal((await setup(before)).status, 403)
    assert.equal((await setup(await code())).status, 201)
  })

  it('keeps every file of the data directory to its owner', async () => {
    assert.equal((await stat(directory)).mode & 0o077, 0)
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name)
        const forbidden = path.includes('lares.lock') ? 0 : 0o077
        assert.equal((await stat(path)).mode & forbidden, 0, path)
      }
  })
})

describe('a box whose registration is closed', () => {
  it('sends people to its administrator, who makes accounts', async () => {
    const at = await startSecurityBox({ environment: { LARES_REGISTRATION: 'closed' } })
    try {
      const { status, body } = await at.call('POST /auth/register', {
        body: { email: 'eve@example.org', password: 'SecurePass123' },
      })
      assert.deepEqual([status, body.error_code], [403, 'REGISTRATION_CLOSED'])
      assert.equal((await at.person('ada')).access.split('.').length, 3)
    } finally {
      await at.stop()
    }
  })

  it('does not start with a weak owner password from the settings', async () => {
    await assert.rejects(startSecurityBox({ environment: { LARES_ADMIN_PASSWORD: 'password' } }), /attackers try first/)
  })
})
