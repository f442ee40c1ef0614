import { AppError } from '../../../../core/contracts/errors.ts'
import type { Sampler, SamplerSpec } from '../decoder.ts'
import type { Addon, AddonSampler } from './addon-types.ts'

const PENALTY_WINDOW = 64

/** A sampler chain of the native library with an optional grammar. */
export class LlamaSampler implements Sampler {
  readonly native: AddonSampler
  /** Tokens of the penalty window, the newest last. */
  readonly #recent: number[]
  readonly #addon: Addon
  readonly #spec: SamplerSpec
  readonly #grammars: GrammarCache

  constructor(addon: Addon, spec: SamplerSpec, history: readonly number[], grammars: GrammarCache) {
    this.#addon = addon
    this.#spec = spec
    this.#recent = [...history]
    this.#grammars = grammars
    this.native = new addon.bindings.AddonSampler(addon.model)
    this.native.applyConfig(this.#config())
  }

  constrain(gbnf: string, accepted: readonly number[]): boolean {
    const { AddonGrammarEvaluationState, AddonSampler } = this.#addon.bindings
    const state = new AddonGrammarEvaluationState(this.#addon.model, this.#grammars.get(gbnf))
    for (const token of accepted) {
      if (!AddonSampler.canBeNextTokenForGrammarEvaluationState(state, token)) return false
      AddonSampler.acceptGrammarEvaluationStateToken(state, token)
    }
    this.native.applyConfig({ ...this.#config(), grammarEvaluationState: state })
    return true
  }

  /** Keeps the window that a changed configuration must start from. */
  sampled(token: number): void {
    if (!this.#hasPenalty()) return
    this.#recent.push(token)
    if (this.#recent.length > PENALTY_WINDOW) this.#recent.shift()
  }

  dispose(): void {
    this.native.dispose()
  }

  #hasPenalty(): boolean {
    const { repeatPenalty, presencePenalty, frequencyPenalty } = this.#spec
    return repeatPenalty !== 1 || presencePenalty !== 0 || frequencyPenalty !== 0
  }

  #config(): Record<string, unknown> {
    const { temperature, topK, topP, minP, seed } = this.#spec
    const penalties = this.#hasPenalty()
      ? {
          repeatPenaltyTokens: Uint32Array.from(this.#recent),
          repeatPenaltyMaxTokens: PENALTY_WINDOW,
          repeatPenalty: this.#spec.repeatPenalty,
          repeatPenaltyPresencePenalty: this.#spec.presencePenalty,
          repeatPenaltyFrequencyPenalty: this.#spec.frequencyPenalty,
        }
      : {}
    return { temperature, topK, topP, minP, seed, ...penalties }
  }
}

/** Compiled grammars by their text, the most recent few. */
export class GrammarCache {
  readonly #grammars = new Map<string, object>()
  readonly #addon: Addon
  readonly #limit: number

  constructor(addon: Addon, limit = 32) {
    this.#addon = addon
    this.#limit = limit
  }

  /** @throws LLM_SCHEMA_UNSUPPORTED */
  get(gbnf: string): object {
    const known = this.#grammars.get(gbnf)
    const grammar = known ?? this.#compile(gbnf)
    this.#grammars.delete(gbnf)
    this.#grammars.set(gbnf, grammar)
    const [oldest] = this.#grammars.keys()
    if (this.#grammars.size > this.#limit && oldest !== undefined) this.#grammars.delete(oldest)
    return grammar
  }

  #compile(gbnf: string): object {
    const { bindings } = this.#addon
    try {
      return new bindings.AddonGrammar(gbnf, { addonExports: bindings, rootRuleName: 'root' })
    } catch (cause) {
      throw new AppError(
        'LLM_SCHEMA_UNSUPPORTED',
        'invalid',
        'The schema of the answer cannot be enforced. Simplify it.',
        { cause },
      )
    }
  }
}
