import type { BoundedReader } from '../bounded-reader.ts'
import { fileInvalid } from '../file-invalid.ts'
import type { GgufValue } from './gguf-header.ts'

const KEY_LIMIT_BYTES = 1024
const KEPT_TEXT_LIMIT_BYTES = 1024 * 1024
const KEPT_TOTAL_LIMIT_BYTES = 8 * 1024 * 1024
const KEPT_LIST_LIMIT = 4096
const TEXT_LIMIT_BYTES = 16 * 1024 * 1024
/** A pair takes at least: length of the key, one letter, the type, one byte. */
const SMALLEST_PAIR_BYTES = 14

/** Bytes of the fixed-size value types by their number. */
const FIXED_BYTES: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [7, 1],
  [10, 8],
  [11, 8],
  [12, 8],
])
const STRING = 8
const ARRAY = 9

/** Reads the key-value part; every count, length and type is checked before anything of that size is allocated. */
export function readMetadata(reader: BoundedReader, count: bigint): Map<string, GgufValue> {
  if (count > BigInt(Math.floor(reader.remaining / SMALLEST_PAIR_BYTES))) {
    throw fileInvalid(`its header announces ${count} entries, more than the file has room for`)
  }
  const metadata = new Map<string, GgufValue>()
  let keptBytes = 0
  for (let index = 0; index < Number(count); index++) {
    const key = readKey(reader, index)
    if (metadata.has(key)) throw fileInvalid(`the header entry "${key}" stands there twice`)
    const value = readValue(reader, key)
    keptBytes += key.length + (typeof value === 'string' ? value.length : 32)
    if (keptBytes > KEPT_TOTAL_LIMIT_BYTES) throw fileInvalid('its header texts take more than 8 MiB')
    metadata.set(key, value)
  }
  return metadata
}

/** A text with a length in front, bounded. */
export function readText(reader: BoundedReader, limitBytes: number, what: string): string {
  const length = reader.u64(what)
  if (length > BigInt(limitBytes))
    throw fileInvalid(`${what} is ${length} bytes long; at most ${limitBytes} are allowed`)
  return reader.bytes(Number(length), what).toString('utf8')
}

function readKey(reader: BoundedReader, index: number): string {
  const key = readText(reader, KEY_LIMIT_BYTES, `the name of header entry ${index}`)
  if (!/^[\w.+-]+$/.test(key)) throw fileInvalid(`the name of header entry ${index} is empty or has odd characters`)
  return key
}

function readValue(reader: BoundedReader, key: string): GgufValue {
  const type = reader.u32(`the type of "${key}"`)
  if (type === STRING) return readText(reader, KEPT_TEXT_LIMIT_BYTES, `the text of "${key}"`)
  if (type === ARRAY) return readList(reader, key)
  return readFixed(reader, type, key)
}

function readFixed(reader: BoundedReader, type: number, key: string): number | boolean {
  const size = FIXED_BYTES.get(type)
  if (size === undefined) throw fileInvalid(`the header entry "${key}" has the unknown type ${type}`)
  const bytes = reader.bytes(size, `the value of "${key}"`)
  switch (type) {
    case 0:
      return bytes.readUInt8()
    case 1:
      return bytes.readInt8()
    case 2:
      return bytes.readUInt16LE()
    case 3:
      return bytes.readInt16LE()
    case 4:
      return bytes.readUInt32LE()
    case 5:
      return bytes.readInt32LE()
    case 6:
      return bytes.readFloatLE()
    case 7: {
      const value = bytes.readUInt8()
      if (value > 1) throw fileInvalid(`the header entry "${key}" is neither true nor false`)
      return value === 1
    }
    case 10:
      return Number(bytes.readBigUInt64LE())
    case 11:
      return Number(bytes.readBigInt64LE())
    default:
      return bytes.readDoubleLE()
  }
}

function readList(reader: BoundedReader, key: string): GgufValue {
  const type = reader.u32(`the element type of "${key}"`)
  const count = reader.u64(`the length of "${key}"`)
  const size = type === STRING ? 8 : FIXED_BYTES.get(type)
  if (type === ARRAY) throw fileInvalid(`the header entry "${key}" is a list of lists`)
  if (size === undefined) throw fileInvalid(`the header entry "${key}" is a list of the unknown type ${type}`)
  if (count > BigInt(Math.floor(reader.remaining / size))) {
    throw fileInvalid(`the header entry "${key}" announces ${count} elements, more than the file has room for`)
  }
  const length = Number(count)
  if (type === STRING) {
    for (let index = 0; index < length; index++) skipText(reader, key)
    return { count: length, numbers: undefined }
  }
  if (length > KEPT_LIST_LIMIT) {
    reader.skip(length * size, `the list "${key}"`)
    return { count: length, numbers: undefined }
  }
  return { count: length, numbers: Array.from({ length }, () => Number(readFixed(reader, type, key))) }
}

function skipText(reader: BoundedReader, key: string): void {
  const length = reader.u64(`a text of "${key}"`)
  if (length > TEXT_LIMIT_BYTES) throw fileInvalid(`a text of "${key}" is ${length} bytes long`)
  reader.skip(length, `a text of "${key}"`)
}
