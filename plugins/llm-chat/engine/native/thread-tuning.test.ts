import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureThreads, ThreadMemory, threadCandidates } from './thread-tuning.ts'

const times = (decode: Record<number, number>, prompt: Record<number, number> = decode) => ({
  decode: async (threads: number) => decode[threads] ?? 99,
  prompt: async (threads: number) => prompt[threads] ?? 99,
})

describe('measureThreads', () => {
  it('takes the fastest for tokens and for prompts', async () => {
    const { choice, isReliable } = await measureThreads(
      times({ 1: 20, 2: 12, 4: 13 }, { 1: 90, 2: 50, 4: 30 }),
      [1, 2, 4],
    )
    assert.deepEqual([choice, isReliable], [{ decode: 2, prompt: 4 }, true])
  })

  it('prefers fewer threads when more gain nothing', async () => {
    assert.equal((await measureThreads(times({ 1: 20, 2: 10, 4: 9.9 }), [1, 2, 4])).choice.decode, 2)
  })

  it('leaves a tiny model on one thread without trying more', async () => {
    const tried: number[] = []
    const decode = async (threads: number) => {
      tried.push(threads)
      return 0.3
    }
    await measureThreads({ decode, prompt: async () => 1 }, [1, 2, 4])
    assert.deepEqual([...new Set(tried)], [1])
  })

  it('tries a stalled candidate once and does not trust the outcome', async () => {
    let stalls = 0
    const decode = async (threads: number) => {
      if (threads === 1) return 20
      stalls++
      return 5000
    }
    const { choice, isReliable } = await measureThreads({ decode, prompt: async () => 50 }, [1, 2])
    assert.deepEqual([choice.decode, isReliable, stalls], [1, false, 1])
  })
})

describe('threadCandidates', () => {
  it('stays within the cores', () => {
    assert.deepEqual(threadCandidates(1), [1])
    assert.deepEqual(threadCandidates(2), [1, 2])
    assert.deepEqual(threadCandidates(12), [1, 2, 3, 6, 11, 12])
  })
})

describe('ThreadMemory', () => {
  it('remembers, and survives a broken file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lares-threads-'))
    try {
      const file = join(folder, 'deep', 'threads.json')
      const memory = new ThreadMemory(file)
      assert.equal(await memory.get('a'), undefined)
      await memory.set('a', { decode: 1, prompt: 1 })
      assert.deepEqual(await new ThreadMemory(file).get('a'), { decode: 1, prompt: 1 })
      await writeFile(file, '{"a": {"decode": -3')
      assert.equal(await memory.get('a'), undefined)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
