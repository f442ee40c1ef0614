import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OWNER, passwordOf, type SecurityBox, startSecurityBox } from '../testing/security-box.ts'

interface Event {
  readonly action: string
  readonly actor: string
  readonly address: string | null
  readonly target: string | null
}

describe('the export of an account', () => {
  let at: SecurityBox
  before(async () => {
    at = await startSecurityBox()
  })
  after(() => at.stop())

  it('tells what the person did, what their keys did and what was done to both, and of nobody else', async () => {
    const [ruth, sam] = [await at.person('ruth', 'admin'), await at.person('sam', 'admin')]
    const admin = { token: at.owner.access }
    const keyOf = async (token: string) =>
      (await at.call('POST /v1/api-keys', { token, body: { scopes: ['admin'] } })).body as {
        key: string
        key_id: string
      }
    const [key, foreign] = [await keyOf(ruth.access), await keyOf(sam.access)]
    const block = (token: string, address: string) => at.call('POST /v1/admin/denylist', { token, body: { address } })
    assert.equal((await block(key.key, '203.0.113.7')).status, 201)
    assert.equal((await block(foreign.key, '203.0.113.8')).status, 201)
    assert.equal((await at.call(`DELETE /v1/admin/api-keys/${key.key_id}`, admin)).status, 200)
    const change = { ...admin, body: { disabled: false } }
    assert.equal((await at.call(`PATCH /v1/admin/users/${ruth.userId}`, change)).status, 200)
    const { access } = await at.login({ username: 'ruth' }, passwordOf('ruth'))

    const { status, body, text } = await at.call('GET /v1/auth/export', { token: access })
    assert.equal(status, 200)
    const told = (body.audit as Event[]).map(({ action, actor, target }) => `${actor} ${action} ${target}`)
    for (const line of [
      `another account.create ${ruth.userId}`,
      `another account.change ${ruth.userId}`,
      `another key.revoke ${key.key_id}`,
      `${ruth.userId} key.create ${key.key_id}`,
      `key:${key.key_id} abuse.block 203.0.113.7`,
    ])
      assert.ok(told.includes(line), `${line}\n${told.join('\n')}`)
    for (const other of [sam.userId, at.owner.userId, foreign.key_id, OWNER.email, '203.0.113.8'])
      assert.ok(!text.includes(other), other)
    assert.ok((body.audit as Event[]).every(({ actor, address }) => actor !== 'another' || address === null))
    assert.deepEqual(body.truncated, [])
  })

  it('says where it was cut', async () => {
    const { access, userId } = await at.person('tom')
    const database = new DatabaseSync(join(at.box.dataDirectory, 'lares.sqlite'), { timeout: 5000 })
    database
      .prepare(`
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50001)
        INSERT INTO security_audit (seq, at, action, outcome, actor, hash)
        SELECT 1000000 + i, '2026-01-01T00:00:00.000Z', 'test.noise', 'success', ?, 'x' FROM n`)
      .run(userId)
    database.close()
    const { body } = await at.call('GET /v1/auth/export', { token: access })
    assert.deepEqual([body.truncated, body.audit.length], [['audit'], 50_000])
  })
})
