import assert from 'node:assert/strict'
import { asWhenIdle } from '../box-machine.ts'
import { hardwareSchema } from '../hardware.ts'
import type { Candidate } from './plan.ts'
import { planBox } from './plan-box.ts'
import { machine, need, other, profile, transformer } from './testing/plan-fixtures.ts'

describe('planBox, with its reasons', () => {
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

  it('says which command would let it use a GPU that has no engine', () => {
    const needs = [need('chat', transformer('m', 1000)), need('vision', other('eyes', 500))]
    const idleGpus = [{ name: 'card', backends: ['vulkan', 'cuda'] as const }]
    const plan = planBox({ hardware: machine(8000), profile: profile(), needs, idleGpus })
    assert.match(plan.models[0]?.reasons.join() ?? '', /card is idle: "npx lares gpu add cuda"/)
    assert.doesNotMatch(plan.models[1]?.reasons.join() ?? '', /idle/)
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
})
