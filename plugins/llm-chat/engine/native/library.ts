// The part of node-llama-cpp's public interface that the engine uses. Only `llm-child.ts` imports the package itself.

/** A loaded model of the library. */
export interface LibraryModel {
  readonly trainContextSize: number
  readonly embeddingVectorSize: number
  readonly size: number
  /** Layers on the GPU, the output counted as one. */
  readonly gpuLayers: number
  readonly fileInfo: { readonly metadata: Readonly<Record<string, unknown>> }
  readonly fileInsights: {
    readonly swaSize: number | undefined
    readonly isRecurrent: boolean
    readonly isHybrid: boolean
    readonly totalParameters: number
    /** The output counted as one. */
    readonly totalLayers: number
  }
  createContext(options: {
    readonly contextSize: number
    readonly sequences: number
    readonly batchSize: number
    readonly threads: number
    readonly createSignal?: AbortSignal
    readonly failedCreationRemedy: false
  }): Promise<LibraryContext>
  createEmbeddingContext(options: {
    readonly contextSize: number
    readonly batchSize: number
    readonly threads: number
    readonly createSignal?: AbortSignal
  }): Promise<LibraryEmbeddingContext>
  dispose(): Promise<void>
}

/** A context of the library. */
export interface LibraryContext {
  readonly contextSize: number
  dispose(): Promise<void>
}

/** An embedding context of the library. */
export interface LibraryEmbeddingContext {
  getEmbeddingFor(text: string): Promise<{ readonly vector: readonly number[] }>
  calculateInputLength(text: string): number
  dispose(): Promise<void>
}

/** The library, started. */
export interface LibraryLlama {
  loadModel(options: {
    readonly modelPath: string
    readonly gpuLayers: number | 'max'
    readonly loadSignal?: AbortSignal
  }): Promise<LibraryModel>
  dispose(): Promise<void>
}

/** Starts the library for a backend; `cpu` is its `false`. */
export type StartLibrary = (gpu: 'cuda' | 'vulkan' | 'metal' | false, maxThreads: number) => Promise<LibraryLlama>
