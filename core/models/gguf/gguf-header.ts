/** A value of a GGUF header. Lists are kept when they are short lists of numbers, else only counted. */
export type GgufValue = string | number | boolean | GgufList

/** A list in a header. */
export interface GgufList {
  readonly count: number
  /** Undefined for texts and for long lists. */
  readonly numbers: readonly number[] | undefined
}

/** One tensor as the header lists it. */
export interface GgufTensor {
  readonly name: string
  readonly type: string
  readonly dimensions: readonly number[]
  readonly elements: number
  readonly bytes: number
}

/** What a checked GGUF file says about itself. */
export interface GgufHeader {
  readonly version: number
  readonly architecture: string
  readonly metadata: ReadonlyMap<string, GgufValue>
  readonly tensors: readonly GgufTensor[]
  readonly fileBytes: number
}

/** A number of the header, undefined when it is absent or something else. */
export function numberOf(header: GgufHeader, key: string): number | undefined {
  const value = header.metadata.get(key)
  return typeof value === 'number' ? value : undefined
}

/** A text of the header, undefined when it is absent or something else. */
export function textOf(header: GgufHeader, key: string): string | undefined {
  const value = header.metadata.get(key)
  return typeof value === 'string' ? value : undefined
}

/** A number of the model's own architecture, for example `block_count`. */
export function modelNumber(header: GgufHeader, key: string): number | undefined {
  return numberOf(header, `${header.architecture}.${key}`)
}

/** A value per layer: one number for all, or a list with one for each; undefined when absent. */
export function perLayer(header: GgufHeader, key: string, layers: number): readonly number[] | undefined {
  const value = header.metadata.get(`${header.architecture}.${key}`)
  if (typeof value === 'number') return Array.from({ length: layers }, () => value)
  if (typeof value !== 'object' || value.numbers === undefined || value.numbers.length < layers) return undefined
  return value.numbers.slice(0, layers)
}
