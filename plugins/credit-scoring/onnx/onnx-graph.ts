import { ProtobufWriter } from './protobuf-writer.ts'

/** Value of a node's attribute; the key says its type. */
export type Attribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly ints: readonly number[] }
  | { readonly floats: readonly number[] }
  | { readonly texts: readonly string[] }

/** One operation of a graph. */
export interface GraphNode {
  readonly op: string
  readonly domain?: 'ai.onnx.ml'
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes?: Readonly<Record<string, Attribute>>
}

/** A constant of a graph. */
export interface Constant {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: readonly number[]
  readonly type: 'float' | 'int64'
}

/** An input or output with a free first dimension. */
export interface Port {
  readonly name: string
  readonly type: 'float' | 'string'
  readonly width: number
}

/** A whole model. */
export interface Graph {
  readonly name: string
  readonly description: string
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  readonly nodes: readonly GraphNode[]
  readonly constants: readonly Constant[]
  readonly metadata: Readonly<Record<string, string>>
}

const IR_VERSION = 8
const OPSET = 17
const ML_OPSET = 3
const ELEMENT = { float: 1, int64: 7, string: 8 } as const

/** Writes a model file. Field numbers are those of `onnx.proto` (IR version 8). */
export function encodeGraph(graph: Graph): Uint8Array {
  const model = new ProtobufWriter()
    .varint(1, IR_VERSION)
    .text(2, 'lares')
    .text(6, graph.description)
    .message(7, graphMessage(graph))
    .message(8, new ProtobufWriter().text(1, '').varint(2, OPSET))
    .message(8, new ProtobufWriter().text(1, 'ai.onnx.ml').varint(2, ML_OPSET))
  for (const [key, value] of Object.entries(graph.metadata))
    model.message(14, new ProtobufWriter().text(1, key).text(2, value))
  return model.finish()
}

function graphMessage(graph: Graph): ProtobufWriter {
  const message = new ProtobufWriter()
  for (const node of graph.nodes) message.message(1, nodeMessage(node))
  message.text(2, graph.name)
  for (const constant of graph.constants) message.message(5, tensorMessage(constant))
  for (const port of graph.inputs) message.message(11, portMessage(port))
  for (const port of graph.outputs) message.message(12, portMessage(port))
  return message
}

function nodeMessage(node: GraphNode): ProtobufWriter {
  const message = new ProtobufWriter()
  for (const input of node.inputs) message.text(1, input)
  for (const output of node.outputs) message.text(2, output)
  message.text(3, node.outputs[0] ?? node.op).text(4, node.op)
  for (const [name, value] of Object.entries(node.attributes ?? {})) message.message(5, attributeMessage(name, value))
  return node.domain === undefined ? message : message.text(7, node.domain)
}

function attributeMessage(name: string, value: Attribute): ProtobufWriter {
  const message = new ProtobufWriter().text(1, name)
  if ('float' in value) return message.float(2, value.float).varint(20, 1)
  if ('int' in value) return message.varint(3, value.int).varint(20, 2)
  if ('text' in value) return message.text(4, value.text).varint(20, 3)
  if ('floats' in value) return message.floats(7, value.floats).varint(20, 6)
  if ('ints' in value) return message.varints(8, value.ints).varint(20, 7)
  for (const text of value.texts) message.text(9, text)
  return message.varint(20, 8)
}

function tensorMessage({ name, shape, values, type }: Constant): ProtobufWriter {
  const message = new ProtobufWriter().varints(1, shape).varint(2, ELEMENT[type])
  return (type === 'float' ? message.floats(4, values) : message.varints(7, values)).text(8, name)
}

function portMessage({ name, type, width }: Port): ProtobufWriter {
  const shape = new ProtobufWriter()
    .message(1, new ProtobufWriter().text(2, 'rows'))
    .message(1, new ProtobufWriter().varint(1, width))
  const tensor = new ProtobufWriter().varint(1, ELEMENT[type]).message(2, shape)
  return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor))
}
