import { randomBytes } from 'node:crypto'
import type { FinishReason, TokenChoice, TokenLogprob, ToolCall } from '../../../core/contracts/llm.ts'
import type { ReaderEvent } from './answer-reader.ts'
import { AnswerReader } from './answer-reader.ts'
import { ChunkQueue } from './chunk-queue.ts'
import type { Sampler, ScoredToken, StepResult, Vocabulary } from './decoder.ts'
import type { LazyGrammar, PreparedGeneration } from './prepared-generation.ts'
import type { Slot } from './slots.ts'
import { Utf8Pieces } from './text/utf8-pieces.ts'

/** One running generation: takes tokens, gives chunks, knows when it is over. */
export class Generation {
  readonly prepared: PreparedGeneration
  readonly output: ChunkQueue
  /** Tokens of the prompt that are in the slot's memory. */
  evaluated = 0
  cachedTokens = 0
  slot: Slot | undefined
  sampler: Sampler | undefined
  /** Chosen, but not evaluated yet. */
  nextToken: number | undefined
  /** Called when the scheduler lets go of it. */
  onRelease: () => void = () => {}
  readonly #vocabulary: Vocabulary
  readonly #reader: AnswerReader
  readonly #utf8 = new Utf8Pieces()
  readonly #startedAt = performance.now()
  #firstTokenAt: number | undefined
  #completionTokens = 0
  #calls = 0
  #logprobs: TokenLogprob[] = []
  #isOver = false

  constructor(prepared: PreparedGeneration, vocabulary: Vocabulary) {
    this.prepared = prepared
    this.#vocabulary = vocabulary
    this.#reader = new AnswerReader(prepared.reader)
    this.output = new ChunkQueue(() => this.end('cancelled'))
  }

  get isOver(): boolean {
    return this.#isOver
  }

  get completionTokens(): number {
    return this.#completionTokens
  }

  get isPrefilling(): boolean {
    return this.evaluated < this.prepared.tokens.length
  }

  /** Takes the outcome of a step. */
  take(result: StepResult): void {
    if (this.#isOver || result.token === undefined) return
    this.#firstTokenAt ??= performance.now()
    const { token } = result
    if (this.#vocabulary.isEnd(token)) {
      this.end('stop')
      return
    }
    this.#completionTokens++
    this.nextToken = token
    if (result.chosen) this.#logprobs.push(this.#describe(result.chosen, result.top ?? []))
    const text = this.#utf8.push(this.#vocabulary.bytes(token))
    if (text !== '') this.#handle(this.#reader.push(text), token, text)
    if (!this.#isOver && this.#completionTokens >= this.prepared.maxTokens) this.end('length')
  }

  /** Ends the stream with its counts. */
  end(finish: FinishReason, stopString?: string): void {
    if (this.#isOver) return
    this.#handle(this.#reader.finish(finish !== 'stop'), -1, '')
    if (this.#isOver) return
    this.#isOver = true
    const now = performance.now()
    const firstTokenAt = this.#firstTokenAt ?? now
    this.output.push({
      kind: 'done',
      finish: finish === 'stop' && this.#calls > 0 ? 'tool-calls' : finish,
      usage: {
        promptTokens: this.prepared.tokens.length,
        cachedTokens: this.cachedTokens,
        completionTokens: this.#completionTokens,
      },
      droppedTurns: this.prepared.droppedTurns,
      promptMs: firstTokenAt - this.#startedAt,
      generateMs: now - firstTokenAt,
      ...(stopString === undefined ? {} : { stopString }),
    })
    this.output.finish()
  }

  fail(error: Error): void {
    if (this.#isOver) return
    this.#isOver = true
    this.output.finish(error)
  }

  dispose(): void {
    this.onRelease()
    this.sampler?.dispose()
    this.sampler = undefined
  }

  #handle(events: readonly ReaderEvent[], token: number, text: string): void {
    for (const event of events) {
      switch (event.kind) {
        case 'text':
          this.#emitText(event.text)
          break
        case 'thought':
          this.output.push({ kind: 'thought', text: event.text })
          break
        case 'call':
          this.#emitCall({ id: this.#callId(), ...event.call })
          break
        case 'call-opened':
          this.#constrain(this.prepared.callGrammar, event.tail, token, text)
          break
        case 'thought-closed':
          this.#constrain(this.prepared.answerGrammar, event.tail, token, text)
          break
        case 'stop':
          this.end('stop', event.stop)
      }
    }
  }

  #emitText(text: string): void {
    const logprobs = this.#logprobs
    this.#logprobs = []
    this.output.push({ kind: 'text', text, ...(logprobs.length > 0 ? { logprobs } : {}) })
  }

  #emitCall(call: ToolCall): void {
    this.output.push({ kind: 'tool-call', index: this.#calls++, call })
  }

  /** The token that completed a mark may reach beyond it: the grammar then begins with what the token wrote before. */
  #constrain(grammar: LazyGrammar | undefined, tail: string, token: number, text: string): void {
    if (!grammar || token < 0) return
    if (tail === '') this.sampler?.constrain(grammar(''), [])
    else this.sampler?.constrain(grammar(text.slice(0, Math.max(0, text.length - tail.length))), [token])
  }

  #callId(): string {
    const { callIdLength } = this.prepared
    return callIdLength === undefined
      ? `call_${randomBytes(12).toString('hex')}`
      : randomBytes(callIdLength).toString('hex').slice(0, callIdLength)
  }

  #describe(chosen: ScoredToken, top: readonly ScoredToken[]): TokenLogprob {
    return { ...this.#choice(chosen), top: top.map((one) => this.#choice(one)) }
  }

  #choice([token, logprob]: ScoredToken): TokenChoice {
    const bytes = this.#vocabulary.bytes(token)
    return { text: Buffer.from(bytes).toString('utf8'), bytes: [...bytes], logprob }
  }
}
