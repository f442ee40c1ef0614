/** A seeded source of randomness: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, bound). */
  below(bound: number): number
  /** Standard normal (Box-Muller). */
  normal(): number
  /** Shuffles in place. */
  shuffle<T extends { length: number; [index: number]: unknown }>(items: T): T
  /** One of the choices. */
  pick<T>(choices: readonly [T, ...T[]]): T
  /** An independent stream that depends on the seed and the label only. */
  fork(label: string): Random
}

/** Makes a generator of the sfc32 family. Source: PractRand, Chris Doty-Humphrey (public domain). */
export function seededRandom(seed: number | string): Random {
  const text = String(seed)
  const [a0, b0, c0] = [hash(text, 0x9e3779b9), hash(text, 0x85ebca6b), hash(text, 0xc2b2ae35)]
  let a = a0
  let b = b0
  let c = c0
  let counter = 1

  const nextInt = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) nextInt()

  const next = (): number => nextInt() / 4294967296
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    below,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const kept = items[i]
        items[i] = items[j]
        items[j] = kept
      }
      return items
    },
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    fork: (label) => seededRandom(`${text}/${label}`),
  }
}

/** FNV-1a with a final mix, 32 bits. */
function hash(text: string, basis: number): number {
  let value = basis | 0
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return value ^ (value >>> 13)
}
