import assert from 'node:assert/strict'
import { startedStream } from './started-stream.ts'

describe('startedStream', () => {
  it('passes on every item', async () => {
    async function* source() {
      yield 1
      yield 2
    }
    assert.deepEqual(await Array.fromAsync(await startedStream(source(), 1000)), [1, 2])
  })

  it('throws an error before the first item itself', async () => {
    // biome-ignore lint/correctness/useYield: it fails before it would.
    async function* source(): AsyncGenerator<number> {
      throw new Error('busy')
    }
    await assert.rejects(startedStream(source(), 1000), /busy/)
  })

  it('begins without the first item when it is late, and throws its error when read', async () => {
    const late = Promise.withResolvers<number>()
    async function* source() {
      yield await late.promise
    }
    const stream = await startedStream(source(), 1)
    late.reject(new Error('too late'))
    await assert.rejects(Array.fromAsync(stream), /too late/)
  })

  it('closes the source when the reader leaves', async () => {
    let isClosed = false
    async function* source() {
      try {
        yield 1
        yield 2
      } finally {
        isClosed = true
      }
    }
    for await (const _item of await startedStream(source(), 1000)) break
    assert.equal(isClosed, true)
  })
})
