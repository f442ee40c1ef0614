import type { ModelTask } from '../../contracts/models.ts'
import { type GgufHeader, modelNumber, numberOf, textOf } from './gguf-header.ts'
import { FILE_TYPES } from './tensor-types.ts'

/** What a GGUF file is for: a task, or a part that serves no task by itself. */
export type GgufKind =
  | Extract<ModelTask, 'chat' | 'embedding'>
  | 'vocabulary'
  | 'projector'
  | 'adapter'
  | 'shard'
  | 'other'

/** What people want to know of a model file. */
export interface GgufDescription {
  readonly kind: GgufKind
  readonly architecture: string
  readonly name: string | undefined
  readonly parameterCount: number
  readonly parameters: string
  readonly quantisation: string
  readonly contextTokens: number | undefined
  readonly embeddingLength: number | undefined
  readonly layers: number | undefined
  readonly chatTemplate: string | undefined
  readonly licence: string | undefined
}

/** Architectures that only turn text into vectors. Source: `llama-arch.cpp` of llama.cpp v0.5.0. */
const ENCODERS = new Set([
  'bert',
  'nomic-bert',
  'nomic-bert-moe',
  'jina-bert-v2',
  'jina-bert-v3',
  'neo-bert',
  'modern-bert',
  'eurobert',
  'gemma-embedding',
  't5encoder',
])
/** Pooling types of a header: 1 mean, 2 first token, 3 last token make vectors; 4 ranks. */
const POOLING_OF_EMBEDDERS = new Set([1, 2, 3])
const NON_TEXT = new Set([
  'clip',
  'wavtokenizer-dec',
  'flux',
  'sd1',
  'sdxl',
  'sd3',
  'wan',
  'lumina2',
  'aura',
  'hidream',
])

/** Classifies a checked header and gathers what a list of models shows. */
export function describeGguf(header: GgufHeader): GgufDescription {
  const parameterCount = header.tensors.reduce((total, tensor) => total + tensor.elements, 0)
  return {
    kind: kindOf(header),
    architecture: header.architecture,
    name: textOf(header, 'general.name'),
    parameterCount,
    parameters: textOf(header, 'general.size_label') ?? formatCount(parameterCount),
    quantisation: FILE_TYPES.get(numberOf(header, 'general.file_type') ?? -1) ?? dominantType(header),
    contextTokens: modelNumber(header, 'context_length'),
    embeddingLength: modelNumber(header, 'embedding_length'),
    layers: modelNumber(header, 'block_count'),
    chatTemplate: textOf(header, 'tokenizer.chat_template'),
    licence: textOf(header, 'general.license'),
  }
}

/** `494000000` gives `494M`. */
export function formatCount(count: number): string {
  const [value, unit] =
    count >= 1e9
      ? [count / 1e9, 'B']
      : count >= 1e6
        ? [count / 1e6, 'M']
        : count >= 1e3
          ? [count / 1e3, 'K']
          : [count, '']
  return `${value >= 100 || unit === '' ? Math.round(value) : Number(value.toFixed(1))}${unit}`
}

function kindOf(header: GgufHeader): GgufKind {
  const { architecture } = header
  const type = textOf(header, 'general.type')
  if (architecture === 'clip' || type === 'mmproj') return 'projector'
  if (type === 'adapter') return 'adapter'
  if (NON_TEXT.has(architecture) || type === 'imatrix' || type === 'vocab')
    return type === 'vocab' ? 'vocabulary' : 'other'
  if (header.tensors.length === 0) return 'vocabulary'
  if ((numberOf(header, 'split.count') ?? 1) > 1 && numberOf(header, 'split.no') !== 0) return 'shard'
  const pooling = modelNumber(header, 'pooling_type')
  if (pooling === 4) return 'other'
  if (ENCODERS.has(architecture) || (pooling !== undefined && POOLING_OF_EMBEDDERS.has(pooling))) return 'embedding'
  return hasTokenizer(header) && modelNumber(header, 'block_count') !== undefined ? 'chat' : 'other'
}

function hasTokenizer(header: GgufHeader): boolean {
  return header.metadata.has('tokenizer.ggml.tokens') && header.tensors.some(({ name }) => name === 'token_embd.weight')
}

/** The type that most weights have. */
function dominantType(header: GgufHeader): string {
  const totals = new Map<string, number>()
  for (const { type, elements } of header.tensors) totals.set(type, (totals.get(type) ?? 0) + elements)
  return [...totals].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'none'
}
