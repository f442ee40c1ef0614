import { BoundedReader } from '../bounded-reader.ts'
import { fileInvalid } from '../file-invalid.ts'

/** What a checked ONNX file says about itself. */
export interface OnnxHeader {
  readonly irVersion: number
  readonly producer: string | undefined
  readonly nodes: number
  readonly initialisers: number
  readonly inputs: number
  readonly outputs: number
  /** Bare names of the files beside it that hold weights. */
  readonly externalFiles: readonly string[]
  readonly metadata: ReadonlyMap<string, string>
  readonly fileBytes: number
}

const TEXT_LIMIT_BYTES = 64 * 1024
const ITEM_LIMIT = 1_000_000

interface Counts {
  irVersion: number | undefined
  producer: string | undefined
  opsets: number
  graphs: number
  nodes: number
  initialisers: number
  inputs: number
  outputs: number
  items: number
  readonly externalFiles: Set<string>
  readonly metadata: Map<string, string>
}

/**
 * Walks the outer structure of an ONNX file (a protobuf `ModelProto`) and refuses what cannot be one: wrong wire types,
 * lengths past the end, no graph, no operator set, weights outside the model's own folder.
 * Field numbers from `onnx.proto` of ONNX 1.18.
 * @throws MODEL_FILE_INVALID with the reason
 */
export function readOnnx(path: string): OnnxHeader {
  const reader = new BoundedReader(path)
  try {
    const counts: Counts = {
      irVersion: undefined,
      producer: undefined,
      opsets: 0,
      graphs: 0,
      nodes: 0,
      initialisers: 0,
      inputs: 0,
      outputs: 0,
      items: 0,
      externalFiles: new Set(),
      metadata: new Map(),
    }
    readModel(reader, counts)
    return conclude(counts, reader.sizeBytes)
  } finally {
    reader.close()
  }
}

function conclude(counts: Counts, fileBytes: number): OnnxHeader {
  const { irVersion, graphs, opsets, externalFiles, ...rest } = counts
  if (irVersion === undefined || irVersion < 1 || irVersion > 64)
    throw fileInvalid('it is not an ONNX model: no version')
  if (graphs !== 1) throw fileInvalid(`it is not an ONNX model: it has ${graphs} graphs`)
  if (opsets === 0) throw fileInvalid('it is not an ONNX model: it names no operator set')
  if (rest.nodes === 0 || rest.outputs === 0) throw fileInvalid('its graph computes nothing')
  return {
    irVersion,
    producer: rest.producer,
    nodes: rest.nodes,
    initialisers: rest.initialisers,
    inputs: rest.inputs,
    outputs: rest.outputs,
    externalFiles: [...externalFiles],
    metadata: rest.metadata,
    fileBytes,
  }
}

function readModel(reader: BoundedReader, counts: Counts): void {
  forEachField(reader, counts, 'the model', {
    1: (wire) => {
      counts.irVersion = Number(readVarint(reader, wire, 'the version'))
    },
    2: (wire) => {
      counts.producer = readShortText(reader, wire, 'the producer')
    },
    7: (wire) => {
      counts.graphs++
      readMessage(reader, wire, 'the graph', () => readGraph(reader, counts))
    },
    8: (wire) => {
      counts.opsets++
      skipField(reader, wire, 'an operator set')
    },
    14: (wire) => readMessage(reader, wire, 'the metadata', () => readPair(reader, counts, counts.metadata)),
  })
}

function readGraph(reader: BoundedReader, counts: Counts): void {
  const count = (name: 'nodes' | 'inputs' | 'outputs') => (wire: number) => {
    counts[name]++
    if (wire !== 2) throw fileInvalid('its graph is damaged')
    skipField(reader, wire, 'the graph')
  }
  forEachField(reader, counts, 'the graph', {
    1: count('nodes'),
    5: (wire) => {
      counts.initialisers++
      readMessage(reader, wire, 'a weight', () => readTensor(reader, counts))
    },
    11: count('inputs'),
    12: count('outputs'),
  })
}

function readTensor(reader: BoundedReader, counts: Counts): void {
  const external = new Map<string, string>()
  forEachField(reader, counts, 'a weight', {
    13: (wire) => readMessage(reader, wire, 'a weight', () => readPair(reader, counts, external)),
  })
  const location = external.get('location')
  if (location === undefined) return
  if (!/^[\w][\w.+-]*$/.test(location)) throw fileInvalid('it wants weights from outside its own folder')
  counts.externalFiles.add(location)
}

function readPair(reader: BoundedReader, counts: Counts, into: Map<string, string>): void {
  let key = ''
  let value = ''
  forEachField(reader, counts, 'the metadata', {
    1: (wire) => {
      key = readShortText(reader, wire, 'the metadata')
    },
    2: (wire) => {
      value = readShortText(reader, wire, 'the metadata')
    },
  })
  if (into.size < 256) into.set(key, value)
}

type Handlers = Readonly<Record<number, (wire: number) => void>>

function forEachField(reader: BoundedReader, counts: Counts, what: string, handlers: Handlers): void {
  while (reader.remaining > 0) {
    if (++counts.items > ITEM_LIMIT) throw fileInvalid('it has more parts than any model')
    const tag = varint(reader, what)
    const field = Number(tag >> 3n)
    const wire = Number(tag & 7n)
    if (field < 1 || field > 536_870_911) throw fileInvalid(`it is damaged in ${what}`)
    const handle = handlers[field]
    if (handle === undefined) skipField(reader, wire, what)
    else handle(wire)
  }
}

function readMessage(reader: BoundedReader, wire: number, what: string, read: () => void): void {
  if (wire !== 2) throw fileInvalid(`it is damaged in ${what}`)
  reader.within(varint(reader, what), what, read)
}

function readShortText(reader: BoundedReader, wire: number, what: string): string {
  if (wire !== 2) throw fileInvalid(`it is damaged in ${what}`)
  const length = varint(reader, what)
  if (length > TEXT_LIMIT_BYTES) {
    reader.skip(length, what)
    return ''
  }
  return reader.bytes(Number(length), what).toString('utf8')
}

function readVarint(reader: BoundedReader, wire: number, what: string): bigint {
  if (wire !== 0) throw fileInvalid(`it is damaged in ${what}`)
  return varint(reader, what)
}

function skipField(reader: BoundedReader, wire: number, what: string): void {
  if (wire === 0) varint(reader, what)
  else if (wire === 1) reader.skip(8, what)
  else if (wire === 2) reader.skip(varint(reader, what), what)
  else if (wire === 5) reader.skip(4, what)
  else throw fileInvalid(`it is damaged in ${what}`)
}

function varint(reader: BoundedReader, what: string): bigint {
  let value = 0n
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = reader.u8(what)
    value |= BigInt(byte & 0x7f) << shift
    if (byte < 0x80) return value
  }
  throw fileInvalid(`a number in ${what} does not end`)
}
