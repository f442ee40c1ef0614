import assert from 'node:assert/strict'
import { RestartPolicy } from './restart-policy.ts'

describe('RestartPolicy', () => {
  const limits = { baseDelayMs: 1000, maxDelayMs: 3000, crashLimit: 5, crashWindowMs: 10_000 }

  it('doubles the delay up to its cap, then opens', () => {
    const policy = new RestartPolicy(limits)
    const outcomes = [0, 1, 2, 3, 4].map((at) => policy.crashed(at))
    assert.deepEqual(
      outcomes.slice(0, 4).map((outcome) => outcome.kind === 'wait' && outcome.delayMs),
      [1000, 2000, 3000, 3000],
    )
    assert.equal(outcomes[4]?.kind, 'open')
  })

  it('forgets crashes that lie outside the window', () => {
    const policy = new RestartPolicy(limits)
    for (let n = 0; n < 20; n++) assert.equal(policy.crashed(n * 10_000).kind, 'wait')
  })

  it('forgets everything on reset', () => {
    const policy = new RestartPolicy(limits)
    for (let n = 0; n < 4; n++) policy.crashed(n)
    policy.reset()
    assert.deepEqual(policy.crashed(5), { kind: 'wait', delayMs: 1000 })
  })
})
