import { BoundedReader } from '../bounded-reader.ts'
import { fileInvalid } from '../file-invalid.ts'
import type { GgufHeader, GgufValue } from './gguf-header.ts'
import { readMetadata } from './read-metadata.ts'
import { type PlacedTensor, readTensors } from './read-tensors.ts'

const MAGIC = 'GGUF'
const DEFAULT_ALIGNMENT = 32
const ALIGNMENT_LIMIT = 1024 * 1024
const LAYER_LIMIT = 4096

/**
 * Reads and checks the header of a GGUF file: every count, text, offset and tensor is compared with the file before
 * a native parser may see it. Reads no weights. Memory stays near the size of the kept header texts.
 * @throws MODEL_FILE_INVALID with the reason
 */
export function readGguf(path: string): GgufHeader {
  const reader = new BoundedReader(path)
  try {
    return readHeader(reader)
  } finally {
    reader.close()
  }
}

function readHeader(reader: BoundedReader): GgufHeader {
  const magic = reader.bytes(4, 'its first four bytes').toString('latin1')
  if (magic !== MAGIC) throw fileInvalid('it does not begin with GGUF')
  const version = readVersion(reader)
  const tensorCount = reader.u64('the count of tensors')
  const entryCount = reader.u64('the count of header entries')
  const metadata = readMetadata(reader, entryCount)
  const architecture = checkArchitecture(metadata)
  const tensors = readTensors(reader, tensorCount)
  checkLayout(tensors, alignmentOf(metadata), reader)
  return {
    version,
    architecture,
    metadata,
    tensors: tensors.map(({ offset: _, ...tensor }) => tensor),
    fileBytes: reader.sizeBytes,
  }
}

function readVersion(reader: BoundedReader): number {
  const version = reader.u32('the version')
  if ((version & 0xffff) === 0 && version !== 0) throw fileInvalid('it was written for a big-endian machine')
  if (version === 1) throw fileInvalid('it has version 1 of the format, which nothing reads any more')
  if (version !== 2 && version !== 3) throw fileInvalid(`it has the unknown version ${version} of the format`)
  return version
}

function checkArchitecture(metadata: ReadonlyMap<string, GgufValue>): string {
  const architecture = metadata.get('general.architecture')
  if (typeof architecture !== 'string' || !/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(architecture)) {
    throw fileInvalid('its header does not name an architecture')
  }
  const layers = metadata.get(`${architecture}.block_count`)
  if (
    layers !== undefined &&
    (typeof layers !== 'number' || !Number.isInteger(layers) || layers < 0 || layers > LAYER_LIMIT)
  ) {
    throw fileInvalid('its count of layers is absurd')
  }
  return architecture
}

function alignmentOf(metadata: ReadonlyMap<string, GgufValue>): number {
  const alignment = metadata.get('general.alignment') ?? DEFAULT_ALIGNMENT
  const isPowerOfTwo = typeof alignment === 'number' && Number.isInteger(Math.log2(alignment))
  if (!isPowerOfTwo || alignment < 8 || alignment > ALIGNMENT_LIMIT) {
    throw fileInvalid(`its alignment is ${String(alignment)} and not a power of two from 8 to ${ALIGNMENT_LIMIT}`)
  }
  return alignment
}

/** Tensors must follow each other without gap or overlap, each at its aligned place, and end inside the file. */
function checkLayout(tensors: readonly PlacedTensor[], alignment: number, reader: BoundedReader): void {
  if (tensors.length === 0) return
  const dataStart = alignUp(reader.position, alignment)
  let expected = 0
  for (const { name, offset, bytes } of tensors) {
    if (offset % BigInt(alignment) !== 0n) throw fileInvalid(`the tensor "${name}" does not lie at an aligned place`)
    if (offset < BigInt(expected)) throw fileInvalid(`the tensor "${name}" overlaps the one before it`)
    if (offset > BigInt(reader.sizeBytes)) throw fileInvalid(`the tensor "${name}" lies past the end of the file`)
    if (offset > BigInt(expected)) throw fileInvalid(`there is a gap before the tensor "${name}"`)
    if (dataStart + expected + bytes > reader.sizeBytes) {
      throw fileInvalid(`the tensor "${name}" reaches past the end of the file, which is cut short`)
    }
    expected = alignUp(expected + bytes, alignment)
  }
}

function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment
}
