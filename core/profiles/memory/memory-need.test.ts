import assert from 'node:assert/strict'
import { memoryNeed } from './memory-need.ts'
import type { LayerShape, ModelShape } from './model-shape.ts'

const KIB = 1024
const layer = (changes: Partial<LayerShape> = {}): LayerShape => ({
  weightBytes: 1000,
  kvHeads: 8,
  keyLength: 128,
  valueLength: 128,
  windowTokens: undefined,
  ...changes,
})
const model = (changes: Partial<ModelShape> = {}): ModelShape => ({
  inputBytes: 300,
  outputBytes: 200_000,
  layers: Array.from({ length: 4 }, () => layer()),
  recurrentBytes: 0,
  extraBytes: 0,
  embeddingLength: 1024,
  feedForwardLength: 4096,
  heads: 32,
  vocabulary: 32_000,
  hasCache: true,
  ...changes,
})
const cpu = { contextTokens: 4096, parallel: 1, gpuLayers: 0 } as const

describe('memoryNeed', () => {
  it('counts keys and values by layers, heads that keep them, head sizes, context and conversations', () => {
    assert.equal(memoryNeed(model(), cpu).cacheBytes, 4 * 4096 * 8 * 256 * 2)
    assert.equal(memoryNeed(model(), { ...cpu, parallel: 3 }).cacheBytes, 3 * 4 * 4096 * 8 * 256 * 2)
    assert.equal(memoryNeed(model(), { ...cpu, cacheType: 'q8_0' }).cacheBytes, (4 * 4096 * 8 * 256 * 34) / 32)
  })

  it('rounds the context up as the engine does', () => {
    assert.equal(
      memoryNeed(model(), { ...cpu, contextTokens: 100 }).cacheBytes,
      memoryNeed(model(), { ...cpu, contextTokens: 256 }).cacheBytes,
    )
  })

  it('keeps only the window of layers that see no further', () => {
    const layers = [layer({ windowTokens: 512 }), layer()]
    const { cacheBytes } = memoryNeed(model({ layers }), { ...cpu, contextTokens: 32 * KIB })
    assert.equal(cacheBytes, (1024 + 32 * KIB) * 8 * 256 * 2)
  })

  it('has no cache for layers without keys and for encoders', () => {
    assert.equal(memoryNeed(model({ layers: [layer({ kvHeads: 0 })] }), cpu).cacheBytes, 0)
    assert.equal(memoryNeed(model({ hasCache: false }), cpu).cacheBytes, 0)
  })

  it('adds the state of recurrent layers for each conversation', () => {
    const shape = model({ layers: [layer({ kvHeads: 0 })], recurrentBytes: 5000 })
    assert.equal(memoryNeed(shape, { ...cpu, parallel: 2 }).cacheBytes, 10_000)
  })

  it('takes more to compute without flash attention, and then by the context', () => {
    const flash = memoryNeed(model(), { ...cpu, contextTokens: 32 * KIB }).computeBytes
    const plain = memoryNeed(model(), { ...cpu, contextTokens: 32 * KIB, flashAttention: false }).computeBytes
    assert.ok(plain > 10 * flash)
  })

  it('moves layers, output and computing to the GPU, and keeps the input in RAM', () => {
    const none = memoryNeed(model(), cpu)
    const all = memoryNeed(model(), { ...cpu, gpuLayers: 'all' })
    assert.equal(none.vramBytes, 0)
    assert.equal(all.vramBytes, 4000 + 200_000 + all.cacheBytes + all.computeBytes)
    assert.ok(all.ramBytes < none.ramBytes)
  })

  it('counts the output as the first layer on the GPU, and room to compute in on both sides', () => {
    const half = memoryNeed(model(), { ...cpu, gpuLayers: 3 })
    assert.equal(half.vramBytes, 2000 + 200_000 + half.cacheBytes / 2 + half.computeBytes)
    const onCpu = half.ramBytes - 2000 - 300 - half.cacheBytes / 2
    assert.ok(onCpu > memoryNeed(model(), { ...cpu, gpuLayers: 'all' }).ramBytes - 300, `${onCpu}`)
    const one = memoryNeed(model(), { ...cpu, gpuLayers: 1 })
    assert.equal(one.vramBytes, 200_000 + one.computeBytes)
    const every = memoryNeed(model(), { ...cpu, gpuLayers: 5 })
    assert.deepEqual(every, memoryNeed(model(), { ...cpu, gpuLayers: 'all' }))
  })

  it('copies embeddings that serve as output too', () => {
    const tied = memoryNeed(model({ outputBytes: 0, inputBytes: 9000 }), { ...cpu, gpuLayers: 'all' })
    assert.equal(tied.vramBytes, 4000 + 9000 + tied.cacheBytes + tied.computeBytes)
  })

  it('counts projectors whole', () => {
    const without = memoryNeed(model(), cpu)
    const withEyes = memoryNeed(model({ extraBytes: 7777 }), cpu)
    assert.equal(withEyes.ramBytes - without.ramBytes, 7777)
    assert.equal(withEyes.weightBytes - without.weightBytes, 7777)
  })
})
