/** Bits of the code of an embedding of that many dimensions: the next power of two. */
export function codeBits(dimensions: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(32, dimensions)))
}

/**
 * A bit per dimension after a fixed random rotation, so that the share of differing bits estimates the angle between two
 * embeddings even when they are sparse. Sources: SimHash (Charikar, STOC 2002); rotation by random signs and a
 * Walsh-Hadamard transform (Ailon and Chazelle, STOC 2006).
 */
export function bitCode(embedding: Float32Array): Uint32Array {
  const bits = codeBits(embedding.length)
  const rotated = new Float32Array(bits)
  for (let at = 0; at < embedding.length; at++) rotated[at] = (embedding[at] ?? 0) * signAt(at)
  hadamard(rotated)
  // A second round mixes what few dimensions with weight left uneven.
  for (let at = 0; at < bits; at++) rotated[at] = (rotated[at] ?? 0) * signAt(at + bits)
  hadamard(rotated)
  const code = new Uint32Array(bits / 32)
  for (let at = 0; at < bits; at++) {
    if ((rotated[at] ?? 0) > 0) code[at >>> 5] = (code[at >>> 5] ?? 0) | (1 << (at & 31))
  }
  return code
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
