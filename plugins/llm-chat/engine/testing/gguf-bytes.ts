const ALIGNMENT = 32
const TYPE = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const

/** A header value with its type. */
export type HeaderValue =
  | { readonly u32: number }
  | { readonly f32: number }
  | { readonly bool: boolean }
  | { readonly string: string }
  | { readonly strings: readonly string[] }
  | { readonly f32s: readonly number[] }
  | { readonly i32s: readonly number[] }

/** A tensor of 32-bit floats; the first dimension varies fastest. */
export interface FloatTensor {
  readonly name: string
  readonly dimensions: readonly number[]
  readonly values: Float32Array
}

/** The bytes of a GGUF file, version 3. */
export function ggufBytes(header: Readonly<Record<string, HeaderValue>>, tensors: readonly FloatTensor[]): Buffer {
  const parts: Buffer[] = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(Object.keys(header).length)]
  for (const [key, value] of Object.entries(header)) parts.push(text(key), valueBytes(value))
  let offset = 0
  for (const { name, dimensions, values } of tensors) {
    parts.push(text(name), u32(dimensions.length), ...dimensions.map(u64), u32(0), u64(offset))
    offset += padded(values.byteLength)
  }
  const head = Buffer.concat(parts)
  const data = tensors.map(({ values }) => padding(Buffer.from(values.buffer, values.byteOffset, values.byteLength)))
  return Buffer.concat([padding(head), ...data])
}

function valueBytes(value: HeaderValue): Buffer {
  if ('u32' in value) return Buffer.concat([u32(TYPE.u32), u32(value.u32)])
  if ('f32' in value) return Buffer.concat([u32(TYPE.f32), f32(value.f32)])
  if ('bool' in value) return Buffer.concat([u32(TYPE.bool), Buffer.of(value.bool ? 1 : 0)])
  if ('string' in value) return Buffer.concat([u32(TYPE.string), text(value.string)])
  if ('strings' in value) return list(TYPE.string, value.strings.map(text))
  if ('f32s' in value) return list(TYPE.f32, value.f32s.map(f32))
  return list(TYPE.i32, value.i32s.map(u32))
}

function list(type: number, items: readonly Buffer[]): Buffer {
  return Buffer.concat([u32(TYPE.array), u32(type), u64(items.length), ...items])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([u64(bytes.length), bytes])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT
}

function padding(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)])
}
