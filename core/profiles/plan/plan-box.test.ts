import assert from 'node:assert/strict'
import type { ModelTask } from '../../contracts/models.ts'
import { asWhenIdle } from '../box-machine.ts'
import { type Hardware, hardwareSchema } from '../hardware.ts'
import type { ModelShape } from '../memory/model-shape.ts'
import type { Profile } from '../profile-schema.ts'
import type { Candidate, PlanNeed } from './plan.ts'
import { planBox } from './plan-box.ts'

const MIB = 1024 * 1024

const machine = (ramMiB: number, vramMiB?: number): Hardware =>
  hardwareSchema.parse({
    name: 'test',
    arch: 'x64',
    cpu: { model: 'test', cores: 4, threads: 8 },
    memory: { totalMiB: ramMiB },
    gpus:
      vramMiB === undefined
        ? []
        : [{ name: 'card', vendor: 'nvidia', kind: 'discrete', memoryMiB: vramMiB, backends: ['cuda'] }],
  })

const profile = (changes: Partial<Profile> = {}): Profile => ({
  name: 'test',
  description: 'test',
  budget: { reserveRamMiB: 0, reserveVramMiB: 0, marginMiB: 0 },
  priorities: ['chat', 'embedding', 'speech-to-text', 'vision'],
  pinned: ['chat'],
  chat: { contextTokens: 8192, minContextTokens: 2048, parallel: 2, minParallel: 1 },
  plugins: {},
  ...changes,
})

/** 10 layers; 1 MiB of cache for each 256 tokens of context. */
const shape = (weightsMiB: number): ModelShape => ({
  inputBytes: 0,
  outputBytes: 0,
  layers: Array.from({ length: 10 }, () => ({
    weightBytes: (weightsMiB * MIB) / 10,
    kvHeads: 1,
    keyLength: 102,
    valueLength: 102,
    windowTokens: undefined,
  })),
  recurrentBytes: 0,
  extraBytes: 0,
  embeddingLength: 64,
  feedForwardLength: 64,
  heads: 1,
  vocabulary: 1000,
  hasCache: true,
})

const transformer = (id: string, weightsMiB: number, changes: Partial<Candidate> = {}): Candidate => ({
  id,
  backends: ['cpu', 'cuda'],
  shape: shape(weightsMiB),
  memoryMiB: undefined,
  contextTokens: 32_768,
  sizeBytes: weightsMiB * MIB,
  installed: false,
  builtIn: false,
  ...changes,
})

const other = (id: string, memoryMiB: number): Candidate => ({
  ...transformer(id, 0),
  backends: ['cpu'],
  shape: undefined,
  memoryMiB,
})

const need = (task: ModelTask, ...candidates: readonly Candidate[]): PlanNeed => ({
  plugin: `of-${task}`,
  task,
  candidates,
})

describe('planBox', () => {
  it('takes the first candidate that fits, and says why not the better ones', () => {
    const needs = [need('chat', transformer('large', 8000), transformer('middle', 3000), transformer('small', 500))]
    const { models } = planBox({ hardware: machine(4096), profile: profile(), needs })
    assert.equal(models[0]?.id, 'middle')
    assert.deepEqual(
      models[0]?.rejected.map(({ id }) => id),
      ['large'],
    )
    assert.match(models[0]?.rejected[0]?.reason ?? '', /takes at least 8\d\d\d MiB of RAM .*; 4096 MiB are left/)
  })

  it('prefers a smaller model to a shorter context, and a shorter context to nothing', () => {
    const wide = profile({ chat: { contextTokens: 262_144, minContextTokens: 2048, parallel: 1, minParallel: 1 } })
    const big = transformer('big', 3000, { contextTokens: 262_144 })
    const small = transformer('small', 500, { contextTokens: 262_144 })
    const both = planBox({ hardware: machine(4096), profile: wide, needs: [need('chat', big, small)] })
    assert.equal(both.models[0]?.id, 'small')
    const alone = planBox({ hardware: machine(4096), profile: wide, needs: [need('chat', big)] })
    assert.equal(alone.models[0]?.id, 'big')
    assert.ok((alone.models[0]?.contextTokens ?? 0) < 262_144)
  })

  it('gives up conversations at once before it gives up context', () => {
    const tight = planBox({
      hardware: machine(3190),
      profile: profile(),
      needs: [need('chat', transformer('m', 3000))],
    })
    assert.deepEqual([tight.models[0]?.contextTokens, tight.models[0]?.parallel], [8192, 1])
  })

  it('gives a sentence for every step down from what the profile wishes, on the CPU too', () => {
    const reasons = (ramMiB: number, candidate: Candidate, vramMiB?: number) =>
      planBox({
        hardware: machine(ramMiB, vramMiB),
        profile: profile({ chat: { contextTokens: 65_536, minContextTokens: 2048, parallel: 2, minParallel: 1 } }),
        needs: [need('chat', candidate)],
      }).models[0]?.reasons.slice(1) ?? []
    const large = transformer('m', 3000, { contextTokens: 131_072 })
    const cut = 'its context was cut from 65536 to 16384 tokens so that it fits'
    const fewer = 'it holds 1 instead of 2 conversations at once so that it fits'
    assert.deepEqual(reasons(8000, large), [])
    assert.deepEqual(reasons(3500, large), [fewer])
    assert.deepEqual(reasons(3220, large), [cut, fewer])
    assert.deepEqual(reasons(8000, transformer('m', 3000, { contextTokens: 4096 })), [
      'it was made for 4096 tokens of context, fewer than the 65536 wished',
    ])
    assert.deepEqual(reasons(3220, large, 500), [cut, fewer, 'no candidate fits on card'])
    assert.match(reasons(8000, large, 2600).join(), /no candidate fits wholly on card; \d layers of this do/)
    const cpuOnly = transformer('m', 500, { backends: ['cpu'], contextTokens: 131_072 })
    assert.deepEqual(reasons(8000, cpuOnly, 2600), ['no candidate has a backend for card'])
  })

  it('never asks for more context than the model was trained for', () => {
    const needs = [need('chat', transformer('m', 100, { contextTokens: 512 }))]
    assert.equal(planBox({ hardware: machine(4096), profile: profile(), needs }).models[0]?.contextTokens, 512)
  })

  it('uses the card, then a part of it, then the processor', () => {
    const on = (vramMiB: number) =>
      planBox({ hardware: machine(16_000, vramMiB), profile: profile(), needs: [need('chat', transformer('m', 4000))] })
        .models[0]
    assert.deepEqual([on(6000)?.backend, on(6000)?.gpuLayers], ['cuda', 'all'])
    const part = on(3000)
    assert.equal(part?.backend, 'cuda')
    assert.ok(typeof part?.gpuLayers === 'number' && part.gpuLayers >= 5 && part.gpuLayers < 10)
    assert.deepEqual([on(1000)?.backend, on(1000)?.gpuLayers], ['cpu', 0])
    assert.match(on(1000)?.reasons.join() ?? '', /no candidate fits on card/)
  })

  it('keeps to the backends that a model has', () => {
    const needs = [need('chat', transformer('m', 1000, { backends: ['cpu'] }))]
    assert.equal(planBox({ hardware: machine(8000, 8000), profile: profile(), needs }).models[0]?.backend, 'cpu')
  })

  it('says which command would let it use a GPU that has no engine', () => {
    const needs = [need('chat', transformer('m', 1000)), need('vision', other('eyes', 500))]
    const idleGpus = [{ name: 'card', backends: ['vulkan', 'cuda'] as const }]
    const plan = planBox({ hardware: machine(8000), profile: profile(), needs, idleGpus })
    assert.match(plan.models[0]?.reasons.join() ?? '', /card is idle: "npx lares gpu add cuda"/)
    assert.doesNotMatch(plan.models[1]?.reasons.join() ?? '', /idle/)
  })

  it('leaves room for those that come after', () => {
    const needs = [
      need('chat', transformer('large', 3800), transformer('small', 2000)),
      need('embedding', transformer('vectors', 300)),
    ]
    const plan = planBox({ hardware: machine(4096), profile: profile(), needs })
    assert.deepEqual(
      plan.models.map(({ id, mode }) => [id, mode]),
      [
        ['small', 'resident'],
        ['vectors', 'resident'],
      ],
    )
  })

  it('orders by the priorities of the profile, not by the order of the plugins', () => {
    const needs = [need('vision', other('eyes', 900)), need('chat', transformer('m', 900))]
    const plan = planBox({ hardware: machine(4096), profile: profile(), needs })
    assert.deepEqual(
      plan.models.map(({ task }) => task),
      ['chat', 'vision'],
    )
  })

  it('lets what does not fit beside the others take turns, around what is pinned', () => {
    const needs = [
      need('chat', transformer('m', 1000)),
      need('speech-to-text', other('ears', 1500)),
      need('vision', other('eyes', 2000)),
    ]
    const plan = planBox({ hardware: machine(4096), profile: profile(), needs })
    assert.deepEqual(
      plan.models.map(({ id, mode }) => [id, mode]),
      [
        ['m', 'resident'],
        ['ears', 'resident'],
        ['eyes', 'turns'],
      ],
    )
    assert.ok(plan.peak.ramMiB <= 4096)
  })

  it('reports what nothing fits, with the figures', () => {
    const plan = planBox({
      hardware: machine(1000),
      profile: profile(),
      needs: [need('chat', transformer('m', 3000)), need('vision')],
    })
    assert.deepEqual(plan.models, [])
    assert.match(plan.unmet[0]?.reasons[0] ?? '', /m takes at least 3\d\d\d MiB of RAM .*; 1000 MiB are left/)
    assert.match(plan.unmet[1]?.reasons[0] ?? '', /there is no model for it/)
  })

  it('takes what is built in when nothing else fits at all, and only then', () => {
    const starter = transformer('starter', 5, { builtIn: true, backends: ['cpu'], contextTokens: 2048 })
    const large = transformer('large', 900, { contextTokens: 131_072 })
    const wide = profile({ chat: { contextTokens: 131_072, minContextTokens: 2048, parallel: 2, minParallel: 1 } })
    const on = (ramMiB: number, vramMiB?: number) =>
      planBox({ hardware: machine(ramMiB, vramMiB), profile: wide, needs: [need('chat', large, starter)] }).models[0]
    // The better model in a short context goes before the built-in one in the wished context.
    assert.equal(on(1100)?.id, 'large')
    assert.equal(on(1100, 300)?.id, 'large')
    assert.equal(on(500)?.id, 'starter')
    assert.match(on(500)?.rejected[0]?.reason ?? '', /takes at least 1\d\d\d MiB of RAM with 2048 tokens/)
    assert.equal(on(500)?.installed, false)
  })

  it('compares what nothing fits with what the pinned models leave', () => {
    const needs = [need('chat', transformer('m', 1000)), need('vision', other('eyes', 500))]
    const plan = planBox({ hardware: machine(1508), profile: profile(), needs })
    const left = 1508 - (plan.models[0]?.ramMiB ?? 0)
    assert.deepEqual(plan.unmet[0]?.reasons, [`eyes takes at least 500 MiB of RAM; ${left} MiB are left`])
  })

  it('respects the limit of a control group', () => {
    const limited = hardwareSchema.parse({ ...machine(16_000), memory: { totalMiB: 16_000, limitMiB: 2000 } })
    const plan = planBox({
      hardware: limited,
      profile: profile(),
      needs: [need('chat', transformer('m', 3000), transformer('s', 1000))],
    })
    assert.equal(plan.models[0]?.id, 's')
    assert.match(plan.budgets[0]?.source ?? '', /control group/)
  })

  it('plans with no more than was free, of the RAM and of the card, and says so', () => {
    const needs = [need('chat', transformer('m', 3000), transformer('s', 1000))]
    const base = machine(16_000, 8000)
    const busy = hardwareSchema.parse({
      ...base,
      memory: { totalMiB: 16_000, availableMiB: 2500 },
      gpus: base.gpus.map((gpu) => ({ ...gpu, freeMiB: 2000 })),
    })
    const lean = profile({ budget: { reserveRamMiB: 1000, reserveVramMiB: 0, marginMiB: 100 } })
    const plan = planBox({ hardware: busy, profile: lean, needs })
    assert.deepEqual(
      plan.budgets.map(({ usableMiB, source }) => [usableMiB, source]),
      [
        [2400, 'memory of the machine, of which 2500 MiB were free when it was read'],
        [1900, 'card, of which 2000 MiB were free when it was read'],
      ],
    )
    assert.equal(plan.models[0]?.id, 's')
    const idle = planBox({ hardware: asWhenIdle(busy), profile: lean, needs })
    assert.deepEqual(
      idle.budgets.map(({ usableMiB, source }) => [usableMiB, source]),
      [
        [14_900, 'memory of the machine'],
        [7900, 'card'],
      ],
    )
    const roomy = hardwareSchema.parse({ ...base, memory: { totalMiB: 16_000, availableMiB: 15_500 } })
    assert.equal(planBox({ hardware: roomy, profile: lean, needs }).budgets[0]?.usableMiB, 14_900)
  })

  it('never plans over the budget, whatever the sizes', () => {
    for (const ramMiB of [500, 1500, 3000, 5000, 9000]) {
      for (const sizes of [
        [4000, 2000, 300],
        [900, 800, 700],
        [6000, 100, 50],
      ]) {
        const [chat = 0, ears = 0, eyes = 0] = sizes
        const needs = [
          need('chat', transformer('c', chat), transformer('c2', chat / 4)),
          need('speech-to-text', other('e', ears)),
          need('vision', other('v', eyes)),
        ]
        const plan = planBox({ hardware: machine(ramMiB), profile: profile(), needs })
        assert.ok(plan.peak.ramMiB <= ramMiB, `${plan.peak.ramMiB} of ${ramMiB}`)
      }
    }
  })
})
