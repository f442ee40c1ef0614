import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { OWNER, startSecurityBox } from '../testing/security-box.ts'

const ENTRY = fileURLToPath(new URL('../../../core/cli/lares.js', import.meta.url))

describe('a backup of a running box', () => {
  let root: string
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'lares-whole-'))
  })
  after(() => rm(root, { recursive: true }))

  const lares = (directory: string, ...args: string[]) =>
    promisify(execFile)(process.execPath, [ENTRY, ...args], { env: { ...process.env, LARES_DATA_DIR: directory } })

  it('brings back accounts, sessions, keys and a whole audit chain onto an empty directory', async () => {
    const archive = join(root, 'box.tar.gz')
    const first = await startSecurityBox({ dataDirectory: join(root, 'first') })
    const body = { scopes: ['metrics'] }
    const { key } = (await first.call('POST /v1/api-keys', { token: first.owner.access, body })).body
    try {
      await lares(join(root, 'first'), 'backup', archive)
    } finally {
      await first.stop()
    }
    await lares(join(root, 'second'), 'restore', archive)
    const second = await startSecurityBox({
      dataDirectory: join(root, 'second'),
      environment: { LARES_ADMIN_PASSWORD: 'not this one at all' },
    })
    try {
      const again = await second.login({ email: OWNER.email }, OWNER.password)
      assert.equal(again.userId, first.owner.userId)
      assert.equal((await second.call('GET /auth/me', { token: first.owner.access })).status, 200)
      assert.equal((await second.call('GET /metrics', { token: key })).status, 200)
      const { stdout } = await lares(join(root, 'second'), 'audit', 'verify')
      assert.match(stdout, /chain is whole/)
    } finally {
      await second.stop()
    }
  })
})
