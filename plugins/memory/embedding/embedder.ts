import type { Logger } from 'pino'
import type { Wanted } from '../../../core/contracts/capability.ts'
import type { Embeddings } from '../../../core/contracts/llm.ts'
import type { ModelVector } from '../store/memory.ts'
import { LEXICAL_MODEL, lexicalEmbedding } from './lexical-embedding.ts'

/** An embedding model. */
export interface ModelIdentity {
  readonly id: string
  readonly dimensions: number
}

/** The two ways to embed: the built-in one, always there, and the installed model's, if any. */
export class Embedder {
  readonly #model: Wanted<Embeddings>
  readonly #log: Logger

  constructor(model: Wanted<Embeddings>, log: Logger) {
    this.#model = model
    this.#log = log
  }

  /** True while something offers a model, whether or not it has one. */
  get isModelPresent(): boolean {
    return this.#model.current !== undefined
  }

  /** The installed model, undefined while there is none or it does not answer. */
  async installed(): Promise<ModelIdentity | undefined> {
    try {
      return await this.#model.current?.model()
    } catch (err) {
      this.#log.warn({ err }, 'embedding model does not answer')
      return undefined
    }
  }

  /** The built-in embedding of a text; undefined for a text without letters, which is like nothing. */
  lexical(text: string): ModelVector | undefined {
    const vector = lexicalEmbedding(text)
    return vector.some((value) => value !== 0) ? { modelId: LEXICAL_MODEL.id, vector } : undefined
  }

  /** Embeddings by the installed model, in order; undefined when it is away or fails, which is not an error here. */
  async byModel(
    texts: readonly string[],
    use: 'query' | 'document',
    signal: AbortSignal,
  ): Promise<readonly ModelVector[] | undefined> {
    const model = this.#model.current
    if (model === undefined) return undefined
    try {
      const { modelId, vectors } = await model.embed(texts, use, signal)
      return vectors.length === texts.length ? vectors.map((vector) => ({ modelId, vector })) : undefined
    } catch (err) {
      if (!signal.aborted) this.#log.warn({ err }, 'embedding model failed')
      return undefined
    }
  }
}
