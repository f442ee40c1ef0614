import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { readCases, readHome } from './cases/read-cases.ts'
import { resolve } from './resolve.ts'

const MIN_CASES = 300
const MIN_RIGHT_RATIO = 0.95
const folder = new URL('cases/', import.meta.url)

describe('resolver on hand-written cases', () => {
  const outcomes = [10, 40, 200].flatMap((size) => {
    const home = readHome(readFileSync(new URL(`home-${size}.txt`, folder), 'utf8'))
    const files = globSync(`home-${size}.*cases.txt`, { cwd: folder })
    const cases = files.flatMap((file) => readCases(readFileSync(new URL(file, folder), 'utf8')))
    return cases.map((item) => ({ size, item, home, got: resolve(item.words, home) }))
  })
  const told = outcomes.map(({ size, item, got }) => ({ size, line: item.line, wanted: item.wanted, got: tell(got) }))
  const wrong = told.filter((outcome) => outcome.got !== outcome.wanted)

  it('has homes of the sizes that it speaks of and at least three hundred cases', () => {
    assert.ok(outcomes.length >= MIN_CASES, `only ${outcomes.length} cases`)
    for (const size of [10, 40, 200]) {
      const home = outcomes.find((outcome) => outcome.size === size)?.home
      assert.ok((home?.things.length ?? 0) >= size, `home of ${size} has ${home?.things.length} things`)
    }
  })

  it('names only things of the home in what it expects', () => {
    for (const { item, home } of outcomes)
      for (const id of item.ids)
        assert.ok(
          home.things.some((thing) => thing.id === id),
          `${id} in: ${item.line}`,
        )
  })

  it('finds the right things in at least 95 % of the cases', () => {
    const ratio = 1 - wrong.length / outcomes.length
    assert.ok(ratio >= MIN_RIGHT_RATIO, `${wrong.length} of ${outcomes.length}: ${JSON.stringify(wrong, null, 1)}`)
  })

  it('never switches a thing that was not meant', () => {
    for (const { item, got } of outcomes) {
      if (item.words.action === undefined || got.kind !== 'found') continue
      const strangers = got.things.filter((thing) => !item.ids.includes(thing.id)).map((thing) => thing.id)
      assert.deepEqual(strangers, [], `wrong device for: ${item.line}`)
    }
  })
})

function tell(got: ReturnType<typeof resolve>): string {
  if (got.kind === 'unknown' || got.kind === 'ambiguous') return got.kind
  const ids = got.things
    .map((thing) => thing.id)
    .sort()
    .join(' ')
  return got.kind === 'incapable' ? `cannot ${ids}` : ids
}
