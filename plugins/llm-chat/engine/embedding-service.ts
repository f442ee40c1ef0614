import type { Logger } from 'pino'
import type { AuditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Isolation } from '../../../core/contracts/isolation.ts'
import type { Embeddings } from '../../../core/contracts/llm.ts'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import { embeddingPrefixes } from './embedding-prefixes.ts'
import { modelUnknown } from './llm-errors.ts'
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
  readonly #models: Models
  readonly #choice: ModelChoice
  readonly #served: ServedModels
  /** Those that are being activated. */
  readonly #coming = new Map<symbol, string>()
  #known: { readonly served: ServedModel; readonly dimensions: number } | undefined

  constructor(options: EmbeddingServiceOptions) {
    this.#models = options.models
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

  /** The model that embeds, in memory or not; undefined when none is installed. */
  async activeModel(): Promise<InstalledModel | undefined> {
    return this.#choice.active('embedding')
  }

  /** Loads the model, and only then makes it the owner's choice. @throws LLM_MODEL_UNKNOWN and what loading throws; the old one then goes on */
  async activate(id: string, by?: AuditActor): Promise<void> {
    const attempt = Symbol(id)
    this.#coming.set(attempt, id)
    try {
      const installed = await this.#models.installed('embedding')
      const model = installed.find((one) => one.id === id)
      if (!model) throw modelUnknown(id)
      await (await this.#served.of(model)).ensureLoadedBeside()
      await this.#models.setActive('embedding', id, by)
    } finally {
      this.#coming.delete(attempt)
    }
  }

  /** Whether the model's activation is under way. */
  isActivating(id: string): boolean {
    return [...this.#coming.values()].includes(id)
  }

  /** Takes a model out of memory when its work is done. False when it was not loaded. */
  async unload(id: string): Promise<boolean> {
    return this.#served.unload(id)
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
