import assert from 'node:assert/strict'
import { KeepAlive } from './keep-alive.ts'

describe('KeepAlive', () => {
  const cases: readonly (readonly [unknown, number | null | undefined])[] = [
    [0, 0],
    [30, 30_000],
    [-1, Number.POSITIVE_INFINITY],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['300ms', 300],
    ['-1s', Number.POSITIVE_INFINITY],
    ['20', 20_000],
    [null, null],
    [undefined, undefined],
  ]

  for (const [sent, ms] of cases) {
    it(`reads ${JSON.stringify(sent)}`, () => assert.equal(KeepAlive.parse(sent), ms))
  }

  for (const sent of ['soon', '5 parsecs', '', {}, true]) {
    it(`refuses ${JSON.stringify(sent)}`, () => assert.equal(KeepAlive.safeParse(sent).success, false))
  }
})
