import type { ChatChunk } from '../../../core/contracts/llm.ts'
import type { GenerationFigures } from './engine-metrics.ts'
import type { EngineChunk } from './llm-engine.ts'

/** What belongs to a stream on its way to the caller. */
export interface StreamContext {
  readonly model: string
  readonly queuedMs: number
  /** Called once, when the stream is over or its reader left. */
  end(): void
  finished(figures: GenerationFigures): void
}

/** The engine's chunks as the capability shows them. A generator that nobody reads would never end its request: this one needs no reader to let go. */
export function streamOf(chunks: AsyncIterable<EngineChunk>, context: StreamContext): AsyncIterable<ChatChunk> {
  return new ServedStream(chunks[Symbol.asyncIterator](), context)
}

/** The stream of a request that was stopped before it began. */
export async function* stoppedStream(model: string, queuedMs: number): AsyncIterable<ChatChunk> {
  yield {
    kind: 'done',
    finish: 'cancelled',
    usage: { promptTokens: 0, cachedTokens: 0, completionTokens: 0 },
    model,
    droppedTurns: 0,
    timings: { queuedMs, promptMs: 0, generateMs: 0 },
  }
}

class ServedStream implements AsyncIterableIterator<ChatChunk, undefined> {
  readonly #chunks: AsyncIterator<EngineChunk>
  readonly #context: StreamContext
  #isOver = false
  #hasEnded = false

  constructor(chunks: AsyncIterator<EngineChunk>, context: StreamContext) {
    this.#chunks = chunks
    this.#context = context
  }

  async next(): Promise<IteratorResult<ChatChunk, undefined>> {
    // After `done` the model may leave memory: the child is not asked again.
    if (this.#isOver) return { done: true, value: undefined }
    try {
      const { done, value } = await this.#chunks.next()
      if (done) {
        this.#finish()
        return { done: true, value: undefined }
      }
      return { done: false, value: this.#shown(value) }
    } catch (error) {
      this.#finish()
      throw error
    }
  }

  async return(): Promise<IteratorResult<ChatChunk, undefined>> {
    this.#finish()
    await this.#chunks.return?.()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #finish(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#context.end()
  }

  #shown(chunk: EngineChunk): ChatChunk {
    if (chunk.kind !== 'done') return chunk
    this.#isOver = true
    this.#finish()
    const { finish, usage, droppedTurns, promptMs, generateMs } = chunk
    const { model, queuedMs } = this.#context
    this.#context.finished({ model, usage, queuedMs, promptMs, generateMs })
    return { kind: 'done', finish, usage, model, droppedTurns, timings: { queuedMs, promptMs, generateMs } }
  }
}
