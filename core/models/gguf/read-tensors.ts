import type { BoundedReader } from '../bounded-reader.ts'
import { fileInvalid } from '../file-invalid.ts'
import type { GgufTensor } from './gguf-header.ts'
import { readText } from './read-metadata.ts'
import { TENSOR_TYPES, type TensorType } from './tensor-types.ts'

const TENSOR_LIMIT = 65_536
/** The native parser keeps names in 64 bytes with a zero at the end. */
const NAME_LIMIT_BYTES = 63
const DIMENSION_LIMIT = 4
/** A tensor takes at least: length of the name, one letter, count of dimensions, one dimension, type, offset. */
const SMALLEST_TENSOR_BYTES = 33

/** A tensor with its place in the data part. */
export interface PlacedTensor extends GgufTensor {
  readonly offset: bigint
}

/** Reads the list of tensors; shapes are multiplied without overflow and must fit whole blocks. */
export function readTensors(reader: BoundedReader, count: bigint): readonly PlacedTensor[] {
  if (count > BigInt(TENSOR_LIMIT) || count > BigInt(Math.floor(reader.remaining / SMALLEST_TENSOR_BYTES))) {
    throw fileInvalid(`its header announces ${count} tensors, more than the file has room for`)
  }
  const names = new Set<string>()
  return Array.from({ length: Number(count) }, (_, index) => {
    const tensor = readTensor(reader, index)
    if (names.has(tensor.name)) throw fileInvalid(`the tensor "${tensor.name}" stands there twice`)
    names.add(tensor.name)
    return tensor
  })
}

function readTensor(reader: BoundedReader, index: number): PlacedTensor {
  const name = readText(reader, NAME_LIMIT_BYTES, `the name of tensor ${index}`)
  if (name === '') throw fileInvalid(`tensor ${index} has no name`)
  const rank = reader.u32(`the shape of "${name}"`)
  if (rank < 1 || rank > DIMENSION_LIMIT) throw fileInvalid(`the tensor "${name}" has ${rank} dimensions`)
  const shape = Array.from({ length: rank }, () => reader.u64(`the shape of "${name}"`))
  const type = TENSOR_TYPES.get(reader.u32(`the type of "${name}"`))
  if (type === undefined) throw fileInvalid(`the tensor "${name}" has an unknown type`)
  const offset = reader.u64(`the offset of "${name}"`)
  const elements = countElements(name, shape, type)
  return {
    name,
    type: type.name,
    dimensions: shape.map(Number),
    elements,
    bytes: (elements / type.elements) * type.bytes,
    offset,
  }
}

function countElements(name: string, shape: readonly bigint[], type: TensorType): number {
  const product = shape.reduce((total, size) => total * size, 1n)
  if (product === 0n) throw fileInvalid(`the tensor "${name}" is empty`)
  if (product > BigInt(Number.MAX_SAFE_INTEGER) / BigInt(type.bytes)) {
    throw fileInvalid(`the tensor "${name}" has ${product} elements, more than any file can hold`)
  }
  if ((shape[0] ?? 0n) % BigInt(type.elements) !== 0n) {
    throw fileInvalid(`a row of the tensor "${name}" does not fill whole blocks of ${type.name}`)
  }
  return Number(product)
}
