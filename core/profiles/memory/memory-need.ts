import { hasOwnOutput, type LayerShape, layersOnGpu, type ModelShape, weightBytes } from './model-shape.ts'

/** How a model is to run. */
export interface RunSettings {
  readonly contextTokens: number
  /** Conversations at once; each has its own context. */
  readonly parallel: number
  /** Layers on a GPU as llama.cpp counts them: the output first, then the last layers; `all` is one more than there are layers. */
  readonly gpuLayers: number | 'all'
  /** Type of keys and values. */
  readonly cacheType?: keyof typeof CACHE_BYTES
  /** Tokens of a prompt that are computed at once. */
  readonly batchTokens?: number
  readonly flashAttention?: boolean
}

/** Bytes that a model takes, by place and by cause. */
export interface MemoryNeed {
  readonly ramBytes: number
  /** On the GPU; a GPU without memory of its own takes it from the RAM. */
  readonly vramBytes: number
  readonly weightBytes: number
  readonly cacheBytes: number
  readonly computeBytes: number
}

/** Bytes for each number in the cache. */
const CACHE_BYTES = { f32: 4, f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 }
const DEFAULT_BATCH = 512
/** The engine rounds contexts and windows up to this. */
const CONTEXT_STEP = 256

/**
 * Computes the memory that a model takes when it runs: weights by tensor types, keys and values for each layer
 * (grouped heads, sliding windows), and the largest intermediate results of one batch.
 * The last follows what llama.cpp v0.5.0 allocates: logits of the batch, or attention and feed-forward, whichever is more.
 */
export function memoryNeed(shape: ModelShape, settings: RunSettings): MemoryNeed {
  const onGpu = layersOnGpu(shape, settings.gpuLayers)
  const batch = Math.min(settings.batchTokens ?? DEFAULT_BATCH, settings.contextTokens * settings.parallel)
  const cpuLayers = shape.layers.slice(0, shape.layers.length - onGpu)
  const gpuLayers = shape.layers.slice(shape.layers.length - onGpu)
  const cpuCache = cacheBytes(cpuLayers, shape, { settings, batch })
  const gpuCache = cacheBytes(gpuLayers, shape, { settings, batch })
  const recurrent = shape.recurrentBytes * settings.parallel
  const compute = computeBytes(shape, settings, batch)
  const hasGpu = settings.gpuLayers === 'all' || settings.gpuLayers > 0
  const isWhole = hasGpu && cpuLayers.length === 0
  // Tied embeddings are copied for the output on a GPU.
  const gpuOutput = hasGpu ? shape.outputBytes + (hasOwnOutput(shape) ? 0 : shape.inputBytes) : 0
  const gpuWeights = sum(gpuLayers) + gpuOutput
  const cpuWeights = sum(cpuLayers) + shape.inputBytes + (hasGpu ? 0 : shape.outputBytes)
  const inputStage = batch * 4 * shape.embeddingLength * 2
  const cpuCompute = isWhole ? inputStage : hasGpu ? inputStage + layerComputeBytes(shape, settings, batch) : compute
  return {
    ramBytes: cpuWeights + cpuCache + cpuCompute + (hasGpu ? 0 : recurrent) + (isWhole ? 0 : shape.extraBytes),
    vramBytes: hasGpu ? gpuWeights + gpuCache + compute + recurrent + (isWhole ? shape.extraBytes : 0) : 0,
    weightBytes: weightBytes(shape) + shape.extraBytes,
    cacheBytes: cpuCache + gpuCache + recurrent,
    computeBytes: compute,
  }
}

function sum(layers: readonly LayerShape[]): number {
  return layers.reduce((total, layer) => total + layer.weightBytes, 0)
}

function cacheBytes(
  layers: readonly LayerShape[],
  shape: ModelShape,
  { settings, batch }: { readonly settings: RunSettings; readonly batch: number },
): number {
  if (!shape.hasCache) return 0
  const context = roundUp(settings.contextTokens)
  const bytes = CACHE_BYTES[settings.cacheType ?? 'f16']
  return layers.reduce((total, { kvHeads, keyLength, valueLength, windowTokens }) => {
    const cells = windowTokens === undefined ? context : Math.min(context, roundUp(windowTokens + batch))
    return total + settings.parallel * cells * kvHeads * (keyLength + valueLength) * bytes
  }, 0)
}

function computeBytes(shape: ModelShape, settings: RunSettings, batch: number): number {
  const { embeddingLength, vocabulary } = shape
  // An encoder computes no logits.
  const logits = shape.hasCache ? batch * 4 * (vocabulary + 2 * embeddingLength) : 0
  return Math.max(logits, layerComputeBytes(shape, settings, batch))
}

/** Attention and feed-forward of one layer; the next one takes the same room. */
function layerComputeBytes(shape: ModelShape, settings: RunSettings, batch: number): number {
  const { embeddingLength, feedForwardLength, heads } = shape
  const context = roundUp(settings.contextTokens)
  const usesFlash = settings.flashAttention ?? true
  const scores = usesFlash ? batch * context * 2 : batch * context * 4 * (heads + 1)
  const rows = batch * 4 * (2 * feedForwardLength + 7 * embeddingLength)
  return scores + rows
}

function roundUp(tokens: number): number {
  return Math.ceil(tokens / CONTEXT_STEP) * CONTEXT_STEP
}
