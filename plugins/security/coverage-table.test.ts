import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = readFileSync(`${root}/core/docs/security.md`, 'utf8')
const rows =
  text
    .split('## What is covered')[1]
    ?.split('\n')
    .filter((line) => /^\| (?:API)?\d+ \|/.test(line)) ?? []

describe('the table of what is covered', () => {
  it('names files that are there, from the root or from this plugin', () => {
    const named = rows.flatMap((row) => [...row.matchAll(/`([\w./*-]+(?:\.ts|\/\*))`/g)].map(([, path]) => path ?? ''))
    assert.ok(named.length > 50, String(named.length))
    // The rows of outbound share their folder.
    const places = ['', 'plugins/security/', 'core/http/outbound/']
    const isThere = (path: string) => places.some((place) => globSync(place + path, { cwd: root }).length > 0)
    assert.deepEqual(
      named.filter((path) => !isThere(path)),
      [],
    )
  })

  it('has no row that names neither a test nor what is missing', () => {
    assert.deepEqual(
      rows.filter((row) => !/\.(?:test|integration|browser|model)\.ts|\/\*`|not built|[Mm]issing/.test(row)),
      [],
    )
  })
})
