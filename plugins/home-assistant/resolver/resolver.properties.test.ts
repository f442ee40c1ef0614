import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { HOME_ACTIONS } from '../../../core/contracts/home-tools.ts'
import { readHome } from './cases/read-cases.ts'
import { resolve } from './resolve.ts'

const homes = [10, 40, 200].map((size) =>
  readHome(readFileSync(new URL(`cases/home-${size}.txt`, import.meta.url), 'utf8')),
)

describe('resolve', function () {
  this.timeout(60_000)

  it('means the thing itself, or asks, when its own name and room are said', () => {
    for (const home of homes)
      for (const thing of home.things) {
        const area = home.areas.find((candidate) => candidate.id === thing.area)?.name
        const got = resolve({ name: thing.name, area }, home)
        if (got.kind === 'ambiguous' || got.kind === 'unknown') continue
        assert.ok(got.things.includes(thing), `${thing.id} by "${thing.name}", "${area}": ${JSON.stringify(got)}`)
      }
  })

  it('answers any words without throwing, and only with things of the home', () => {
    const word = fc.oneof(
      fc.constantFrom('lampe', 'salon', 'du', 'tous', 'les', 'volets', '3', 'étage', 'light', 'kitchen', 'porte'),
      fc.string({ maxLength: 12 }),
    )
    const phrase = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
    const action = fc.option(fc.constantFrom(...HOME_ACTIONS), { nil: undefined })
    fc.assert(
      fc.property(phrase, phrase, action, fc.constantFrom(...homes), (name, area, act, home) => {
        const got = resolve({ name, area, action: act }, home)
        if ('things' in got) assert.ok(got.things.every((thing) => home.things.includes(thing)))
      }),
      { numRuns: 500 },
    )
  })

  it('gives no thing for a name that shares no word with the home', () => {
    for (const home of homes)
      for (const action of HOME_ACTIONS) {
        const got = resolve({ name: 'zygomatique xylographe', action }, home)
        assert.equal(got.kind, 'unknown')
      }
  })
})
