import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Runs every benchmark of the tree one after another, or those whose path contains a word given. */

const root = fileURLToPath(new URL('../..', import.meta.url))
const wanted = process.argv.slice(2)
const files = globSync(['core/bench/*.bench.ts', 'plugins/*/bench/*.bench.ts'], { cwd: root })
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .toSorted()

let failed = 0
for (const file of files) {
  process.stdout.write(`\n# ${file}\n`)
  const { status } = spawnSync(process.execPath, [file], { cwd: root, stdio: 'inherit' })
  if (status !== 0) failed++
}
process.stdout.write(`\n${files.length - failed} of ${files.length} benchmarks ran\n`)
process.exitCode = failed === 0 ? 0 : 1
