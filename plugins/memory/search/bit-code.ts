/** Bits of the code of an embedding of that many dimensions: the next power of two. */
export function codeBits(dimensions: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(32, dimensions)))
}

/**
 * The embedding after a fixed random rotation, which spreads its weight evenly over all places even when it is sparse.
 * Source: random signs and a Walsh-Hadamard transform (Ailon and Chazelle, STOC 2006).
 */
export function rotate(embedding: Float32Array): Float32Array {
  const bits = codeBits(embedding.length)
  const rotated = new Float32Array(bits)
  for (let at = 0; at < embedding.length; at++) rotated[at] = (embedding[at] ?? 0) * signAt(at)
  hadamard(rotated)
  // A second round mixes what few dimensions with weight left uneven.
  for (let at = 0; at < bits; at++) rotated[at] = (rotated[at] ?? 0) * signAt(at + bits)
  hadamard(rotated)
  return rotated
}

/**
 * A bit for the sign of each place of a rotated embedding, so that the share of differing bits estimates the angle between
 * two embeddings. Source: SimHash (Charikar, STOC 2002).
 */
export function signBits(rotated: Float32Array): Uint32Array {
  const code = new Uint32Array(rotated.length / 32)
  for (let at = 0; at < rotated.length; at++) {
    if ((rotated[at] ?? 0) > 0) code[at >>> 5] = (code[at >>> 5] ?? 0) | (1 << (at & 31))
  }
  return code
}

/** The code under which an embedding is kept. */
export function bitCode(embedding: Float32Array): Uint32Array {
  return signBits(rotate(embedding))
}

/**
 * Sums to estimate the product of a query with a code more finely than by bits alone, since the query keeps its weights:
 * for each byte of the code and each of its 256 values, what it adds.
 */
export function productTable(rotated: Float32Array): Float32Array {
  const table = new Float32Array((rotated.length / 8) * 256)
  for (let byte = 0; byte < rotated.length / 8; byte++) {
    const base = byte * 256
    for (let bit = 0; bit < 8; bit++) table[base] = (table[base] ?? 0) - (rotated[byte * 8 + bit] ?? 0)
    for (let value = 1; value < 256; value++) {
      const lowest = 31 - Math.clz32(value & -value)
      table[base + value] = (table[base + (value & (value - 1))] ?? 0) + 2 * (rotated[byte * 8 + lowest] ?? 0)
    }
  }
  return table
}

/** Random-looking sign of a position, the same on every box and for ever. */
function signAt(position: number): number {
  let mixed = Math.imul(position + 1, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77)
  return (mixed ^ (mixed >>> 13)) & 1 ? 1 : -1
}

function hadamard(values: Float32Array): void {
  for (let half = 1; half < values.length; half *= 2) {
    for (let start = 0; start < values.length; start += half * 2) {
      for (let at = start; at < start + half; at++) {
        const a = values[at] ?? 0
        const b = values[at + half] ?? 0
        values[at] = a + b
        values[at + half] = a - b
      }
    }
  }
}
