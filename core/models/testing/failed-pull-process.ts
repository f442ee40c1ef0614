import { HttpSource } from '../download/http-source.ts'
import { pullModel } from '../download/pull-model.ts'
import { PlainOutbound } from './plain-outbound.ts'

/**
 * Pulls a model of two files, whose second one the hub lacks, then collects garbage (run with --expose-gc): a file that
 * was left open ends the process. Prints what shared memory the failed pull still holds, in bytes.
 */
const [directory = '', host = ''] = process.argv.slice(2)
const rules = { hosts: [host], redirectHosts: [], tokenHost: '', allowLocal: [host] }
const outbound = new PlainOutbound()
const file = (name: string) => {
  const url = `http://${host}/someone/model/resolve/main/${name}`
  return { name, url, source: new HttpSource({ url, rules, outbound }) }
}
const before = process.memoryUsage().arrayBuffers
await pullModel(
  { directory, files: [file('first.gguf'), file('second.gguf')] },
  {
    signal: new AbortController().signal,
    freeFloorBytes: 0,
    inspect: async () => ({ format: 'other' }),
  },
).then(
  () => process.exit(2),
  () => {},
)
for (let round = 0; round < 5; round++) {
  globalThis.gc?.()
  await new Promise((resolve) => setTimeout(resolve, 50))
}
process.stdout.write(`${process.memoryUsage().arrayBuffers - before}\n`)
process.exit(0)
