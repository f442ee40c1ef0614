/** When each piece of a generation came, in milliseconds of one clock. */
export interface TimedGeneration {
  readonly startedAt: number
  /** One entry per token or piece. */
  readonly pieces: readonly number[]
  readonly completionTokens: number
  readonly promptTokens: number
  /** From the first token to the last, by the engine's own clock: a client that waits for a core does not distort it. */
  readonly generateMs: number
}

/** Something that generates: our engine or llama-server. */
export interface Contender {
  readonly name: string
  /** Greedy, `tokens` long, over one of the slots. */
  generate(prompt: string, tokens: number): Promise<TimedGeneration>
  close(): Promise<void>
}

/** How a contender is set up. */
export interface ContenderOptions {
  readonly model: string
  readonly threads: number
  readonly slots: number
  readonly contextTokens: number
}
