import assert from 'node:assert/strict'
import { readableSize, readableSpan } from './readable-size.ts'

describe('readable sizes and spans', () => {
  it('say sizes as people do', () => {
    assert.equal(readableSize(1_300_000_000), '1.3GB')
    assert.equal(readableSize(284_000_000), '284MB')
    assert.equal(readableSize(1_190), '1KB')
  })

  it('say spans by their two largest units', () => {
    assert.equal(readableSpan(5 * 3_600_000 + 23 * 60_000), '5h 23m')
    assert.equal(readableSpan(50 * 3_600_000), '2d 2h')
    assert.equal(readableSpan(72_000), '1m 12s')
    assert.equal(readableSpan(900), '0s')
  })
})
