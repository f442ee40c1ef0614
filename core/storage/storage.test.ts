import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { AppError } from '../contracts/errors.ts'
import { openDataDirectory } from './data-directory.ts'
import { fileSecrets } from './secrets.ts'
import { BoxStorage } from './storage.ts'

interface Tables {
  note: { id: number; text: string }
}

describe('storage', () => {
  let directory: string
  let box: BoxStorage

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-storage-'))
    await openDataDirectory(directory)
    box = BoxStorage.open(directory)
    await box.migrate('notes', {
      '001-notes': {
        up: async (db) => {
          await db.schema
            .createTable('note')
            .addColumn('id', 'integer', (c) => c.primaryKey())
            .addColumn('text', 'text')
            .execute()
        },
      },
    })
  })

  afterEach(async () => {
    await box.close()
    await rm(directory, { recursive: true })
  })

  it('answers typed queries with rows, inserted ids and changed counts', async () => {
    const db = box.forOwner('notes').kysely<Tables>()
    const inserted = await db.insertInto('note').values({ id: 7, text: 'milk' }).executeTakeFirstOrThrow()
    assert.equal(inserted.insertId, 7n)
    assert.deepEqual(await db.selectFrom('note').selectAll().execute(), [
      Object.assign(Object.create(null), { id: 7, text: 'milk' }),
    ])
    const updated = await db.updateTable('note').set({ text: 'bread' }).executeTakeFirst()
    assert.equal(updated.numUpdatedRows, 1n)
  })

  it('keeps concurrent writers out of an open transaction', async () => {
    const storage = box.forOwner('notes')
    const db = storage.kysely<Tables>()
    const rolledBack = db.transaction().execute(async (trx) => {
      await trx.insertInto('note').values({ id: 1, text: 'gone' }).execute()
      await new Promise((resolve) => setTimeout(resolve, 5))
      throw new Error('no')
    })
    const kept = storage.write((sqlite) => sqlite.prepare('INSERT INTO note VALUES (2, ?)').run('kept'))
    await assert.rejects(rolledBack, /no/)
    await kept
    assert.deepEqual(
      (await db.selectFrom('note').select('id').execute()).map((row) => row.id),
      [2],
    )
  })

  it('undoes only the work that threw among those that share a commit', async () => {
    const storage = box.forOwner('notes')
    const results = await Promise.allSettled([
      storage.write((db) => db.prepare('INSERT INTO note VALUES (1, ?)').run('a')),
      storage.write((db) => {
        db.prepare('INSERT INTO note VALUES (2, ?)').run('b')
        throw new Error('second thoughts')
      }),
      storage.write((db) => db.prepare('INSERT INTO note VALUES (3, ?)').run('c')),
    ])
    assert.deepEqual(
      results.map((r) => r.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    const ids = await sql<{ id: number }>`select id from note order by id`.execute(storage.kysely())
    assert.deepEqual(
      ids.rows.map((row) => row.id),
      [1, 3],
    )
  })

  it('keeps key-value state apart per owner, with expiry', async () => {
    const one = box.forOwner('one').keyValue()
    const two = box.forOwner('two').keyValue()
    await one.set('a', { n: 1 })
    await one.set('short', 'x', 1)
    await two.set('a', 'other')
    assert.deepEqual(await one.get('a'), { n: 1 })
    await new Promise((resolve) => setTimeout(resolve, 10))
    assert.equal(await one.get('short'), undefined)
    const entries: unknown[] = []
    for await (const entry of one.entries()) entries.push(entry)
    assert.deepEqual(entries, [['a', { n: 1 }]])
    await one.clear()
    assert.equal(await one.get('a'), undefined)
    assert.equal(await two.get('a'), 'other')
    assert.equal(await two.delete('a'), true)
  })

  it('keeps secrets stable, private and replaceable', async () => {
    const secrets = fileSecrets(directory, 'security')
    const first = await secrets.bytes('pepper', 32)
    assert.equal(first.length, 32)
    assert.deepEqual(await secrets.bytes('pepper', 32), first)
    assert.equal((await stat(join(directory, 'keys/security/pepper'))).mode & 0o777, 0o600)
    await secrets.replace('pepper', Buffer.from('new'))
    assert.equal((await secrets.bytes('pepper', 32)).toString(), 'new')
    await assert.rejects(secrets.bytes('../pepper', 1), { code: 'SECRET_NAME_INVALID' } satisfies Partial<AppError>)
  })
})
