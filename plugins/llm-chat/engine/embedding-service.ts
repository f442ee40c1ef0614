import type { Logger } from 'pino'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Isolation } from '../../../core/contracts/isolation.ts'
import type { Embeddings } from '../../../core/contracts/llm.ts'
import type { Models } from '../../../core/contracts/models.ts'
import { embeddingPrefixes } from './embedding-prefixes.ts'
import { ModelChoice } from './model-choice.ts'
import type { ServedModel } from './served-model.ts'
import { ServedModels } from './served-models.ts'

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
  /** Module of the child; tests give another. */
  readonly child?: URL
}

const OWNER = 'embeddings'

/** The box's embedder: a GGUF embedding model in its own child. */
export class EmbeddingService implements Embeddings {
  readonly #choice: ModelChoice
  readonly #served: ServedModels
  #known: { readonly served: ServedModel; readonly dimensions: number } | undefined

  constructor(options: EmbeddingServiceOptions) {
    this.#choice = new ModelChoice(options.models, [])
    this.#served = new ServedModels({
      ...options,
      config: { ...options.config, contextTokens: 0, parallel: 1, loadedModels: 1 },
      onLost: () => {},
    })
  }

  async stop(): Promise<void> {
    await this.#served.stop(unavailable('The embedding model is stopping. Try again shortly.'))
  }

  async model(): Promise<{ readonly id: string; readonly dimensions: number } | undefined> {
    const model = await this.#choice.active('embedding')
    if (!model) return undefined
    // Asked often, and of the file alone: a model that left memory is not loaded again for it.
    const served = await this.#served.of(model)
    if (this.#known?.served !== served) this.#known = { served, dimensions: (await served.ensureLoaded()).dimensions }
    return { id: model.id, dimensions: this.#known.dimensions }
  }

  async embed(
    texts: readonly string[],
    use: 'query' | 'document' | 'plain',
    signal: AbortSignal,
  ): Promise<{ readonly modelId: string; readonly vectors: readonly Float32Array[]; readonly tokens: number }> {
    const model = await this.#choice.active('embedding')
    if (!model) throw unavailable('No embedding model is installed. Pull or import one, then try again.')
    const served = await this.#served.of(model)
    const release = await served.enter(OWNER, signal)
    try {
      const prefix = embeddingPrefixes(model.id)[use]
      const prefixed = texts.map((text) => `${prefix}${text}`)
      const result = await served.host.remote.embed([prefixed], { signal, timeoutMs: 0 })
      return { modelId: model.id, ...result }
    } finally {
      release()
    }
  }
}

function unavailable(message: string): AppError {
  return new AppError('EMBEDDINGS_UNAVAILABLE', 'unavailable', message)
}
