import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import Mocha from 'mocha'

/** Runs every test of the tree, or of the paths given; ends with one line of counts. */

const root = fileURLToPath(new URL('../..', import.meta.url))
const KINDS = '*.{test,integration,model,browser}.ts'
const given = process.argv.slice(2)
const patterns =
  given.length > 0
    ? given.map((path) => (path.endsWith('.ts') ? path : `${path}/**/${KINDS}`))
    : [`core/**/${KINDS}`, `plugins/**/${KINDS}`]
const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted()

const mocha = new Mocha({
  parallel: availableParallelism() > 1,
  jobs: availableParallelism(),
  timeout: 60_000,
  reporter: 'spec',
  forbidOnly: true,
  color: process.stdout.isTTY === true,
})
for (const file of files) mocha.addFile(`${root}/${file}`)

const { passed, failed, skipped } = await new Promise<{ passed: number; failed: number; skipped: number }>(
  (resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {}
      resolve({ passed: passes, failed: failures, skipped: pending })
    })
  },
)
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`)
// A test that leaves a handle open must not hold up the rest.
process.exit(failed > 0 || passed === 0 ? 1 : 0)
