import type { ReaderOptions } from './answer-reader.ts'
import type { SamplerSpec } from './decoder.ts'

/** A generation with everything settled that does not need the decoder. */
export interface PreparedGeneration {
  readonly id: string
  /** The prompt, with what the answer is forced to begin with: that is read, not written, and counts so. */
  readonly tokens: readonly number[]
  readonly sampler: SamplerSpec
  readonly reader: ReaderOptions
  /** In force from the first token. */
  readonly grammar: string | undefined
  /** The start rule and rules that apply once a call was opened; `root` may be put behind a literal. */
  readonly callGrammar: LazyGrammar | undefined
  /** As above, once the thoughts are closed. */
  readonly answerGrammar: LazyGrammar | undefined
  readonly maxTokens: number
  readonly logprobs: number | undefined
  readonly droppedTurns: number
  readonly callIdLength: number | undefined
}

/** A grammar that begins in the middle of a generation, behind a text that was written already. */
export type LazyGrammar = (written: string) => string
