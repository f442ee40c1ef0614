import assert from 'node:assert/strict'
import { ProgressMeter } from './progress-meter.ts'

describe('ProgressMeter', () => {
  it('measures over the last seconds and says how long the rest takes', () => {
    let nowMs = 0
    const meter = new ProgressMeter(() => nowMs)
    assert.equal(meter.bytesPerSecond, undefined)
    for (const [atMs, bytes] of [
      [0, 0],
      [1000, 100],
      [2000, 200],
      [8000, 200],
      [9000, 1200],
    ] as const) {
      nowMs = atMs
      meter.note(bytes)
    }
    assert.equal(meter.bytesPerSecond, 1000)
    assert.equal(meter.etaSeconds(3200), 2)
    assert.equal(meter.etaSeconds(undefined), undefined)
  })

  it('begins anew when the download does', () => {
    let nowMs = 0
    const meter = new ProgressMeter(() => nowMs)
    meter.note(1000)
    nowMs = 1000
    meter.note(0)
    nowMs = 2000
    meter.note(50)
    assert.equal(meter.bytesPerSecond, 50)
  })

  it('takes little memory however often it is told', () => {
    let nowMs = 0
    const meter = new ProgressMeter(() => nowMs)
    for (let index = 0; index < 100_000; index++) {
      nowMs += 0.01
      meter.note(index)
    }
    assert.ok((meter.bytesPerSecond ?? 0) > 0)
  })
})
