import type { Logger } from 'pino'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Isolation } from '../../../core/contracts/isolation.ts'
import type { Embeddings } from '../../../core/contracts/llm.ts'
import type { Models } from '../../../core/contracts/models.ts'

/** What the service is made of. */
export interface EmbeddingServiceOptions {
  readonly models: Models
  readonly isolation: Isolation
  readonly log: Logger
  readonly signal: AbortSignal
  readonly stateDir: string
  readonly config: {
    /** Texts that may wait, over all callers. */
    readonly queueLength: number
    /** Minutes without a request after which the model leaves memory; 0 never. */
    readonly idleUnloadMinutes: number
    readonly threads: number
  }
}

/** The box's embedder: a GGUF embedding model in its own child. */
export class EmbeddingService implements Embeddings {
  readonly #options: EmbeddingServiceOptions

  constructor(options: EmbeddingServiceOptions) {
    this.#options = options
  }

  async stop(): Promise<void> {}

  async model(): Promise<{ readonly id: string; readonly dimensions: number } | undefined> {
    return undefined
  }

  async embed(
    _texts: readonly string[],
    _use: 'query' | 'document' | 'plain',
    _signal: AbortSignal,
  ): Promise<{ readonly modelId: string; readonly vectors: readonly Float32Array[]; readonly tokens: number }> {
    void this.#options
    throw new AppError('EMBEDDINGS_UNAVAILABLE', 'unavailable', 'No embedding model is installed.')
  }
}
