import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { BoxStorage } from '../../../core/storage/storage.ts'
import { outbox as outboxMigration } from '../migrations/001-outbox.ts'
import { eventually } from '../testing/eventually.ts'
import { Outbox } from './outbox.ts'
import { OutboxRepository, type OutboxTables } from './repository.ts'

const log = pino({ level: 'silent' })

describe('Outbox', () => {
  let directory: string
  let storage: BoxStorage
  let sent: string[]
  let isUp: boolean
  const create = (limits = { maxEntries: 100, ttlSeconds: 60 }) =>
    new Outbox(
      new OutboxRepository(storage.forOwner('home-assistant').kysely<OutboxTables>()),
      limits,
      async (_, payload) => {
        if (!isUp) throw new Error('away')
        sent.push(payload)
      },
      log,
    )

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-outbox-'))
    storage = BoxStorage.open(directory)
    await storage.migrate('home-assistant', { '001-outbox': outboxMigration })
    sent = []
    isUp = false
  })
  afterEach(async () => {
    await storage.close()
    await rm(directory, { recursive: true, force: true })
  })

  it('keeps events while the broker is away and sends them in order when it is back', async () => {
    const outbox = create()
    await outbox.start()
    for (const text of ['a', 'b', 'c']) await outbox.add('t', text)
    assert.deepEqual(sent, [])
    isUp = true
    outbox.drain()
    await eventually('all are sent', () => sent.length === 3)
    assert.deepEqual(sent, ['a', 'b', 'c'])
    await eventually('none waits', async () => (await outbox.waiting()) === 0)
    await outbox.stop()
  })

  it('keeps them over a restart of the box', async () => {
    const first = create()
    await first.start()
    await first.add('t', 'a')
    await first.stop()
    const second = create()
    await second.start()
    await second.add('t', 'b')
    isUp = true
    second.drain()
    await eventually('both are sent', () => sent.length === 2)
    assert.deepEqual(sent, ['a', 'b'])
    await second.stop()
  })

  it('drops the oldest beyond its bound, and counts them', async () => {
    const outbox = create({ maxEntries: 10, ttlSeconds: 60 })
    await outbox.start()
    for (let count = 0; count < 15; count++) await outbox.add('t', String(count))
    assert.equal(await outbox.waiting(), 10)
    assert.equal(outbox.dropped, 5)
    isUp = true
    outbox.drain()
    await eventually('the rest is sent', () => sent.length === 10)
    assert.equal(sent[0], '5')
    await outbox.stop()
  })

  it('does not send what has expired', async () => {
    const outbox = create({ maxEntries: 10, ttlSeconds: -1 })
    await outbox.start()
    await outbox.add('t', 'old')
    isUp = true
    outbox.drain()
    await eventually('it is dropped', async () => (await outbox.waiting()) === 0)
    assert.deepEqual(sent, [])
    assert.equal(outbox.dropped, 1)
    await outbox.stop()
  })
})
