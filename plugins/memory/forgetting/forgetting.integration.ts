import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMemory } from '../testing/open-memory.ts'

type OpenMemory = Awaited<ReturnType<typeof openMemory>>

describe('forgetting', () => {
  let directory: string
  let memory: OpenMemory
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-memory-forget-'))
    memory = await openMemory(directory)
  })
  afterEach(async () => {
    await memory.close()
    await rm(directory, { recursive: true })
  })

  const keep = (owner: string, content: string, more: { category?: 'conversation' | 'reminder'; due?: string } = {}) =>
    memory.service.store(owner, { content, category: 'fact', importance: 5, ...more }, memory.signal)

  it('leaves no byte of an erased owner in the database file or its log', async () => {
    const secrets = ['xylophonique', 'quetzalcoatl', 'zwinglianisme', 'kakemphaton', 'rhododendron']
    for (let at = 0; at < 60; at++) await keep('gone', `${secrets[at % 5]} numéro ${at} ${secrets[(at + 1) % 5]}`)
    for (let at = 0; at < 60; at++) await keep('stays', `la page ${at} du carnet de cuisine`)
    const [first] = (await memory.service.list('gone', { limit: 1, offset: 0 })).memories
    assert.ok(first)
    await memory.service.change('gone', first.id, { content: 'wolframite tout simplement' }, memory.signal)
    await memory.search.search('gone', { text: 'rhododendron', limit: 5, threshold: 0 }, memory.signal)
    await memory.accesses.settled()
    assert.notDeepEqual(await traces(memory.file, [...secrets, 'wolframit']), [])

    assert.equal(await memory.forgetting.eraseOwner('gone', memory.signal), 60)

    // Stems are what the index holds, so the words without their endings must be gone too.
    const cut = [...secrets, 'wolframite'].flatMap((word) => [word, word.slice(0, -2)])
    assert.deepEqual(await traces(memory.file, cut), [])
    assert.equal(memory.owner('gone'), 0)
    const left = await memory.search.search(
      'stays',
      { text: 'carnet de cuisine', limit: 5, threshold: 0 },
      memory.signal,
    )
    assert.equal(left.results.length, 5)
  })

  it('finds what remains after most was deleted', async () => {
    const kept = await keep('owner', 'le parapluie est dans le coffre')
    for (let at = 0; at < 700; at += 100)
      await memory.storeMany(
        'owner',
        Array.from({ length: 100 }, (_, n) => `le parapluie numéro ${at + n} est dans le coffre`),
      )
    const text = 'parapluie coffre'
    await memory.search.search('owner', { text, limit: 5, threshold: 0 }, memory.signal)
    const rows = memory.database.prepare('SELECT row FROM memory WHERE id <> ?').all(kept.id)
    await memory.forgetting.erase(
      rows.map(({ row }) => Number(row)),
      memory.signal,
    )
    const { results } = await memory.search.search('owner', { text, limit: 5, threshold: 0 }, memory.signal)
    assert.deepEqual(
      results.map((result) => [result.memory.id, result.foundBy]),
      [[kept.id, ['vector', 'text']]],
    )
  })

  it('drops what is older than its category keeps, reminders only when they were delivered', async () => {
    const ids = {
      old: (await keep('owner', 'une vieille discussion', { category: 'conversation' })).id,
      fact: (await keep('owner', 'un vieux fait')).id,
      open: (await keep('owner', 'un rappel ouvert', { category: 'reminder', due: '2020-01-01T10:00Z' })).id,
      done: (await keep('owner', 'un rappel remis', { category: 'reminder', due: '2020-01-01T10:00Z' })).id,
      fresh: (await keep('owner', 'une discussion récente', { category: 'conversation' })).id,
    }
    await memory.storage.write((db) => {
      db.prepare("UPDATE memory SET created_at = '2020-01-01T00:00:00.000Z' WHERE id <> ?").run(ids.fresh)
      db.prepare("UPDATE memory SET delivered_at = '2020-01-01T10:00:00.000Z' WHERE id = ?").run(ids.done)
    })
    assert.equal(await memory.forgetting.sweep(memory.signal), 2)
    const left = (await memory.service.list('owner', { limit: 10, offset: 0 })).memories.map(({ id }) => id)
    assert.deepEqual(new Set(left), new Set([ids.fact, ids.open, ids.fresh]))
  })
})

/** Words that stand somewhere in the database file or beside it. */
async function traces(file: string, words: readonly string[]): Promise<readonly string[]> {
  const files = ['', '-wal', '-journal'].map((suffix) => file + suffix).filter((path) => existsSync(path))
  const bytes = Buffer.concat(await Promise.all(files.map((path) => readFile(path))))
  return words.filter((word) => bytes.includes(word))
}
