import assert from 'node:assert/strict'
import { AppError } from '../../contracts/errors.ts'
import { isPassing, Patience } from './patience.ts'

const failure = (code: string, retryAfterSeconds?: number) =>
  new AppError(code, 'unavailable', code, { details: retryAfterSeconds === undefined ? {} : { retryAfterSeconds } })
const HOUR_MS = 3_600_000

describe('Patience', () => {
  let nowMs: number
  let patience: Patience
  /** Minutes until it gives up, at most a day, when each attempt fails at once. */
  const lastsMinutes = (error: unknown, each = () => {}) => {
    for (;;) {
      each()
      const delayMs = patience.delayAfter(error, 100)
      if (delayMs === undefined || nowMs > 24 * HOUR_MS) return Math.round(nowMs / 60_000)
      nowMs += delayMs
    }
  }

  beforeEach(() => {
    nowMs = 0
    patience = new Patience(100, { now: () => nowMs })
  })

  it('waits an hour for a network that is not there, at most a minute at a time', () => {
    for (const code of ['OUTBOUND_FAILED', 'OUTBOUND_TIMEOUT', 'MODEL_SOURCE_BUSY']) {
      nowMs = 0
      patience = new Patience(100, { now: () => nowMs })
      const minutes = lastsMinutes(failure(code))
      assert.ok(minutes >= 60 && minutes <= 61, `${code}: ${minutes} minutes`)
    }
  })

  it('counts the hour from the last byte on, and waits shortly again', () => {
    for (let hour = 1; hour <= 5; hour++) {
      nowMs += 0.9 * HOUR_MS
      patience.received()
      assert.ok((patience.delayAfter(failure('OUTBOUND_FAILED'), 100 + hour) ?? HOUR_MS) <= 1_000)
    }
    nowMs += HOUR_MS
    assert.equal(patience.delayAfter(failure('OUTBOUND_FAILED'), 105), undefined)
  })

  it('gives up soon on a source that sends and brings the file no further', () => {
    assert.ok(lastsMinutes(failure('MODEL_SOURCE_CUT'), () => patience.received()) <= 2)
    patience = new Patience(100, { now: () => nowMs })
    nowMs = 0
    assert.ok(lastsMinutes(failure('MODEL_SOURCE_FAILED')) <= 2)
  })

  it('does not try again what cannot pass', () => {
    for (const code of ['MODEL_SOURCE_MISSING', 'MODEL_SOURCE_DENIED', 'MODEL_DISK_FULL', 'MODEL_URL_REFUSED']) {
      assert.equal(patience.delayAfter(failure(code), 200), undefined)
      assert.equal(isPassing(code), false)
    }
    assert.equal(patience.delayAfter(new Error('what?'), 200), undefined)
    assert.equal(isPassing('OUTBOUND_FAILED'), true)
  })

  it('waits as long as the server asks, within reason', () => {
    assert.equal(patience.delayAfter(failure('MODEL_SOURCE_BUSY', 120), 100), 120_000)
    assert.equal(patience.delayAfter(failure('MODEL_SOURCE_BUSY', 86_400), 100), 600_000)
  })

  it('begins anew with what was discarded', () => {
    patience.discarded()
    for (let bytes = 1; bytes < 100; bytes++) {
      patience.received()
      assert.notEqual(patience.delayAfter(failure('MODEL_SOURCE_CUT'), bytes), undefined)
    }
  })
})
