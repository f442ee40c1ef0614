import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const NOT_PRODUCT = /\.(test|integration|contract|model|browser|types|bench)\.ts$|\/(test|testing|fixtures|bench)\//

/** Codes that the sources of an area throw: the first argument of `new AppError`, or of a local function that makes one. */
function thrownCodes(area: string): Set<string> {
  const codes = new Set<string>()
  for (const file of globSync(`${area}/**/*.ts`, { cwd: root })) {
    if (NOT_PRODUCT.test(file)) continue
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, code] of text.matchAll(/new AppError\(\s*'([A-Z][A-Z0-9_]+)'/g))
      if (code !== undefined) codes.add(code)
  }
  return codes
}

/** Codes with a row of their own, `| CODE | kind | meaning | what to do |`. */
function documentedCodes(page: string): Set<string> {
  const text = readFileSync(join(root, page), 'utf8')
  return new Set([...text.matchAll(/^\|\s*`([A-Z][A-Z0-9_]+)`\s*\|/gm)].map(([, code]) => code ?? ''))
}

const areas = [
  { area: 'core', page: 'core/docs/errors.md' },
  ...globSync('plugins/*', { cwd: root })
    .filter((folder) => globSync(`${folder}/plugin.ts`, { cwd: root }).length > 0)
    .map((folder) => ({ area: folder, page: `${folder}/errors.md` })),
]

describe('error codes', () => {
  for (const { area, page } of areas) {
    it(`of ${area} all stand in ${page}`, () => {
      const documented = documentedCodes(page)
      assert.deepEqual([...thrownCodes(area)].filter((code) => !documented.has(code)).toSorted(), [])
    })

    it(`in ${page} are all thrown by ${area}`, () => {
      const text = globSync(`${area}/**/*.ts`, { cwd: root })
        .filter((file) => !NOT_PRODUCT.test(file))
        .map((file) => readFileSync(join(root, file), 'utf8'))
        .join('\n')
      assert.deepEqual([...documentedCodes(page)].filter((code) => !text.includes(`'${code}'`)).toSorted(), [])
    })
  }

  it('were found at all', () => {
    assert.ok(thrownCodes('core').size > 30)
  })
})
