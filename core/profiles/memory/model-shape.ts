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
