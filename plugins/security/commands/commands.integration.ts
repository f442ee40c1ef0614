import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { hashSync } from 'bcrypt'
import { passwordOf, type SecurityBox, startSecurityBox } from '../testing/security-box.ts'

const ENTRY = fileURLToPath(new URL('../../../core/cli/lares.js', import.meta.url))

describe('commands beside a running box', () => {
  let directory: string
  let at: SecurityBox
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-commands-'))
    at = await startSecurityBox({ dataDirectory: directory })
  })
  after(async () => {
    await at.stop()
    await rm(directory, { recursive: true })
  })

  /** Runs `lares` in a process of its own, as a person does. */
  const lares = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, LARES_DATA_DIR: directory }
      execFile(process.execPath, [ENTRY, ...args], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, err }),
      )
    })
  const ok = async (...args: string[]) => {
    const { code, out, err } = await lares(...args)
    assert.equal(code, 0, `${args.join(' ')}: ${err}`)
    return out
  }

  it('make an owner and accounts that can sign in at once', async () => {
    await ok('admin', 'create', '--email', 'second@example.org', '--password', 'brand new words')
    const second = await at.login({ email: 'second@example.org' }, 'brand new words')
    assert.equal((await at.call('GET /auth/me', { token: second.access })).body.role, 'superuser')
    await ok('users', 'create', '--email', 'ned@example.org', '--username', 'ned', '--password', 'brand new words')
    assert.match(await ok('users', 'list'), /ned@example\.org\s+ned\s+user\s+never signed in/)
    await at.login({ username: 'ned' }, 'brand new words')
    const weak = await lares('users', 'create', '--email', 'x@y.z', '--password', 'password')
    assert.deepEqual([weak.code, /attackers try first/.test(weak.err)], [1, true])
  })

  it('end sessions of the box with the next request', async () => {
    const olga = await at.person('olga')
    const me = async () => (await at.call('GET /auth/me', { token: olga.access })).status
    assert.equal(await me(), 200)
    await ok('users', 'reset-password', 'olga', '--password', 'brand new words')
    assert.equal(await me(), 401)
    assert.equal(
      (await at.call('POST /auth/login', { body: { username: 'olga', password: passwordOf('olga') } })).status,
      401,
    )
    const again = await at.login({ username: 'olga' }, 'brand new words')
    await ok('users', 'role', 'olga@example.org', 'admin')
    assert.equal((await at.call('GET /auth/me', { token: again.access })).status, 401)
  })

  it('make, list, rotate and revoke keys of the box', async () => {
    const key = (await ok('keys', 'create', 'kitchen', '--scopes', 'chat,metrics', '--name', 'tablet')).trim()
    const metrics = async (token: string) => (await at.call('GET /metrics', { token })).status
    assert.equal(await metrics(key), 200)
    const id = key.split('_')[1] ?? ''
    assert.match(await ok('keys', 'list'), new RegExp(`${id}\\s+kitchen\\s+chat,metrics\\s+tablet\\s+never`))
    const rotated = (await ok('keys', 'rotate', id)).trim()
    assert.deepEqual([await metrics(key), await metrics(rotated)], [401, 200])
    await ok('keys', 'revoke', id)
    assert.equal(await metrics(rotated), 401)
    assert.equal((await lares('keys', 'revoke', id)).code, 1)
  })

  it('give a key limits of its own, which hold at once', async () => {
    const limits = ['--requests-per-minute', '6', '--tokens-per-day', '5000', '--parallel-requests', '2']
    const key = (await ok('keys', 'create', 'hall', ...limits, '--models', 'small-one,small-two')).trim()
    const { body } = await at.call('GET /v1/admin/api-keys', { token: at.owner.access })
    const listed = body.keys.find(({ owner }: { owner: string }) => owner === 'hall')
    assert.deepEqual(listed.limits, {
      requests_per_minute: 6,
      tokens_per_day: 5000,
      parallel_requests: 2,
      models: ['small-one', 'small-two'],
    })
    const first = await at.call('GET /auth/me', { token: key })
    assert.deepEqual([first.status, first.headers.get('x-ratelimit-limit')], [200, '6'])
    assert.equal((await at.call('GET /auth/me', { token: key })).status, 429)
    assert.match(await ok('keys', 'list'), /hall.*6 requests\/min, 5000 tokens\/day, 2 at once, small-one small-two/)
    assert.equal((await lares('keys', 'create', 'hall', '--requests-per-minute', '0')).code, 1)
  })

  it('import and export keys in the form of the seed', async () => {
    const file = join(directory, 'api_keys.yaml.tmp')
    const text = 'team-core-secret-key-0123456789'
    const hash = hashSync(text, 10)
    await writeFile(
      file,
      `keys:\n  - key_id: "team-core"\n    hash: "${hash}"\n    owner: "admin@example.com"\n    scopes: ['*']\n    created_at: "2025-11-03T00:00:00Z"\n    expires_at: null\n`,
    )
    assert.equal((await at.call('GET /metrics', { token: text })).status, 401)
    assert.match(await ok('keys', 'import', file), /Imported team-core/)
    for (let use = 0; use < 2; use++) assert.equal((await at.call('GET /metrics', { token: text })).status, 200)
    assert.equal((await at.call('GET /metrics', { token: `${text}x` })).status, 401)
    assert.match(await ok('keys', 'import', file), /Nothing new/)
    const exported = join(directory, 'exported.yaml.tmp')
    await ok('keys', 'export', exported)
    assert.equal((await stat(exported)).mode & 0o777, 0o600)
    assert.ok((await readFile(exported, 'utf8')).includes(hash))
    await ok('keys', 'revoke', 'team-core')
    assert.equal((await at.call('GET /metrics', { token: text })).status, 401)
    await writeFile(
      file,
      `keys:\n${Array.from({ length: 17 }, (_, n) => `  - {key_id: k${n}, hash: "${hash}", owner: x, scopes: [chat]}\n`).join('')}`,
    )
    assert.equal((await lares('keys', 'import', file)).code, 1)
  })

  it('rotate the signing keys: old tokens hold once, and end when asked', async () => {
    const { access, refresh } = await at.login({ email: 'second@example.org' }, 'brand new words')
    const me = async (token: string) => (await at.call('GET /auth/me', { token })).status
    await ok('security', 'rotate-keys')
    assert.equal(await me(access), 200)
    const fresh = (await at.call('POST /auth/refresh', { token: refresh })).body.access_token
    const kid = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid
    assert.notEqual(kid(fresh), kid(access))
    await ok('security', 'rotate-keys', '--end-sessions')
    assert.deepEqual([await me(access), await me(fresh)], [401, 401])
  })

  it('verify the audit chain that box and commands write together, and find a forgery', async () => {
    assert.match(await ok('audit', 'verify'), /The audit chain is whole: \d+ events/)
    const { body } = await at.call('POST /auth/login', {
      body: { email: 'second@example.org', password: 'brand new words' },
    })
    const events = await at.call('GET /v1/admin/audit?limit=500', { token: body.access_token })
    const actors = new Set(events.body.events.map(({ actor }: { actor: string }) => actor.split(':')[0]))
    assert.ok(actors.has('command'))
    const database = new DatabaseSync(join(directory, 'lares.sqlite'), { timeout: 5000 })
    database.prepare("UPDATE security_audit SET actor = 'nobody' WHERE seq = 3").run()
    database.close()
    const { code, out } = await lares('audit', 'verify')
    assert.deepEqual([code, /BROKEN.*Event 3/.test(out)], [1, true])
    const verdict = await at.call('GET /v1/admin/audit/verify', { token: body.access_token })
    assert.equal(verdict.body.is_whole, false)
  })
})
