/** One layer as it weighs in memory. */
export interface LayerShape {
  readonly weightBytes: number
  /** 0 for a layer that keeps no keys and values. */
  readonly kvHeads: number
  readonly keyLength: number
  readonly valueLength: number
  /** Tokens of a sliding window; undefined for attention over the whole context. */
  readonly windowTokens: number | undefined
}

/** What decides how much memory a model takes. */
export interface ModelShape {
  /** Token embeddings: they stay in RAM. */
  readonly inputBytes: number
  /** Output matrix; 0 when the token embeddings serve for it. */
  readonly outputBytes: number
  readonly layers: readonly LayerShape[]
  /** State of recurrent layers, for each sequence. */
  readonly recurrentBytes: number
  /** A projector for images or other files loaded whole. */
  readonly extraBytes: number
  readonly embeddingLength: number
  readonly feedForwardLength: number
  readonly heads: number
  readonly vocabulary: number
  /** False for encoders, which keep nothing between runs. */
  readonly hasCache: boolean
}

/** Every weight of the model. */
export function weightBytes(shape: ModelShape): number {
  return shape.layers.reduce((total, layer) => total + layer.weightBytes, shape.inputBytes + shape.outputBytes)
}

/** Whether the output has a matrix of its own; a small output part is only the last norm, and the embeddings serve for it. */
export function hasOwnOutput(shape: ModelShape): boolean {
  return shape.outputBytes > shape.embeddingLength * 64
}

/** Layers that a GPU gets of those wanted: the output is the first (llama.cpp, `llama_model::load_tensors`, `i_gpu_start`). */
export function layersOnGpu(shape: ModelShape, wanted: number | 'all'): number {
  return wanted === 'all' ? shape.layers.length : Math.max(0, Math.min(wanted - 1, shape.layers.length))
}
