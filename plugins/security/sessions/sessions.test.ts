import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BoxStorage } from '../../../core/storage/storage.ts'
import { SecurityConfig } from '../manifest.ts'
import { migrations } from '../migrations/migrations.ts'
import { createSecurityCore, type SecurityCore } from '../security-core.ts'
import type { UserRow } from '../tables.ts'
import { FakeClock, memorySecrets } from '../testing/fakes.ts'

const DAY_MS = 86_400_000

describe('Sessions', () => {
  let directory: string
  let storage: BoxStorage
  let clock: FakeClock
  let core: SecurityCore
  let user: UserRow
  let reused: string[]

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-sessions-'))
    storage = BoxStorage.open(directory)
    await storage.migrate('security', migrations)
    clock = new FakeClock()
    clock.wallMs = Date.now()
    reused = []
    core = await createSecurityCore({
      storage: storage.forOwner('security'),
      secrets: memorySecrets(),
      config: SecurityConfig.parse({}),
      dataDirectory: directory,
      clock,
      onCreated: () => {},
      onReuse: (_userId, sessionId) => reused.push(sessionId),
    })
    user = await core.accounts.createFirstOwner({ email: 'ada@example.org', password: 'quatre chevaux bleus' })
  })
  afterEach(async () => {
    await storage.close()
    await rm(directory, { recursive: true })
  })

  it('ends one that nobody refreshed for fourteen days', async () => {
    const { refreshToken } = await core.sessions.open(user)
    clock.pass(14 * DAY_MS + 1000)
    await assert.rejects(core.sessions.refresh(refreshToken), { code: 'AUTH_EXPIRED' })
    await core.sessions.sweep()
    assert.equal(await core.sessions.countActive(), 0)
  })

  it('ends one after ninety days, however often it was refreshed', async () => {
    let { refreshToken } = await core.sessions.open(user)
    for (let days = 0; days < 90; days += 10) {
      refreshToken = (await core.sessions.refresh(refreshToken)).pair.refreshToken
      clock.pass(10 * DAY_MS)
    }
    await assert.rejects(core.sessions.refresh(refreshToken), { code: 'AUTH_EXPIRED' })
  })

  it('ends one whose used token comes back, and tells', async () => {
    const { refreshToken, sessionId } = await core.sessions.open(user)
    const { pair } = await core.sessions.refresh(refreshToken)
    await assert.rejects(core.sessions.refresh(refreshToken), { code: 'AUTH_INVALID' })
    await assert.rejects(core.sessions.refresh(pair.refreshToken), { code: 'AUTH_INVALID' })
    assert.deepEqual(reused, [sessionId])
  })

  it('keeps the hundred that were used last', async () => {
    const first = await core.sessions.open(user)
    clock.pass(1000)
    for (let count = 0; count < 100; count++) await core.sessions.open(user)
    assert.equal(await core.sessions.countActive(), 100)
    await assert.rejects(core.sessions.refresh(first.refreshToken), { code: 'AUTH_INVALID' })
  })

  it('refreshes nothing for an account that was shut', async () => {
    const { refreshToken } = await core.sessions.open(user)
    await core.users.insert({ ...user, id: crypto.randomUUID(), email_key: 'b', username_key: null })
    await storage.forOwner('security').write((db) => db.exec('UPDATE security_users SET disabled = 1'))
    core.rows.forget()
    await assert.rejects(core.sessions.refresh(refreshToken), { code: 'AUTH_INVALID' })
  })
})
