import { open } from 'node:fs/promises'
import { type WritableTensor, type WritableValue, writeGguf } from '../../../models/gguf/testing/gguf-writer.ts'

/** Figures of a model whose header is real and whose weights are a hole in the file. */
export interface SparseModel {
  readonly architecture: 'llama' | 'qwen3' | 'gemma3'
  readonly layers: number
  readonly embedding: number
  readonly feedForward: number
  readonly heads: number
  readonly kvHeads: number
  readonly headLength: number
  readonly vocabulary: number
  readonly window?: number
}

const Q8_0 = 8
const f32 = (value: number): WritableValue => {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return { type: 6, bytes }
}

/** Writes the model: all tensors that the architecture needs, matrices in Q8_0, no byte of them on the disk. */
export async function writeSparseModel(path: string, model: SparseModel): Promise<void> {
  const header = headerWithOffsets(model, tensorsOf(model))
  const file = await open(path, 'w')
  try {
    await file.write(header.bytes)
    await file.truncate(header.totalBytes)
  } finally {
    await file.close()
  }
}

function headerWithOffsets(
  model: SparseModel,
  tensors: readonly WritableTensor[],
): { readonly bytes: Buffer; readonly totalBytes: number } {
  let offset = 0
  const placed = tensors.map((tensor) => {
    const at = { ...tensor, bytes: 0, offset: BigInt(offset) }
    offset = Math.ceil((offset + sizeOf(tensor)) / 32) * 32
    return at
  })
  const bytes = writeGguf({ entries: entriesOf(model), tensors: placed })
  return { bytes, totalBytes: bytes.length + offset }
}

function sizeOf({ dimensions, type }: WritableTensor): number {
  const elements = dimensions.reduce<number>((total, size) => total * Number(size), 1)
  return type === Q8_0 ? (elements / 32) * 34 : elements * 4
}

function entriesOf(model: SparseModel): readonly (readonly [string, WritableValue])[] {
  const a = model.architecture
  // The engine looks up single bytes by these names.
  const bytes = Array.from({ length: 256 }, (_, value) => `<0x${value.toString(16).toUpperCase().padStart(2, '0')}>`)
  const words = Array.from({ length: model.vocabulary }, (_, index) => `t${index}`)
  const tokens = ['<unk>', '<s>', '</s>', ...bytes, ...words].slice(0, model.vocabulary)
  return [
    ['general.architecture', a],
    ['general.name', 'sparse'],
    [`${a}.block_count`, model.layers],
    [`${a}.context_length`, 131_072],
    [`${a}.embedding_length`, model.embedding],
    [`${a}.feed_forward_length`, model.feedForward],
    [`${a}.attention.head_count`, model.heads],
    [`${a}.attention.head_count_kv`, model.kvHeads],
    [`${a}.attention.key_length`, model.headLength],
    [`${a}.attention.value_length`, model.headLength],
    [`${a}.attention.layer_norm_rms_epsilon`, f32(1e-6)],
    [`${a}.rope.freq_base`, f32(1e6)],
    [`${a}.rope.dimension_count`, model.headLength],
    [`${a}.vocab_size`, model.vocabulary],
    ...(model.window === undefined ? [] : ([[`${a}.attention.sliding_window`, model.window]] as const)),
    ['tokenizer.ggml.model', 'llama'],
    ['tokenizer.ggml.tokens', tokens],
    ['tokenizer.ggml.scores', listOf(6, tokens.length)],
    ['tokenizer.ggml.token_type', listOf(5, tokens.length)],
    ['tokenizer.ggml.bos_token_id', 1],
    ['tokenizer.ggml.eos_token_id', 2],
  ]
}

/** A list of 32-bit numbers, every one 1 (as an integer) or 0. */
function listOf(type: 5 | 6, count: number): WritableValue {
  const bytes = Buffer.alloc(12 + 4 * count)
  bytes.writeUInt32LE(type, 0)
  bytes.writeBigUInt64LE(BigInt(count), 4)
  if (type === 5) for (let index = 0; index < count; index++) bytes.writeInt32LE(1, 12 + 4 * index)
  return { type: 9, bytes }
}

function tensorsOf(model: SparseModel): readonly WritableTensor[] {
  const { embedding, feedForward, heads, kvHeads, headLength, architecture } = model
  const matrix = (name: string, ...dimensions: readonly number[]): WritableTensor => ({ name, dimensions, type: Q8_0 })
  const vector = (name: string, size: number): WritableTensor => ({ name, dimensions: [size] })
  const hasHeadNorms = architecture !== 'llama'
  const layers = Array.from({ length: model.layers }, (_, index) => {
    const part = (name: string) => `blk.${index}.${name}.weight`
    return [
      vector(part('attn_norm'), embedding),
      matrix(part('attn_q'), embedding, heads * headLength),
      matrix(part('attn_k'), embedding, kvHeads * headLength),
      matrix(part('attn_v'), embedding, kvHeads * headLength),
      matrix(part('attn_output'), heads * headLength, embedding),
      ...(hasHeadNorms ? [vector(part('attn_q_norm'), headLength), vector(part('attn_k_norm'), headLength)] : []),
      ...(architecture === 'gemma3'
        ? [vector(part('post_attention_norm'), embedding), vector(part('post_ffw_norm'), embedding)]
        : []),
      vector(part('ffn_norm'), embedding),
      matrix(part('ffn_gate'), embedding, feedForward),
      matrix(part('ffn_up'), embedding, feedForward),
      matrix(part('ffn_down'), feedForward, embedding),
    ]
  })
  return [
    matrix('token_embd.weight', embedding, model.vocabulary),
    vector('output_norm.weight', embedding),
    ...layers.flat(),
  ]
}
