/** Encodes a protobuf number. */
export function varint(value: number | bigint): Buffer {
  const bytes: number[] = []
  let rest = BigInt(value)
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0))
    rest >>= 7n
  } while (rest > 0n)
  return Buffer.from(bytes)
}

/** A field with a number. */
export function numberField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)])
}

/** A field with bytes, a text or a message. */
export function bytesField(field: number, value: string | Uint8Array, announcedLength?: number | bigint): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(value)
  return Buffer.concat([varint(field * 8 + 2), varint(announcedLength ?? bytes.length), bytes])
}

/** A key and a value. */
export function pair(key: string, value: string): Buffer {
  return Buffer.concat([bytesField(1, key), bytesField(2, value)])
}

/** A graph of one node with one weight, whose bytes may lie in a file beside it. */
export function graph(options: { readonly nodes?: number; readonly weightLocation?: string } = {}): Buffer {
  const { nodes = 1, weightLocation } = options
  const weight = weightLocation === undefined ? Buffer.alloc(0) : bytesField(13, pair('location', weightLocation))
  return Buffer.concat([
    ...Array.from({ length: nodes }, () => bytesField(1, bytesField(4, 'Identity'))),
    bytesField(5, weight),
    bytesField(11, bytesField(1, 'in')),
    bytesField(12, bytesField(1, 'out')),
  ])
}

/** A model file; parts may be left out or replaced to make it wrong. */
export function onnxModel(
  parts: readonly Buffer[] = [numberField(1, 8), bytesField(8, ''), bytesField(7, graph())],
): Buffer {
  return Buffer.concat(parts)
}
