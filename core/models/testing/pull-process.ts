import { PlainOutbound } from './plain-outbound.ts'
import { testModelsIn } from './test-models.ts'

/** A box of its own process that pulls `tiny` from a mirror into a directory; prints each state as a line of JSON. */
const [directory = '', mirror = ''] = process.argv.slice(2)
const { service } = await testModelsIn(directory, { outbound: new PlainOutbound(), sources: { mirror } })
await service.start()
const { id } = await service.downloads.start({ model: 'tiny' })
for await (const { status, bytesDone } of await service.downloads.watch(id, new AbortController().signal)) {
  process.stdout.write(`${JSON.stringify({ status, bytesDone })}\n`)
}
await service.stop()
process.exit(0)
