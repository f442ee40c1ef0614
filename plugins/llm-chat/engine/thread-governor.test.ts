import assert from 'node:assert/strict'
import { ThreadGovernor } from './thread-governor.ts'

describe('ThreadGovernor', () => {
  it('keeps its threads while steps take their usual time', () => {
    const governor = new ThreadGovernor(4)
    for (let n = 0; n < 100; n++) governor.observe(1, 10 + (n % 5), n * 10)
    assert.equal(governor.threads(1000), 4)
  })

  it('yields threads after repeated stalls, longer each time, and comes back', () => {
    const governor = new ThreadGovernor(4)
    governor.observe(1, 10, 0)
    for (let n = 0; n < 3; n++) governor.observe(1, 100, 10)
    assert.equal(governor.threads(20), 2)
    assert.equal(governor.threads(2100), 4)
    for (let n = 0; n < 3; n++) governor.observe(1, 100, 2100)
    assert.equal(governor.threads(5000), 2)
    assert.equal(governor.threads(6200), 4)
  })

  it('compares steps of the same width only', () => {
    const governor = new ThreadGovernor(2)
    governor.observe(1, 10, 0)
    for (let n = 0; n < 10; n++) governor.observe(8, 60, n)
    assert.equal(governor.threads(100), 2)
  })
})
