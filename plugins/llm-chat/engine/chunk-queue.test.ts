import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { ChunkQueue } from './chunk-queue.ts'
import type { EngineChunk } from './llm-engine.ts'

const text = (value: string): EngineChunk => ({ kind: 'text', text: value })
const collect = async (queue: ChunkQueue) => {
  const all: EngineChunk[] = []
  for await (const chunk of queue) all.push(chunk)
  return all
}

describe('ChunkQueue', () => {
  it('joins text that nobody took yet', async () => {
    const queue = new ChunkQueue(() => {})
    for (const piece of ['a', 'b', 'c']) queue.push(text(piece))
    queue.push({ kind: 'thought', text: 'hm' })
    queue.push(text('d'))
    queue.finish()
    assert.deepEqual(await collect(queue), [text('abc'), { kind: 'thought', text: 'hm' }, text('d')])
  })

  it('hands the first piece on at once and joins a rush of others', async () => {
    const queue = new ChunkQueue(() => {})
    const all = collect(queue)
    for (const piece of 'abcdef') {
      queue.push(text(piece))
      await Promise.resolve()
    }
    await sleep(20)
    queue.push(text('g'))
    queue.finish()
    const chunks = await all
    assert.equal(chunks.map((chunk) => (chunk.kind === 'text' ? chunk.text : '')).join(''), 'abcdefg')
    assert.ok(chunks.length <= 4)
  })

  it('keeps log-probabilities of joined pieces in order', async () => {
    const queue = new ChunkQueue(() => {})
    const one = (value: string) => ({ text: value, bytes: [], logprob: -1, top: [] })
    queue.push({ kind: 'text', text: 'a', logprobs: [one('a')] })
    queue.push({ kind: 'text', text: 'b', logprobs: [one('b')] })
    queue.finish()
    assert.deepEqual(await collect(queue), [{ kind: 'text', text: 'ab', logprobs: [one('a'), one('b')] }])
  })

  it('delivers what came before an error, then the error', async () => {
    const queue = new ChunkQueue(() => {})
    queue.push(text('a'))
    queue.finish(new Error('broken'))
    assert.deepEqual((await queue.next()).value, text('a'))
    await assert.rejects(queue.next(), /broken/)
  })

  it('tells when its reader left', async () => {
    let hasLeft = false
    const queue = new ChunkQueue(() => {
      hasLeft = true
    })
    queue.push(text('a'))
    for await (const _ of queue) break
    assert.ok(hasLeft)
  })
})
