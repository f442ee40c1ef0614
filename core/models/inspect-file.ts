import { closeSync, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'
import type { ModelShape } from '../profiles/memory/model-shape.ts'
import { shapeOfHeader } from '../profiles/memory/shape-of-header.ts'
import { BoundedReader } from './bounded-reader.ts'
import { fileInvalid } from './file-invalid.ts'
import { asUnreadable } from './file-unreadable.ts'
import { describeGguf, type GgufDescription } from './gguf/describe-gguf.ts'
import type { GgufHeader } from './gguf/gguf-header.ts'
import { readGguf } from './gguf/read-gguf.ts'
import { readOnnx } from './onnx/read-onnx.ts'

/** What a check of a file found. Structured-cloneable, so that the check can run in a child. */
export type Inspection =
  | {
      readonly format: 'gguf'
      readonly description: GgufDescription
      /** For computing its memory need. */
      readonly shape: ModelShape | undefined
      readonly metadata: Readonly<Record<string, string | number | boolean>>
    }
  | {
      readonly format: 'onnx'
      readonly nodes: number
      readonly producer: string | undefined
      readonly metadata: Readonly<Record<string, string>>
    }
  | { readonly format: 'safetensors' | 'other' }

const SAFETENSORS_HEADER_LIMIT = 100 * 1024 * 1024
const SHOWN_TEXT_LIMIT = 500

/**
 * Checks that a file is what its name says. GGUF and ONNX are parsed strictly, safetensors by its header;
 * other companions of a model (tokenizers, lists of labels) must not be executable or an HTML error page.
 * @throws MODEL_FILE_INVALID with the reason, MODEL_FILE_UNREADABLE
 */
export function inspectFile(path: string, fileName: string = path): Inspection {
  try {
    return checked(path, fileName)
  } catch (error) {
    throw asUnreadable(error)
  }
}

function checked(path: string, fileName: string): Inspection {
  switch (extname(fileName).toLowerCase()) {
    case '.gguf': {
      const header = readGguf(path)
      return {
        format: 'gguf',
        description: describeGguf(header),
        shape: shapeOfHeader(header),
        metadata: shownMetadata(header),
      }
    }
    case '.onnx': {
      const { nodes, producer, metadata } = readOnnx(path)
      return { format: 'onnx', nodes, producer, metadata: Object.fromEntries(metadata) }
    }
    case '.safetensors':
      checkSafetensors(path)
      return { format: 'safetensors' }
    default:
      checkCompanion(path)
      return { format: 'other' }
  }
}

function shownMetadata(header: GgufHeader): Record<string, string | number | boolean> {
  const shown: Record<string, string | number | boolean> = {}
  for (const [key, value] of header.metadata) {
    if (typeof value === 'object') shown[key] = `list of ${value.count}`
    else shown[key] = typeof value === 'string' ? value.slice(0, SHOWN_TEXT_LIMIT) : value
  }
  return shown
}

function checkSafetensors(path: string): void {
  const reader = new BoundedReader(path)
  try {
    const length = reader.u64('the length of its header')
    if (length > SAFETENSORS_HEADER_LIMIT || length > reader.remaining)
      throw fileInvalid('its header is longer than the file')
    if (reader.bytes(1, 'its header').toString() !== '{')
      throw fileInvalid('it does not begin with a safetensors header')
  } finally {
    reader.close()
  }
}

function checkCompanion(path: string): void {
  const start = Buffer.alloc(64)
  const file = openSync(path, 'r')
  const length = readSync(file, start)
  closeSync(file)
  const text = start.subarray(0, length).toString('latin1').trimStart().toLowerCase()
  if (length === 0) throw fileInvalid('it is empty')
  if (text.startsWith('<!doctype') || text.startsWith('<html')) throw fileInvalid('it is a web page')
  if (text.startsWith('\x7felf') || text.startsWith('#!') || text.startsWith('mz\x90'))
    throw fileInvalid('it is a program')
}
