import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { OWNER } from './testing/security-box.ts'

const PROCESS = fileURLToPath(new URL('./testing/box-process.ts', import.meta.url))
const REGISTRATIONS = 500
const AT_ONCE = 8

interface Acknowledged {
  readonly users: Map<string, string>
  /** Keys by text: true while in force, false once their revocation was acknowledged. */
  readonly keys: Map<string, boolean>
}

describe('kill -9 during registrations and key changes', () => {
  let directory: string
  let child: ChildProcess | undefined
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-crash-'))
  })
  after(async () => {
    child?.kill('SIGKILL')
    await rm(directory, { recursive: true })
  })

  const start = async () => {
    const started = spawn(process.execPath, [PROCESS, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    const [line] = await once(started.stdout, 'data')
    return String(line).trim()
  }
  const kill = async () => {
    const ended = child === undefined ? undefined : once(child, 'exit')
    child?.kill('SIGKILL')
    await ended
  }
  const send = async (url: string, method: string, body?: object, token?: string) => {
    const response = await fetch(url, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, string> }
  }
  const ownerToken = async (url: string) => (await send(`${url}/auth/login`, 'POST', OWNER)).body['access_token'] ?? ''

  /** Registers and changes keys until the box is killed; only what was answered counts. */
  const work = async (url: string, token: string, known: Acknowledged, next: () => number | undefined) => {
    for (let n = next(); n !== undefined; n = next()) {
      const email = `person${n}@example.org`
      try {
        const registered = await send(`${url}/auth/register`, 'POST', { email, password: `framboise ${n}` })
        if (registered.status === 201) known.users.set(email, registered.body['user_id'] ?? '')
        if (n % 5 !== 0) continue
        const made = await send(`${url}/v1/api-keys`, 'POST', { scopes: ['chat'] }, token)
        if (made.status !== 201) continue
        const { key = '', key_id = '' } = made.body
        known.keys.set(key, true)
        if (n % 10 !== 0) continue
        known.keys.delete(key)
        const revoked = await send(`${url}/v1/api-keys/${key_id}`, 'DELETE', undefined, token)
        if (revoked.status === 200) known.keys.set(key, false)
      } catch {
        return
      }
    }
  }

  it('loses nothing that was acknowledged, and leaves nothing half', async function () {
    this.timeout(300_000)
    const known: Acknowledged = { users: new Map(), keys: new Map() }
    let issued = 0
    let kills = 0
    const next = () => (known.users.size >= REGISTRATIONS ? undefined : issued++)
    while (known.users.size < REGISTRATIONS) {
      const url = await start()
      const token = await ownerToken(url)
      const before = known.users.size
      const workers = Array.from({ length: AT_ONCE }, () => work(url, token, known, next))
      const target = before + 60 + Math.floor(Math.random() * 60)
      while (known.users.size < Math.min(target, REGISTRATIONS)) await sleep(1)
      await kill()
      kills++
      await Promise.all(workers)
    }
    assert.ok(kills >= 4)

    const url = await start()
    for (const [key, isInForce] of known.keys)
      assert.equal((await send(`${url}/auth/me`, 'GET', undefined, key)).status, isInForce ? 200 : 401)
    const [email = ''] = known.users.keys()
    const password = `framboise ${/\d+/.exec(email)?.[0]}`
    assert.equal((await send(`${url}/auth/login`, 'POST', { email, password })).status, 200)
    const verdict = await send(`${url}/v1/admin/audit/verify`, 'GET', undefined, await ownerToken(url))
    assert.equal(verdict.body['is_whole'], true)
    await kill()

    const database = new DatabaseSync(join(directory, 'lares.sqlite'))
    try {
      assert.equal(database.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok')
      const rows = database.prepare('SELECT id, email, password_hash, role FROM security_users').all()
      const byEmail = new Map(rows.map((row) => [row['email'], row]))
      for (const [email, id] of known.users) assert.equal(byEmail.get(email)?.['id'], id, email)
      for (const row of rows) {
        assert.match(String(row['password_hash']), /^b1\$\$2b\$\d\d\$.{53}$/)
        assert.match(String(row['role']), /^(user|superuser)$/)
      }
    } finally {
      database.close()
    }
  })
})
