#!/usr/bin/env node
// Runs under whatever Node there is, to say what is missing; everything else needs the Node that npm installed.
import process from 'node:process'

if (Number(process.versions.node.split('.')[0]) < 26) {
  process.stderr.write(`Lares needs Node 26 and found ${process.version}. In the folder of Lares, run: npx lares\n`)
  process.exitCode = 1
} else {
  const { run } = await import('./run.ts')
  await run(process.argv.slice(2))
}
