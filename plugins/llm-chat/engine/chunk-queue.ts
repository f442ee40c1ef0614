import type { EngineChunk } from './llm-engine.ts'

/** The chunks of one generation on their way out. Text that nobody took yet grows together, so that it stays bounded by the generation itself. */
export class ChunkQueue implements AsyncIterableIterator<EngineChunk, undefined> {
  #chunks: EngineChunk[] = []
  #waiter: PromiseWithResolvers<IteratorResult<EngineChunk, undefined>> | undefined
  #end: { readonly error: Error | undefined } | undefined
  readonly #onLeave: () => void

  constructor(onLeave: () => void) {
    this.#onLeave = onLeave
  }

  push(chunk: EngineChunk): void {
    if (this.#end) return
    if (this.#waiter) {
      const waiter = this.#waiter
      this.#waiter = undefined
      waiter.resolve({ done: false, value: chunk })
      return
    }
    const last = this.#chunks.at(-1)
    const joined = last && join(last, chunk)
    if (joined) this.#chunks[this.#chunks.length - 1] = joined
    else this.#chunks.push(chunk)
  }

  finish(error?: Error): void {
    if (this.#end) return
    this.#end = { error }
    const waiter = this.#waiter
    this.#waiter = undefined
    if (!waiter) return
    if (error) waiter.reject(error)
    else waiter.resolve({ done: true, value: undefined })
  }

  next(): Promise<IteratorResult<EngineChunk, undefined>> {
    const chunk = this.#chunks.shift()
    if (chunk) return Promise.resolve({ done: false, value: chunk })
    if (this.#end?.error) return Promise.reject(this.#end.error)
    if (this.#end) return Promise.resolve({ done: true, value: undefined })
    this.#waiter ??= Promise.withResolvers()
    return this.#waiter.promise
  }

  return(): Promise<IteratorResult<EngineChunk, undefined>> {
    this.#onLeave()
    this.finish()
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}

function join(last: EngineChunk, next: EngineChunk): EngineChunk | undefined {
  if (last.kind === 'thought' && next.kind === 'thought') return { kind: 'thought', text: last.text + next.text }
  if (last.kind !== 'text' || next.kind !== 'text') return undefined
  const logprobs = [...(last.logprobs ?? []), ...(next.logprobs ?? [])]
  return { kind: 'text', text: last.text + next.text, ...(logprobs.length > 0 ? { logprobs } : {}) }
}
