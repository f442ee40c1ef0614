import assert from 'node:assert/strict'
import { planBox } from './plan-box.ts'
import { machine, need, other, profile, transformer } from './testing/plan-fixtures.ts'

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
