import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openMemory } from '../testing/open-memory.ts'

describe('SearchThread', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-search-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  it('runs while people search, ends when they do not, and comes back with the next search', async () => {
    const memory = await openMemory(directory, { searchIdleMs: 50 })
    const find = async () =>
      (await memory.search.search('alice', { text: 'wifi', limit: 5, threshold: 0 }, memory.signal)).results.map(
        (found) => found.memory.content,
      )
    try {
      await memory.storeMany('alice', ['the wifi code is 4711'])
      assert.equal(memory.thread.isRunning, false)
      for (let round = 0; round < 3; round++) {
        assert.deepEqual(await find(), ['the wifi code is 4711'])
        assert.equal(memory.thread.isRunning, true)
        while (memory.thread.isRunning) await sleep(10)
      }
      const many = await Promise.all(Array.from({ length: 20 }, find))
      assert.equal(many.flat().length, 20)
    } finally {
      await memory.close()
    }
  })
})
