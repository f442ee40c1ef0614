import type { EngineChunk } from './llm-engine.ts'

/** A fast model's pieces leave together: at most one delivery in this time, so that messages do not cost more than tokens. */
const MIN_GAP_MS = 4

/** The chunks of one generation on their way out. Text that nobody took yet grows together, so that it stays bounded by the generation itself. */
export class ChunkQueue implements AsyncIterableIterator<EngineChunk, undefined> {
  #chunks: EngineChunk[] = []
  #waiter: PromiseWithResolvers<IteratorResult<EngineChunk, undefined>> | undefined
  #end: { readonly error: Error | undefined } | undefined
  #deliveredAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  readonly #onLeave: () => void

  constructor(onLeave: () => void) {
    this.#onLeave = onLeave
  }

  push(chunk: EngineChunk): void {
    if (this.#end) return
    const last = this.#chunks.at(-1)
    const joined = last && join(last, chunk)
    if (joined) this.#chunks[this.#chunks.length - 1] = joined
    else this.#chunks.push(chunk)
    if (this.#waiter) this.#deliverSoon()
  }

  finish(error?: Error): void {
    if (this.#end) return
    this.#end = { error }
    if (this.#waiter) this.#deliver()
  }

  next(): Promise<IteratorResult<EngineChunk, undefined>> {
    const waiter = this.#waiter ?? Promise.withResolvers()
    this.#waiter = waiter
    if (this.#end) this.#deliver()
    else if (this.#chunks.length > 0) this.#deliverSoon()
    return waiter.promise
  }

  return(): Promise<IteratorResult<EngineChunk, undefined>> {
    this.#onLeave()
    this.finish()
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #deliverSoon(): void {
    const waitMs = this.#deliveredAt + MIN_GAP_MS - performance.now()
    if (waitMs <= 0) this.#deliver()
    else this.#timer ??= setTimeout(() => this.#deliver(), waitMs)
  }

  #deliver(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const waiter = this.#waiter
    if (!waiter) return
    this.#waiter = undefined
    const chunk = this.#chunks.shift()
    this.#deliveredAt = performance.now()
    if (chunk) waiter.resolve({ done: false, value: chunk })
    else if (this.#end?.error) waiter.reject(this.#end.error)
    else waiter.resolve({ done: true, value: undefined })
  }
}

function join(last: EngineChunk, next: EngineChunk): EngineChunk | undefined {
  if (last.kind === 'thought' && next.kind === 'thought') return { kind: 'thought', text: last.text + next.text }
  if (last.kind !== 'text' || next.kind !== 'text') return undefined
  const text = last.text + next.text
  if (!last.logprobs && !next.logprobs) return { kind: 'text', text }
  return { kind: 'text', text, logprobs: [...(last.logprobs ?? []), ...(next.logprobs ?? [])] }
}
