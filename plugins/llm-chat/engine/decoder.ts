/** Sampling of one generation, every value settled. */
export interface SamplerSpec {
  readonly temperature: number
  readonly topK: number
  readonly topP: number
  readonly minP: number
  readonly seed: number
  readonly repeatPenalty: number
  readonly presencePenalty: number
  readonly frequencyPenalty: number
}

/** Chooses tokens of one generation; the model's memory of it for penalties and grammar lives here. */
export interface Sampler {
  /**
   * From the next token on, only what the grammar allows. `accepted` are tokens that were already sampled and begin
   * its text. False when they do not fit: the sampler is then unconstrained as before.
   */
  constrain(gbnf: string, accepted: readonly number[]): boolean
  dispose(): void
}

/** Tokens to evaluate for one sequence; with a sampler the next token is chosen after the last of them. */
export interface BatchItem {
  readonly sequence: number
  readonly position: number
  readonly tokens: Uint32Array
  readonly sampler?: Sampler
  /** Alternatives to report, 0 or more; absent reports no log-probabilities. */
  readonly logprobs?: number
}

/** A token id with its natural-log probability. */
export type ScoredToken = readonly [token: number, logprob: number]

/** What was chosen for one item; `token` is undefined when no sampler was given. */
export interface StepResult {
  readonly token: number | undefined
  readonly chosen?: ScoredToken
  readonly top?: readonly ScoredToken[]
}

/** The arithmetic of a model: evaluates batches over several sequences and chooses tokens. */
export interface Decoder {
  readonly sequences: number
  /** Context of one sequence. */
  readonly contextTokens: number
  /** Most tokens of one step, over all items. */
  readonly batchTokens: number
  /** Threads of the steps that follow. */
  setThreads(count: number): void
  /** Evaluates the items in one batch. Queues its native work before it returns. One step at a time. */
  step(items: readonly BatchItem[]): Promise<readonly StepResult[]>
  /** @throws LLM_SCHEMA_UNSUPPORTED when the grammar cannot be used */
  createSampler(spec: SamplerSpec, history: readonly number[]): Sampler
  /** Keeps the first `length` tokens of a sequence. False when the model's memory cannot be cut there: the sequence is then empty. */
  trim(sequence: number, length: number): boolean
  /** Makes `target` a copy of `source`. False when this decoder cannot. */
  copy(source: number, target: number): Promise<boolean>
}

/** The tokens of a model and their text. */
export interface Vocabulary {
  readonly size: number
  /** Put before every prompt that does not begin with it. */
  readonly bos: number | undefined
  readonly bosText: string
  readonly eosText: string
  /** Texts of control tokens, for example `<|im_end|>`: they must not come out of what people write. */
  readonly controlTexts: readonly string[]
  /** `special` turns the text of control tokens into those tokens. */
  tokenize(text: string, special: boolean): readonly number[]
  /** The bytes that a token adds to the text; control tokens add none unless their text is kept on purpose. */
  bytes(token: number): Uint8Array
  isEnd(token: number): boolean
}
