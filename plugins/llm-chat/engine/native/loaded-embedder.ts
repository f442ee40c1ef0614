import { AppError } from '../../../../core/contracts/errors.ts'
import type { GgufFacts } from '../gguf-facts.ts'
import type { EmbedResult, EngineModel, LoadOptions } from '../llm-engine.ts'
import { contextExceeded } from '../prompt/fit-context.ts'
import type { LibraryModel } from './library.ts'

/** A model ready to embed. */
export interface LoadedEmbedder {
  readonly info: EngineModel
  embed(texts: readonly string[], signal: AbortSignal): Promise<EmbedResult>
  count(text: string): number
  dispose(): Promise<void>
}

/** Makes the embedding context of a loaded model. */
export async function openEmbedder(
  model: LibraryModel,
  facts: GgufFacts,
  options: LoadOptions & { readonly threads: number },
  signal: AbortSignal,
): Promise<LoadedEmbedder> {
  const contextTokens = Math.min(options.contextTokens, model.trainContextSize)
  // Models that look at all tokens at once need the whole text in one batch.
  const context = await model.createEmbeddingContext({
    contextSize: contextTokens,
    batchSize: contextTokens,
    threads: options.threads,
    createSignal: signal,
  })
  const info: EngineModel = {
    architecture: facts.architecture,
    name: facts.name,
    contextTokens,
    trainContextTokens: model.trainContextSize,
    parameters: facts.parameters,
    quantisation: facts.quantisation,
    sizeBytes: facts.sizeBytes,
    hasChatTemplate: false,
    hasTools: false,
    isReasoning: false,
    isEmbedder: true,
    dimensions: model.embeddingVectorSize,
    parallel: 1,
    threads: options.threads,
    backend: options.backend,
    gpuRatio: facts.gpuRatio,
  }
  return {
    info,
    count: (text) => context.calculateInputLength(text),
    async embed(texts, embedSignal) {
      const vectors: Float32Array[] = []
      let tokens = 0
      for (const text of texts) {
        embedSignal.throwIfAborted()
        const length = context.calculateInputLength(text)
        if (length >= contextTokens) throw contextExceeded(contextTokens, length)
        tokens += length
        vectors.push(normalised((await context.getEmbeddingFor(text)).vector))
      }
      return { vectors, tokens }
    },
    dispose: () => context.dispose(),
  }
}

/** The vector with length one; a model that gives no direction at all is broken. */
function normalised(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector)
  if (!Number.isFinite(length) || length === 0) {
    throw new AppError('LLM_ENGINE_FAILED', 'internal', 'The embedding model gave no usable vector.')
  }
  return Float32Array.from(vector, (value) => value / length)
}
