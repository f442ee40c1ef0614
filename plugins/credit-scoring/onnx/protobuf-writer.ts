/** Writes protocol buffer fields; what ONNX files are made of. Source: protobuf.dev, "Encoding". */
export class ProtobufWriter {
  readonly #chunks: Uint8Array[] = []

  /** An integer of at most 53 bits, at least 0, or a negative one as its 64-bit two's complement. */
  varint(field: number, value: number | bigint): this {
    this.#tag(field, 0)
    this.#chunks.push(varintBytes(BigInt.asUintN(64, BigInt(value))))
    return this
  }

  /** A 32-bit float. */
  float(field: number, value: number): this {
    this.#tag(field, 5)
    this.#chunks.push(floatBytes([value]))
    return this
  }

  /** Text as UTF-8. */
  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value))
  }

  /** A nested message. */
  message(field: number, value: ProtobufWriter): this {
    return this.bytes(field, value.finish())
  }

  /** Packed 32-bit floats. */
  floats(field: number, values: readonly number[]): this {
    return values.length === 0 ? this : this.bytes(field, floatBytes(values))
  }

  /** Packed integers. */
  varints(field: number, values: readonly number[]): this {
    if (values.length === 0) return this
    return this.bytes(field, concat(values.map((value) => varintBytes(BigInt.asUintN(64, BigInt(value))))))
  }

  /** Raw bytes with their length. */
  bytes(field: number, value: Uint8Array): this {
    this.#tag(field, 2)
    this.#chunks.push(varintBytes(BigInt(value.length)), value)
    return this
  }

  /** Everything written. */
  finish(): Uint8Array {
    return concat(this.#chunks)
  }

  #tag(field: number, wireType: number): void {
    this.#chunks.push(varintBytes(BigInt(field * 8 + wireType)))
  }
}

function varintBytes(value: bigint): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}

function floatBytes(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4))
  values.forEach((value, index) => {
    view.setFloat32(index * 4, value, true)
  })
  return new Uint8Array(view.buffer)
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
