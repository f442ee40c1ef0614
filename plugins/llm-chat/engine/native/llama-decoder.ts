import type { BatchItem, Decoder, Sampler, SamplerSpec, ScoredToken, StepResult } from '../decoder.ts'
import type { Addon, AddonSampler } from './addon-types.ts'
import { GrammarCache, LlamaSampler } from './llama-sampler.ts'

/** Shape of the native context. */
export interface DecoderShape {
  readonly sequences: number
  readonly contextTokens: number
  readonly batchTokens: number
  /** Size of the attention window; 0 when every layer sees everything. */
  readonly windowTokens: number
  /** The model keeps a running state that cannot be cut in the middle. */
  readonly isRecurrent: boolean
}

const NO_TOKENS = new Uint32Array(0)

/**
 * Runs whole steps on the native context. With one libuv worker thread, evaluation and sampling are queued together
 * and run back to back on it; the event loop is needed only once per step.
 */
export class LlamaDecoder implements Decoder {
  readonly sequences: number
  readonly contextTokens: number
  readonly batchTokens: number
  readonly #addon: Addon
  readonly #shape: DecoderShape
  readonly #isOrdered: boolean
  readonly #grammars: GrammarCache
  readonly #judge: AddonSampler
  readonly #lengths: number[]
  #threads = 0

  constructor(addon: Addon, shape: DecoderShape) {
    this.#addon = addon
    this.#shape = shape
    this.sequences = shape.sequences
    this.contextTokens = shape.contextTokens
    this.batchTokens = shape.batchTokens
    this.#isOrdered = process.env['UV_THREADPOOL_SIZE'] === '1'
    this.#grammars = new GrammarCache(addon)
    this.#judge = new addon.bindings.AddonSampler(addon.model)
    this.#judge.applyConfig({ temperature: 0 })
    this.#lengths = Array.from({ length: shape.sequences }, () => 0)
  }

  setThreads(count: number): void {
    if (count === this.#threads) return
    this.#threads = count
    this.#addon.context.setThreads(count)
  }

  async step(items: readonly BatchItem[]): Promise<readonly StepResult[]> {
    const { context } = this.#addon
    context.initBatch(items.reduce((sum, { tokens }) => sum + tokens.length, 0))
    const indexes = items.map((item) => {
      this.#lengths[item.sequence] = item.position + item.tokens.length
      const wanted = item.sampler ? Uint32Array.of(item.tokens.length - 1) : NO_TOKENS
      return context.addToBatch(item.sequence, item.position, item.tokens, wanted)[0]
    })
    const decoded = context.decodeBatch()
    if (!this.#isOrdered) await decoded
    const chosen = items.map((item, n) => this.#sample(item, indexes[n]))
    const [results] = await Promise.all([Promise.all(chosen), decoded])
    return results
  }

  createSampler(spec: SamplerSpec, history: readonly number[]): Sampler {
    return new LlamaSampler(this.#addon, spec, history, this.#grammars)
  }

  trim(sequence: number, length: number): boolean {
    const { context } = this.#addon
    const current = this.#lengths[sequence] ?? 0
    if (length === current) return true
    this.#lengths[sequence] = length
    if (length > 0 && this.#canCut(sequence, length) && context.removeTokenCellsFromSequence(sequence, length, -1))
      return true
    context.disposeSequence(sequence)
    this.#lengths[sequence] = 0
    return length === 0
  }

  async copy(source: number, target: number): Promise<boolean> {
    if (this.#shape.isRecurrent) return false
    await this.#addon.context.copySequenceStateFromOtherSequence(target, source)
    this.#lengths[target] = this.#lengths[source] ?? 0
    return true
  }

  dispose(): void {
    this.#judge.dispose()
  }

  /** A windowed layer forgets what lies before its window; a recurrent one cannot go back at all. */
  #canCut(sequence: number, length: number): boolean {
    const { windowTokens, isRecurrent } = this.#shape
    if (isRecurrent) return false
    if (windowTokens === 0) return true
    return this.#addon.context.getSequenceKvCacheMinPosition(sequence) <= Math.max(0, length - windowTokens)
  }

  async #sample(item: BatchItem, index: number | undefined): Promise<StepResult> {
    const { sampler } = item
    if (!(sampler instanceof LlamaSampler) || index === undefined) return { token: undefined }
    const token = await this.#addon.context.sampleToken(index, sampler.native)
    if (token < 0) throw new Error('the model chose no token')
    sampler.sampled(token)
    return item.logprobs === undefined ? { token } : { token, ...(await this.#judged(index, token, item.logprobs)) }
  }

  async #judged(
    index: number,
    token: number,
    top: number,
  ): Promise<{ chosen: ScoredToken; top: readonly ScoredToken[] }> {
    const { context, bindings, model } = this.#addon
    const filter = [[token], false, false, true, 0] as const
    const [, , , pairs = [], weight = 1] = await context.sampleToken(index, this.#judge, false, false, filter, true)
    const logits = pairsOf(pairs)
    const highest = Math.max(...logits.map(([, logit]) => logit))
    const scored = (logit: number) => Math.min(0, logit - highest - Math.log(weight))
    const own = logits.find(([id]) => id === token)?.[1] ?? highest
    if (top === 0) return { chosen: [token, scored(own)], top: [] }
    // The best few come from a chain that keeps only them: sorting the whole vocabulary would cost milliseconds.
    const best = new bindings.AddonSampler(model)
    try {
      best.applyConfig({ temperature: 1, topK: top, seed: 1 })
      const [, , , listed = []] = await context.sampleToken(
        index,
        best,
        false,
        false,
        [[], false, false, false, top],
        false,
      )
      const alternatives = pairsOf(listed).map(([id, logit]): ScoredToken => [id, scored(logit)])
      return { chosen: [token, scored(own)], top: alternatives.sort((a, b) => b[1] - a[1]) }
    } finally {
      best.dispose()
    }
  }
}

function pairsOf(flat: readonly number[]): ScoredToken[] {
  const pairs: ScoredToken[] = []
  for (let n = 0; n + 1 < flat.length; n += 2) pairs.push([flat[n] ?? 0, flat[n + 1] ?? 0])
  return pairs
}
