/** A value to write, with its type where the file must have a certain one. */
export type WritableValue =
  | string
  | number
  | boolean
  | { readonly type: number; readonly bytes: Uint8Array }
  | readonly string[]
  | readonly number[]

/** A tensor to write; what is given overrides what would be right, so that broken files can be made. */
export interface WritableTensor {
  readonly name: string
  readonly dimensions: readonly (number | bigint)[]
  /** Number of the tensor type; F32 by default. */
  readonly type?: number
  /** Bytes of data, default the right count for F32. */
  readonly bytes?: number
  readonly offset?: bigint
  readonly rank?: number
}

/** A GGUF file to write. */
export interface WritableGguf {
  readonly magic?: string
  readonly version?: number
  readonly entries?: readonly (readonly [string, WritableValue])[]
  readonly tensors?: readonly WritableTensor[]
  readonly tensorCount?: bigint
  readonly entryCount?: bigint
  readonly alignment?: number
  /** Bytes cut from the end. */
  readonly cut?: number
}

/** Entries that make a tiny llama. */
export const LLAMA_ENTRIES: readonly (readonly [string, WritableValue])[] = [
  ['general.architecture', 'llama'],
  ['general.name', 'tiny'],
  ['llama.block_count', 1],
  ['llama.context_length', 128],
  ['llama.embedding_length', 8],
  ['llama.attention.head_count', 2],
  ['tokenizer.ggml.model', 'llama'],
  ['tokenizer.ggml.tokens', ['<unk>', '<s>', '</s>', 'a']],
]

/** Tensors of a tiny llama. */
export const LLAMA_TENSORS: readonly WritableTensor[] = [
  { name: 'token_embd.weight', dimensions: [8, 4] },
  { name: 'blk.0.attn_norm.weight', dimensions: [8] },
  { name: 'output_norm.weight', dimensions: [8] },
]

/** Writes GGUF bytes for tests: right by default, wrong where told. */
export function writeGguf(options: WritableGguf = {}): Buffer {
  const { entries = LLAMA_ENTRIES, tensors = LLAMA_TENSORS, alignment = 32 } = options
  const parts: Buffer[] = [
    Buffer.from(options.magic ?? 'GGUF', 'latin1'),
    u32(options.version ?? 3),
    u64(options.tensorCount ?? BigInt(tensors.length)),
    u64(options.entryCount ?? BigInt(entries.length)),
    ...entries.flatMap(([key, value]) => [text(key), ...valueBytes(value)]),
  ]
  let offset = 0
  for (const tensor of tensors) {
    parts.push(
      text(tensor.name),
      u32(tensor.rank ?? tensor.dimensions.length),
      ...tensor.dimensions.map((size) => u64(BigInt(size))),
      u32(tensor.type ?? 0),
      u64(tensor.offset ?? BigInt(offset)),
    )
    offset = alignUp(offset + byteCount(tensor), alignment)
  }
  const header = Buffer.concat(parts)
  const start = alignUp(header.length, alignment)
  const file = Buffer.alloc(tensors.length === 0 ? header.length : start + offset)
  header.copy(file)
  return file.subarray(0, file.length - (options.cut ?? 0))
}

/** A length and the text. */
export function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([u64(BigInt(bytes.length)), bytes])
}

/** Little-endian 32 bits. */
export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

/** Little-endian 64 bits. */
export function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}

function valueBytes(value: WritableValue): readonly Buffer[] {
  if (typeof value === 'string') return [u32(8), text(value)]
  if (typeof value === 'number') return [u32(4), u32(value)]
  if (typeof value === 'boolean') return [u32(7), Buffer.from([value ? 1 : 0])]
  if ('bytes' in value) return [u32(value.type), Buffer.from(value.bytes)]
  const isText = typeof value[0] === 'string'
  const items = value.map((item) => (typeof item === 'string' ? text(item) : u32(item)))
  return [u32(9), u32(isText ? 8 : 4), u64(BigInt(value.length)), ...items]
}

function byteCount(tensor: WritableTensor): number {
  return tensor.bytes ?? tensor.dimensions.reduce<number>((total, size) => total * Number(size), 4)
}

function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment
}
