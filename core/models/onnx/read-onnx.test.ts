import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { readOnnx } from './read-onnx.ts'
import { bytesField, graph, numberField, onnxModel, pair, varint } from './testing/onnx-writer.ts'

const REAL = '../shared/data/models'
const version = numberField(1, 8)
const opset = bytesField(8, '')

const MALFORMED: readonly { readonly name: string; readonly bytes: Buffer; readonly reason: RegExp }[] = [
  { name: 'an empty file', bytes: Buffer.alloc(0), reason: /no version/ },
  { name: 'a web page', bytes: Buffer.from('<!DOCTYPE html><html></html>'), reason: /damaged|ends inside|no version/ },
  { name: 'no graph', bytes: onnxModel([version, opset]), reason: /0 graphs/ },
  {
    name: 'two graphs',
    bytes: onnxModel([version, opset, bytesField(7, graph()), bytesField(7, graph())]),
    reason: /2 graphs/,
  },
  { name: 'no operator set', bytes: onnxModel([version, bytesField(7, graph())]), reason: /no operator set|names no/ },
  {
    name: 'no nodes',
    bytes: onnxModel([version, opset, bytesField(7, graph({ nodes: 0 }))]),
    reason: /computes nothing/,
  },
  {
    name: 'a version of 2^40',
    bytes: onnxModel([numberField(1, 2 ** 40), opset, bytesField(7, graph())]),
    reason: /no version/,
  },
  {
    name: 'a graph longer than the file',
    bytes: onnxModel([version, opset, bytesField(7, graph(), 2n ** 60n)]),
    reason: /ends inside/,
  },
  {
    name: 'a node longer than its graph',
    bytes: onnxModel([version, opset, bytesField(7, bytesField(1, 'x', 500)), Buffer.alloc(600)]),
    reason: /ends inside/,
  },
  { name: 'a graph that is a number', bytes: onnxModel([version, opset, numberField(7, 1)]), reason: /damaged/ },
  { name: 'a field number of zero', bytes: onnxModel([version, varint(2), varint(0)]), reason: /damaged/ },
  {
    name: 'a number without end',
    bytes: onnxModel([Buffer.from([8, ...Array.from({ length: 20 }, () => 0xff)])]),
    reason: /does not end/,
  },
  { name: 'a cut file', bytes: onnxModel().subarray(0, 12), reason: /ends inside/ },
  ...['../../etc/passwd', '/etc/passwd', 'a/b.bin', '..'].map((location) => ({
    name: `weights at ${location}`,
    bytes: onnxModel([version, opset, bytesField(7, graph({ weightLocation: location }))]),
    reason: /outside its own folder/,
  })),
]

describe('readOnnx', () => {
  let directory: string
  let path: string

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-onnx-'))
    path = join(directory, 'model.onnx')
  })

  after(() => rm(directory, { recursive: true, force: true }))

  it('reads a model, its metadata and the names of its weight files', async () => {
    const body = bytesField(7, graph({ weightLocation: 'model.onnx_data' }))
    await writeFile(
      path,
      onnxModel([version, bytesField(2, 'tests'), opset, body, bytesField(14, pair('rate', '16000'))]),
    )
    const header = readOnnx(path)
    assert.equal(header.producer, 'tests')
    assert.equal(header.nodes, 1)
    assert.deepEqual(header.externalFiles, ['model.onnx_data'])
    assert.equal(header.metadata.get('rate'), '16000')
  })

  for (const { name, bytes, reason } of MALFORMED) {
    it(`refuses ${name}`, async () => {
      await writeFile(path, bytes)
      assert.throws(
        () => readOnnx(path),
        (error) => error instanceof AppError && error.code === 'MODEL_FILE_INVALID' && reason.test(error.message),
      )
    })
  }

  it('passes the real files at hand', function () {
    if (!existsSync(REAL)) return this.skip()
    for (const name of readdirSync(REAL).filter((file) => file.endsWith('.onnx'))) {
      assert.ok(readOnnx(join(REAL, name)).nodes > 0, name)
    }
  })
})
