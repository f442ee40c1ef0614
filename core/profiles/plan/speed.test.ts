import assert from 'node:assert/strict'
import { type Hardware, hardwareSchema } from '../hardware.ts'
import type { ModelShape } from '../memory/model-shape.ts'
import { budgetsOf } from './budgets.ts'
import type { Candidate, PlanNeed } from './plan.ts'
import { planBox } from './plan-box.ts'
import { writingSpeed } from './speed.ts'
import { profile as fixtureProfile, shape as fixtureShape, transformer } from './testing/plan-fixtures.ts'

const GB = 1e9
const MIB = 1024 * 1024

const machine = (changes: Readonly<Record<string, unknown>> = {}): Hardware =>
  hardwareSchema.parse({
    name: 'test',
    arch: 'x64',
    cpu: { model: 'test', cores: 4, threads: 8 },
    memory: { totalMiB: 64_000 },
    ...changes,
  })
const card = { name: 'card', vendor: 'nvidia', kind: 'discrete', memoryMiB: 24_000, backends: ['cuda'] }

const profile = fixtureProfile({
  speed: { cpuGBs: 20, gpuGBs: 30, vramGBs: 200, minTokensPerSecond: 5 },
  chat: { contextTokens: 2048, minContextTokens: 2048, parallel: 1, minParallel: 1 },
})

/** Ten layers with all but a tenth of the weights, which the embeddings are; they serve for the output too. */
const shape = (gigabytes: number, changes: Partial<ModelShape> = {}): ModelShape => ({
  ...fixtureShape((gigabytes * 0.9 * GB) / MIB),
  inputBytes: gigabytes * 0.1 * GB,
  ...changes,
})

const model = (id: string, gigabytes: number, changes: Partial<Candidate> = {}): Candidate =>
  transformer(id, 0, { shape: shape(gigabytes), contextTokens: 2048, sizeBytes: gigabytes * GB, ...changes })

const speedOf = (candidate: Candidate, gpuLayers: number | 'all' = 0, hardware = machine()) =>
  writingSpeed(
    candidate,
    { backend: gpuLayers === 0 ? 'cpu' : 'cuda', gpuLayers },
    { hardware, profile, budgets: budgetsOf(hardware, profile) },
  )?.tokensPerSecond

const near = (actual: number | undefined, expected: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < expected * 0.01, `${actual}, not ${expected}`)

describe('writingSpeed', () => {
  it('is what the bandwidth of the class allows when every weight is read for each token', () => {
    near(speedOf(model('m', 2)), (20 * 0.55) / 2)
    near(speedOf(model('m', 2), 'all', machine({ gpus: [card] })), (200 * 0.65) / 2)
    const shared = { ...card, kind: 'integrated', memoryMiB: 0 }
    near(speedOf(model('m', 2), 'all', machine({ gpus: [shared] })), (30 * 0.65) / 2)
  })

  it('adds the times of the parts that the processor and the card read', () => {
    // Of ten layers six stay: the output is the first that the card gets.
    const seconds = (6 * 0.18) / (20 * 0.55) + (4 * 0.18 + 0.2) / (200 * 0.65)
    near(speedOf(model('m', 2), 5, machine({ gpus: [card] })), 1 / seconds)
  })

  it('does not count embeddings of which only a row is read, nor experts that rest', () => {
    const untied = model('m', 2, { shape: shape(2, { outputBytes: 0.2 * GB, inputBytes: 4 * GB }) })
    near(speedOf(untied), (20 * 0.55) / 2)
    near(speedOf(model('m', 2, { activeRatio: 0.25 })), (20 * 0.55) / (1.8 * 0.25 + 0.2))
  })

  it('is lower where the machine says that it has less than its class, and not higher where it has more', () => {
    const memory = (bandwidthGBs: number) => machine({ memory: { totalMiB: 64_000, bandwidthGBs } })
    near(speedOf(model('m', 2), 0, memory(10)), (10 * 0.55) / 2)
    near(speedOf(model('m', 2), 0, memory(100)), (20 * 0.55) / 2)
  })

  it('is none of what writes no text', () => {
    assert.equal(speedOf(model('m', 2, { shape: shape(2, { hasCache: false }) })), undefined)
    assert.equal(speedOf(model('m', 2, { shape: undefined })), undefined)
  })
})

describe('planBox with an eye on speed', () => {
  const chosen = (candidates: readonly Candidate[], hardware = machine()) => {
    const needs: readonly PlanNeed[] = [{ plugin: 'p', task: 'chat', candidates }]
    return planBox({ hardware, profile, needs }).models[0]
  }

  it('passes over what fits and would write too slowly, with the figure', () => {
    const planned = chosen([model('slow', 4), model('fast', 2)])
    assert.equal(planned?.id, 'fast')
    assert.deepEqual(planned?.rejected, [
      {
        id: 'slow',
        reason: 'would write about 2.8 tokens/s, fewer than the 5 asked for: each reads 4.0 GB at 11.0 GB/s',
      },
    ])
    assert.match(planned?.reasons[0] ?? '', /writes about 5\.5 tokens\/s or more$/)
    near(planned?.tokensPerSecond, 5.5)
  })

  it('takes the same model where a card is fast enough for it', () => {
    assert.equal(chosen([model('slow', 4), model('fast', 2)], machine({ gpus: [card] }))?.id, 'slow')
  })

  it('lets what the owner has be slow before it falls back to what is built in', () => {
    const starter = model('starter', 0.01, { builtIn: true, installed: true })
    assert.equal(chosen([model('slow', 4), starter])?.id, 'starter')
    const planned = chosen([model('slow', 4, { installed: true }), starter])
    assert.equal(planned?.id, 'slow')
    assert.ok(planned?.reasons.includes('it is slower than the 5 tokens/s asked for'))
    assert.equal(chosen([model('slow', 4, { installed: true }), model('fast', 2), starter])?.id, 'fast')
  })
})
