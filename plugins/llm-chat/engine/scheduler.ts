import { AppError } from '../../../core/contracts/errors.ts'
import type { ChunkQueue } from './chunk-queue.ts'
import type { BatchItem, Decoder, StepResult, Vocabulary } from './decoder.ts'
import { Generation } from './generation.ts'
import type { PreparedGeneration } from './prepared-generation.ts'
import type { Slot, SlotChoice } from './slots.ts'
import { chooseSlot } from './slots.ts'
import { StepPace } from './step-pace.ts'
import { ThreadGovernor } from './thread-governor.ts'

/** Threads for single tokens and for prompts. */
export interface ThreadChoice {
  readonly decode: number
  readonly prompt: number
}

/** From here on a step counts as the evaluation of a prompt rather than of single tokens. */
const PROMPT_STEP_TOKENS = 32

type Step = {
  readonly threads: number
  readonly work: readonly Work[]
  readonly startedAt: number
  readonly tokens: number
  readonly isDecode: boolean
  readonly results: Promise<readonly StepResult[]>
}

type Work = { readonly generation: Generation; readonly item: BatchItem }

/** Continuous batching: every step evaluates the next token of each running answer together with a part of the waiting prompts. */
export class Scheduler {
  readonly #decoder: Decoder
  readonly #vocabulary: Vocabulary
  readonly #slots: readonly Slot[]
  readonly #pace: StepPace
  readonly #governor: ThreadGovernor
  readonly #threads: ThreadChoice
  #waiting: Generation[] = []
  #active: Generation[] = []
  #loop: Promise<void> | undefined
  #isClosed = false

  constructor(decoder: Decoder, vocabulary: Vocabulary, threads: ThreadChoice) {
    this.#decoder = decoder
    this.#vocabulary = vocabulary
    this.#threads = threads
    this.#pace = new StepPace(decoder.batchTokens - decoder.sequences)
    this.#governor = new ThreadGovernor(threads.decode)
    this.#slots = Array.from({ length: decoder.sequences }, (_, sequence) => {
      return { sequence, tokens: [], isBusy: false, usedAt: 0 }
    })
  }

  /** Begins a generation; it starts when a sequence is free. */
  submit(prepared: PreparedGeneration, signal: AbortSignal): ChunkQueue {
    if (this.#isClosed) throw notLoaded()
    const generation = new Generation(prepared, this.#vocabulary)
    const onAbort = () => generation.end('cancelled')
    signal.addEventListener('abort', onAbort, { once: true })
    generation.onRelease = () => signal.removeEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    this.#waiting.push(generation)
    this.#loop ??= this.#run().finally(() => {
      this.#loop = undefined
    })
    return generation.output
  }

  /** Ends a generation gently. */
  cancel(id: string): boolean {
    const generation = [...this.#active, ...this.#waiting].find((one) => one.prepared.id === id && !one.isOver)
    generation?.end('cancelled')
    return generation !== undefined
  }

  /** Ends all generations and resolves when no native work is under way. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const generation of [...this.#active, ...this.#waiting]) generation.end('cancelled')
    await this.#loop
  }

  /**
   * After a step its tokens are taken, the next step is composed and its native work queued in one go: everything that
   * waits for the new text runs while the next step is computed.
   */
  async #run(): Promise<void> {
    // Let requests of the same turn into the first step together.
    await Promise.resolve()
    let step: Step | undefined
    for (;;) {
      if (step) {
        try {
          this.#take(step, await step.results)
        } catch (error) {
          for (const { generation } of step.work) this.#lose(generation, error)
        }
      }
      this.#release()
      const copying = this.#admit()
      if (copying) await copying
      const work = this.#compose()
      if (work.length === 0 && this.#waiting.length === 0) return
      step = work.length === 0 ? undefined : this.#launch(work)
    }
  }

  #launch(work: readonly Work[]): Step {
    const startedAt = performance.now()
    const tokens = work.reduce((sum, { item }) => sum + item.tokens.length, 0)
    const isDecode = tokens === work.length
    const governed = this.#governor.threads(isDecode ? work.length : 'prompt', startedAt)
    const isFull = governed === this.#threads.decode
    const threads = isDecode ? governed : isFull ? this.#threads.prompt : Math.min(governed, this.#threads.prompt)
    this.#decoder.setThreads(threads)
    return {
      threads: governed,
      work,
      startedAt,
      tokens,
      isDecode,
      results: this.#decoder.step(work.map(({ item }) => item)),
    }
  }

  #take(step: Step, results: readonly StepResult[]): void {
    const now = performance.now()
    const ms = now - step.startedAt
    const { threads, tokens } = step
    if (step.isDecode) this.#governor.observe({ kind: step.work.length, threads, ms }, now)
    else {
      this.#pace.observe(tokens, ms)
      if (tokens >= PROMPT_STEP_TOKENS) this.#governor.observe({ kind: 'prompt', threads, ms: ms / tokens }, now)
    }
    for (const [n, { generation }] of step.work.entries()) {
      const result = results[n]
      if (result) generation.take(result)
    }
  }

  /** The memory of the failed sequences is in an unknown state: empty them. */
  #lose(generation: Generation, cause: unknown): void {
    const message = 'The language model could not evaluate the request. Try again.'
    generation.fail(new AppError('LLM_ENGINE_FAILED', 'internal', message, { cause }))
    if (generation.slot) this.#cut(generation.slot, 0)
  }

  #release(): void {
    if (![...this.#active, ...this.#waiting].some((generation) => generation.isOver)) return
    for (const generation of [...this.#active, ...this.#waiting]) {
      if (!generation.isOver) continue
      generation.dispose()
      if (generation.slot) generation.slot.isBusy = false
    }
    this.#active = this.#active.filter((generation) => !generation.isOver)
    this.#waiting = this.#waiting.filter((generation) => !generation.isOver)
  }

  /** Gives free slots to waiting generations. A promise when a prefix is being copied from another slot. */
  #admit(): Promise<void> | undefined {
    while (this.#waiting.length > 0) {
      const generation = this.#waiting[0]
      const choice = generation && chooseSlot(this.#slots, generation.prepared.tokens)
      if (!generation || !choice) return undefined
      this.#waiting.shift()
      const { slot, donor } = choice
      slot.isBusy = true
      slot.usedAt = performance.now()
      if (donor) return this.#copyAndBegin(generation, choice, donor).then(() => this.#admit())
      this.#begin(generation, slot, choice.shared)
    }
    return undefined
  }

  async #copyAndBegin(
    generation: Generation,
    choice: SlotChoice,
    donor: NonNullable<SlotChoice['donor']>,
  ): Promise<void> {
    const { slot } = choice
    const isCopied = await this.#decoder.copy(donor.slot.sequence, slot.sequence)
    if (isCopied) slot.tokens = [...donor.slot.tokens]
    this.#begin(generation, slot, isCopied ? donor.shared : choice.shared)
  }

  #begin(generation: Generation, slot: Slot, shared: number): void {
    const { prepared } = generation
    generation.slot = slot
    this.#active.push(generation)
    try {
      // At least one token must be evaluated to know what follows.
      const kept = Math.min(shared, prepared.tokens.length - 1)
      this.#cut(slot, kept)
      generation.evaluated = slot.tokens.length
      generation.cachedTokens = slot.tokens.length
      const history = prepared.sampler.repeatPenalty === 1 ? [] : prepared.tokens.slice(-64)
      generation.sampler = this.#decoder.createSampler(prepared.sampler, history)
      if (prepared.grammar !== undefined && !generation.sampler.constrain(prepared.grammar, [])) {
        throw new AppError('LLM_SCHEMA_UNSUPPORTED', 'invalid', 'The schema of the answer is too large to enforce.')
      }
    } catch (error) {
      generation.fail(error instanceof Error ? error : new Error(String(error)))
    }
  }

  #cut(slot: Slot, length: number): void {
    if (slot.tokens.length === length) return
    slot.tokens = this.#decoder.trim(slot.sequence, length) ? slot.tokens.slice(0, length) : []
  }

  #compose(): readonly Work[] {
    if (this.#isClosed) return []
    const ready = this.#active.filter((generation) => !generation.isOver)
    const writing = ready.filter((generation) => !generation.isPrefilling)
    const work = writing.flatMap((generation) => this.#nextToken(generation))
    let budget = Math.min(this.#pace.chunk(work.length > 0), this.#decoder.batchTokens - work.length)
    const reading = ready.filter((generation) => generation.isPrefilling)
    // The shortest rest first: a long prompt does not hold up a short one.
    for (const generation of reading.toSorted((a, b) => rest(a) - rest(b))) {
      if (budget <= 0) break
      const part = this.#promptPart(generation, budget)
      budget -= part.item.tokens.length
      work.push(part)
    }
    return work
  }

  #nextToken(generation: Generation): Work[] {
    const { slot, nextToken } = generation
    if (!slot || nextToken === undefined) return []
    if (slot.tokens.length >= this.#decoder.contextTokens) {
      generation.end('length')
      return []
    }
    const position = slot.tokens.length
    slot.tokens.push(nextToken)
    return [{ generation, item: itemOf(generation, slot.sequence, position, Uint32Array.of(nextToken), true) }]
  }

  #promptPart(generation: Generation, budget: number): Work {
    const { slot, prepared, evaluated } = generation
    const part = prepared.tokens.slice(evaluated, evaluated + budget)
    generation.evaluated += part.length
    slot?.tokens.push(...part)
    const item = itemOf(generation, slot?.sequence ?? 0, evaluated, Uint32Array.from(part), !generation.isPrefilling)
    return { generation, item }
  }
}

function notLoaded(): AppError {
  return new AppError('LLM_NOT_LOADED', 'unavailable', 'The model was taken out of memory. Try again.', {
    details: { retryAfterSeconds: 1 },
  })
}

function rest(generation: Generation): number {
  return generation.prepared.tokens.length - generation.evaluated
}

function itemOf(
  generation: Generation,
  sequence: number,
  position: number,
  tokens: Uint32Array,
  isLast: boolean,
): BatchItem {
  const { sampler, prepared } = generation
  if (!isLast || !sampler) return { sequence, position, tokens }
  return {
    sequence,
    position,
    tokens,
    sampler,
    ...(prepared.logprobs === undefined ? {} : { logprobs: prepared.logprobs }),
  }
}
