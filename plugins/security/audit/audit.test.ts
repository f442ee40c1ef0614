import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { AuditRow } from '../tables.ts'
import { FakeClock } from '../testing/fakes.ts'
import { type DatedEvent, linkAfter } from './audit-chain.ts'
import { AUDIT_HEAD_FILE, AuditHeadFile } from './audit-head.ts'
import { AuditLog } from './audit-log.ts'
import type { AuditRepository } from './repository.ts'
import { verifyChain } from './verify-chain.ts'

const KEY = Buffer.alloc(32, 9)

/** The repository's promises over an array. */
class MemoryRepository {
  rows: AuditRow[] = []
  isBroken = false

  async append(link: (last: AuditRow | undefined) => readonly AuditRow[]) {
    if (this.isBroken) throw new Error('disk full')
    this.rows.push(...link(this.rows.at(-1)))
    return this.rows.at(-1)
  }

  async after(seq: number, limit: number) {
    return this.rows.filter((row) => row.seq > seq).slice(0, limit)
  }

  async lastBefore(at: string) {
    return this.rows.findLast((row) => row.at < at)
  }

  async deleteUpTo(seq: number) {
    this.rows = this.rows.filter((row) => row.seq > seq)
  }
}

describe('the audit log', () => {
  let directory: string
  let clock: FakeClock
  let repository: MemoryRepository
  let headFile: AuditHeadFile
  let log: AuditLog
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-audit-'))
    clock = new FakeClock()
    repository = new MemoryRepository()
    headFile = new AuditHeadFile(directory, KEY)
    log = new AuditLog({
      repository: repository as unknown as AuditRepository,
      headFile,
      key: KEY,
      clock,
      log: pino({ level: 'silent' }),
      retentionDays: 30,
    })
  })
  afterEach(() => rm(directory, { recursive: true }))

  const write = async (count: number) => {
    for (let at = 0; at < count; at++)
      log.write({ action: 'auth.login', outcome: 'success', actor: `user ${at}`, facts: { at }, at: clock.now() })
    await log.flush()
  }
  const verify = () => verifyChain(repository, headFile, KEY)

  it('is a whole chain, however long', async () => {
    assert.deepEqual(await verify(), { isWhole: true, links: 0, lastSeq: 0 })
    await write(3)
    await write(2100)
    assert.deepEqual(await verify(), { isWhole: true, links: 2103, lastSeq: 2103 })
    assert.equal((await stat(join(directory, AUDIT_HEAD_FILE))).mode & 0o777, 0o600)
  })

  it('finds every change, removal, exchange and addition', async () => {
    const whole = async () => {
      repository.rows = []
      await rm(join(directory, AUDIT_HEAD_FILE), { force: true })
      await write(10)
      return [...repository.rows]
    }
    const spoilt: ((rows: AuditRow[]) => AuditRow[])[] = [
      (rows) => rows.map((row) => (row.seq === 5 ? { ...row, actor: 'somebody else' } : row)),
      (rows) => rows.map((row) => (row.seq === 5 ? { ...row, facts: null } : row)),
      (rows) => rows.filter((row) => row.seq !== 5),
      (rows) => rows.filter((row) => row.seq !== 1),
      (rows) =>
        rows.map((row) =>
          row.seq === 5 ? { ...(rows[5] ?? row), seq: 5 } : row.seq === 6 ? { ...(rows[4] ?? row), seq: 6 } : row,
        ),
      (rows) => rows.slice(0, 9),
      () => [],
      (rows) => [...rows, { ...(rows[9] ?? ({} as AuditRow)), seq: 11 }],
      (rows) => [
        ...rows.slice(0, 9),
        linkAfter(
          rows[8],
          { action: 'x', outcome: 'success', actor: 'forger', at: clock.now() } as DatedEvent,
          Buffer.alloc(32, 1),
        ),
      ],
    ]
    for (const [index, spoil] of spoilt.entries()) {
      repository.rows = spoil(await whole())
      assert.equal((await verify()).isWhole, false, `case ${index}`)
    }
  })

  it('finds a head that was removed, changed or put back to an older state', async () => {
    await write(5)
    const path = join(directory, AUDIT_HEAD_FILE)
    const old = await readFile(path)
    await write(5)
    const now = await readFile(path, 'utf8')
    await rm(path)
    assert.equal((await verify()).isWhole, false)
    await writeFile(path, now.replace('"seq":10', '"seq":9'))
    assert.equal((await verify()).isWhole, false)
    // An older head is what a crash may leave: the chain goes on beyond it.
    await writeFile(path, old)
    assert.equal((await verify()).isWhole, true)
  })

  it('keeps events while the database fails, and stores them in order afterwards', async () => {
    repository.isBroken = true
    await write(3)
    assert.equal(repository.rows.length, 0)
    repository.isBroken = false
    await write(2)
    assert.deepEqual(
      repository.rows.map(({ actor }) => actor),
      ['user 0', 'user 1', 'user 2', 'user 0', 'user 1'],
    )
    assert.equal((await verify()).isWhole, true)
  })

  it('sums up a flood of refusals of one address', async () => {
    const denied = { action: 'http.unauthenticated', outcome: 'denied', actor: 'anonymous', at: clock.now() } as const
    for (let at = 0; at < 1000; at++) log.write({ ...denied, address: '192.0.2.1' })
    log.write({ ...denied, address: '192.0.2.2' })
    await log.flush()
    assert.equal(repository.rows.length, 62)
    const summary = repository.rows.find(({ action }) => action === 'audit.suppressed')
    assert.deepEqual([summary?.address, summary?.facts], ['192.0.2.1', '{"count":940}'])
  })

  it('drops old events from the front and stays verifiable', async () => {
    await write(4)
    clock.pass(40 * 86_400_000)
    await write(3)
    await log.prune()
    assert.deepEqual(
      repository.rows.map(({ seq }) => seq),
      [5, 6, 7],
    )
    assert.deepEqual(await verify(), { isWhole: true, links: 3, lastSeq: 7 })
    repository.rows = repository.rows.slice(1)
    assert.equal((await verify()).isWhole, false)
  })
})
