import assert from 'node:assert/strict'
import type { EngineChunk } from './llm-engine.ts'
import { streamOf } from './served-stream.ts'

const DONE: EngineChunk = {
  kind: 'done',
  finish: 'stop',
  usage: { promptTokens: 3, cachedTokens: 1, completionTokens: 2 },
  droppedTurns: 0,
  promptMs: 5,
  generateMs: 7,
}

describe('streamOf', () => {
  const open = (source: AsyncIterable<EngineChunk>) => {
    const log: string[] = []
    const stream = streamOf(source, {
      model: 'm',
      queuedMs: 1,
      end: () => log.push('end'),
      finished: ({ usage }) => log.push(`finished ${usage.completionTokens}`),
    })
    return { stream, log }
  }

  it('adds model and queue time to the last chunk', async () => {
    const { stream, log } = open(
      (async function* () {
        yield { kind: 'text', text: 'a' }
        yield DONE
      })(),
    )
    const chunks = await Array.fromAsync(stream)
    assert.deepEqual(chunks[1], {
      kind: 'done',
      finish: 'stop',
      usage: { promptTokens: 3, cachedTokens: 1, completionTokens: 2 },
      model: 'm',
      droppedTurns: 0,
      timings: { queuedMs: 1, promptMs: 5, generateMs: 7 },
    })
    assert.deepEqual(log, ['end', 'finished 2'])
  })

  it('asks for nothing more after the last chunk', async () => {
    const { stream } = open(
      (async function* () {
        yield DONE
        throw new Error('the process was stopped')
      })(),
    )
    assert.equal((await Array.fromAsync(stream)).length, 1)
  })

  it('gives the place back when the source fails or the reader leaves', async () => {
    const failing = open(
      (async function* () {
        yield { kind: 'text', text: 'a' }
        throw new Error('broken')
      })(),
    )
    await assert.rejects(Array.fromAsync(failing.stream), /broken/)
    assert.deepEqual(failing.log, ['end'])
    const left = open(
      (async function* () {
        yield { kind: 'text', text: 'a' }
        yield DONE
      })(),
    )
    for await (const _ of left.stream) break
    assert.deepEqual(left.log, ['end'])
  })
})
