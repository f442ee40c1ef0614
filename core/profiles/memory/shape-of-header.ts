import { type GgufHeader, modelNumber, perLayer } from '../../models/gguf/gguf-header.ts'
import type { LayerShape, ModelShape } from './model-shape.ts'

/** Every n-th layer attends to all, the others to a window; a header without a pattern means this one. Source: llama.cpp v0.5.0, `src/models`. */
const GLOBAL_EVERY: Readonly<Record<string, number>> = {
  gemma2: 2,
  gemma3: 6,
  gemma3n: 5,
  'gemma-embedding': 6,
  'gpt-oss': 2,
  cohere2: 4,
  llama4: 4,
  exaone4: 4,
  'exaone-moe': 4,
  olmo2: 4,
  afmoe: 4,
  plamo3: 8,
  smallthinker: 4,
}
/** Windows of architectures whose files do not always say them. */
const DEFAULT_WINDOW: Readonly<Record<string, number>> = { gemma2: 4096, llama4: 8192, 'exaone-moe': 128 }
/** Every n-th layer has attention, the others a state of fixed size. */
const ATTENTION_EVERY: Readonly<Record<string, number>> = { qwen3next: 4, qwen35: 4, qwen35moe: 4 }
/** Architectures that share keys and values: only the first layers keep their own. */
const OWN_CACHE_LAYERS: Readonly<Record<string, number>> = { gemma3n: 20 }
const ENCODERS =
  /^(bert|nomic-bert|nomic-bert-moe|jina-bert-v2|jina-bert-v3|neo-bert|modern-bert|eurobert|gemma-embedding|t5encoder)$/

/** The shape of a model whose file is here, from its checked header. Undefined when the header lacks the figures. */
export function shapeOfHeader(header: GgufHeader, extraBytes = 0): ModelShape | undefined {
  const count = modelNumber(header, 'block_count')
  const embeddingLength = modelNumber(header, 'embedding_length')
  if (count === undefined || embeddingLength === undefined) return undefined
  const heads = Math.max(1, ...(perLayer(header, 'attention.head_count', count) ?? [1]))
  const weights = sumWeights(header, count)
  return {
    inputBytes: weights.input,
    outputBytes: weights.output,
    layers: weights.layers.map((weightBytes, index) => ({
      weightBytes,
      ...attentionOf(header, { index, count, heads, embeddingLength }),
    })),
    recurrentBytes: recurrentBytes(header, count),
    extraBytes,
    embeddingLength,
    feedForwardLength: Math.max(0, ...(perLayer(header, 'feed_forward_length', count) ?? [0])),
    heads,
    vocabulary: vocabularyOf(header),
    hasCache: !ENCODERS.test(header.architecture),
  }
}

function sumWeights(header: GgufHeader, count: number) {
  const layers = new Array<number>(count).fill(0)
  let input = 0
  let output = 0
  for (const { name, bytes } of header.tensors) {
    const layer = Number(name.match(/^blk\.(\d+)\./)?.[1] ?? Number.NaN)
    if (layer < count) layers[layer] = (layers[layer] ?? 0) + bytes
    else if (/^(token_embd|token_types|position_embd|per_layer_token_embd)/.test(name)) input += bytes
    else output += bytes
  }
  return { layers, input, output }
}

function attentionOf(
  header: GgufHeader,
  at: { readonly index: number; readonly count: number; readonly heads: number; readonly embeddingLength: number },
): Omit<LayerShape, 'weightBytes'> {
  const { index, count, heads, embeddingLength } = at
  const headLength = Math.floor(embeddingLength / heads)
  const windowTokens = windowOf(header, index, count)
  const swa = windowTokens === undefined ? '' : '_swa'
  const length = (what: 'key' | 'value') =>
    modelNumber(header, `attention.${what}_length${swa}`) ??
    modelNumber(header, `attention.${what}_length`) ??
    headLength
  return {
    kvHeads: keepsCache(header, index, count)
      ? (perLayer(header, 'attention.head_count_kv', count)?.[index] ?? heads)
      : 0,
    keyLength: length('key'),
    valueLength: length('value'),
    windowTokens,
  }
}

function keepsCache(header: GgufHeader, index: number, count: number): boolean {
  const { architecture } = header
  const every = modelNumber(header, 'full_attention_interval') ?? ATTENTION_EVERY[architecture]
  if (every !== undefined && (index + 1) % every !== 0) return false
  const shared = modelNumber(header, 'attention.shared_kv_layers')
  const own = shared === undefined ? OWN_CACHE_LAYERS[architecture] : count - shared
  return own === undefined || index < own
}

function windowOf(header: GgufHeader, index: number, count: number): number | undefined {
  const { architecture } = header
  const window = modelNumber(header, 'attention.sliding_window') ?? DEFAULT_WINDOW[architecture]
  if (window === undefined || window <= 0) return undefined
  const pattern = header.metadata.get(`${architecture}.attention.sliding_window_pattern`)
  if (typeof pattern === 'object')
    return perLayer(header, 'attention.sliding_window_pattern', count)?.[index] ? window : undefined
  const every = typeof pattern === 'number' ? pattern : GLOBAL_EVERY[architecture]
  // Other architectures name a window that the engine does not use, for example phi3.
  if (every === undefined) return undefined
  return every === 0 || index % every < every - 1 ? window : undefined
}

/** Convolution and state of the layers without attention, in 32-bit numbers. */
function recurrentBytes(header: GgufHeader, count: number): number {
  const inner = modelNumber(header, 'ssm.inner_size') ?? 0
  const state = modelNumber(header, 'ssm.state_size') ?? 0
  const kernel = modelNumber(header, 'ssm.conv_kernel') ?? 0
  const groups = modelNumber(header, 'ssm.group_count') ?? 0
  const shortConvolution = Math.max(0, (modelNumber(header, 'shortconv.l_cache') ?? 1) - 1)
  const recurrentLayers = Array.from({ length: count }, (_, index) => {
    const kvHeads = perLayer(header, 'attention.head_count_kv', count)?.[index]
    return !keepsCache(header, index, count) || kvHeads === 0
  }).filter(Boolean).length
  const perLayerNumbers =
    Math.max(0, kernel - 1) * (inner + 2 * groups * state) +
    state * inner +
    shortConvolution * (modelNumber(header, 'embedding_length') ?? 0)
  return 4 * recurrentLayers * perLayerNumbers
}

function vocabularyOf(header: GgufHeader): number {
  const tokens = header.metadata.get('tokenizer.ggml.tokens')
  if (typeof tokens === 'object') return tokens.count
  return (
    modelNumber(header, 'vocab_size') ??
    header.tensors.find(({ name }) => name === 'token_embd.weight')?.dimensions[1] ??
    0
  )
}
