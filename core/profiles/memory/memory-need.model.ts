import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { readGguf } from '../../models/gguf/read-gguf.ts'
import { memoryNeed } from './memory-need.ts'
import { shapeOfHeader } from './shape-of-header.ts'
import { type SparseModel, writeSparseModel } from './testing/sparse-model.ts'

const run = promisify(execFile)
const LOADER = fileURLToPath(new URL('./testing/load-child.ts', import.meta.url))
const CHILD = fileURLToPath(new URL('./testing/estimate-child.ts', import.meta.url))
const CONTEXTS = ['512x1', '4096x1', '16384x1', '4096x4']
const TOLERANCE = 0.1
const BATCH = 512
/** Of models of a few MiB, what alignment and tables come to. */
const ROUNDING_BYTES = 512 * 1024

const estimateSchema = z.object({
  modelBytes: z.number(),
  results: z.array(z.object({ contextSize: z.number(), sequences: z.number(), bytes: z.number() })),
  splits: z.array(z.object({ gpuLayers: z.number(), vramBytes: z.number(), isWhole: z.boolean() })),
})

/** Real shapes, so that the comparison is of what owners run; the weights are holes in files. */
const SHAPES: readonly (SparseModel & { readonly name: string })[] = [
  {
    name: 'Llama 3.2 1B',
    architecture: 'llama',
    layers: 16,
    embedding: 2048,
    feedForward: 8192,
    heads: 32,
    kvHeads: 8,
    headLength: 64,
    vocabulary: 128_256,
  },
  {
    name: 'Qwen3 4B',
    architecture: 'qwen3',
    layers: 36,
    embedding: 2560,
    feedForward: 9728,
    heads: 32,
    kvHeads: 8,
    headLength: 128,
    vocabulary: 151_936,
  },
  {
    name: 'Gemma 3 1B',
    architecture: 'gemma3',
    layers: 26,
    embedding: 1152,
    feedForward: 6912,
    heads: 4,
    kvHeads: 1,
    headLength: 256,
    vocabulary: 262_144,
    window: 512,
  },
  {
    name: 'Gemma 3 4B',
    architecture: 'gemma3',
    layers: 34,
    embedding: 2560,
    feedForward: 10_240,
    heads: 8,
    kvHeads: 4,
    headLength: 256,
    vocabulary: 262_144,
    window: 1024,
  },
]
const LOADED = {
  architecture: 'llama',
  layers: 8,
  embedding: 1024,
  feedForward: 4096,
  heads: 16,
  kvHeads: 8,
  headLength: 64,
} as const
const FILES = ['../shared/data/models/stories260K.gguf', 'plugins/llm-chat/starter/lares-starter.gguf']

describe('memoryNeed beside the estimate of node-llama-cpp', function () {
  this.timeout(120_000)
  let directory: string

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-memory-'))
  })

  after(() => rm(directory, { recursive: true, force: true }))

  const compare = async (path: string) => {
    const { stdout } = await run(process.execPath, [CHILD, path, ...CONTEXTS], { maxBuffer: 1024 * 1024 })
    const estimate = estimateSchema.parse(JSON.parse(stdout))
    const shape = shapeOfHeader(readGguf(path))
    assert.ok(shape !== undefined)
    for (const { contextSize, sequences, bytes } of estimate.results) {
      const need = memoryNeed(shape, { contextTokens: contextSize, parallel: sequences, gpuLayers: 0 })
      assertNear(need.weightBytes, estimate.modelBytes, 'weights')
      assertNear(need.cacheBytes + need.computeBytes, bytes, `context ${contextSize}x${sequences}`)
    }
    for (const { gpuLayers, vramBytes, isWhole } of estimate.splits) {
      const need = memoryNeed(shape, { contextTokens: 4096, parallel: 2, gpuLayers })
      // llama.cpp copies tied embeddings for the output of any layer on the GPU; the estimate counts them only for all.
      const copied = isWhole || shape.outputBytes > shape.inputBytes / 2 ? 0 : shape.inputBytes
      // Weights and cache: what both count of the room to compute in follows other rules.
      const output = BATCH * 4 * (shape.vocabulary + 1)
      assertNear(need.vramBytes - need.computeBytes - copied, vramBytes - output, `${gpuLayers} layers on the GPU`)
    }
  }

  for (const shape of SHAPES) {
    it(`agrees within 10 % for the shape of ${shape.name}`, async () => {
      const path = join(directory, 'model.gguf')
      await writeSparseModel(path, shape)
      await compare(path)
    })
  }

  it('agrees with what the operating system counts after loading', async () => {
    const path = join(directory, 'loaded.gguf')
    await writeSparseModel(path, { ...LOADED, vocabulary: 32_000 })
    const shape = shapeOfHeader(readGguf(path))
    assert.ok(shape !== undefined)
    const { stdout } = await run(process.execPath, [LOADER, path, '8192', '2'], { maxBuffer: 1024 * 1024 })
    const { bytes } = z.object({ bytes: z.number() }).parse(JSON.parse(stdout))
    const need = memoryNeed(shape, { contextTokens: 8192, parallel: 2, gpuLayers: 0 })
    // A system counts a page once it was touched, so of the room to compute in only what this prompt used.
    const least = need.weightBytes + need.cacheBytes
    assert.ok(bytes >= least * (1 - TOLERANCE), `${bytes} counted, at least ${least} computed`)
    assert.ok(
      bytes <= (least + need.computeBytes) * (1 + TOLERANCE),
      `${bytes} counted, at most ${least + need.computeBytes} computed`,
    )
  })

  for (const file of FILES) {
    it(`agrees within 10 % for ${file.split('/').at(-1)}`, async function () {
      if (!existsSync(file)) return this.skip()
      await compare(file)
    })
  }
})

function assertNear(actual: number, expected: number, what: string): void {
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`
  assert.ok(
    Math.abs(actual - expected) <= Math.max(expected * TOLERANCE, ROUNDING_BYTES),
    `${what}: ${mib(actual)} computed, ${mib(expected)} estimated`,
  )
}
