// What the process boundary adds: a round trip of a call, and the way of a streamed chunk from the child to its consumer.
import { availableParallelism, cpus, loadavg } from 'node:os'
import pino from 'pino'
import type { TickingService } from './fixtures/ticking.ts'
import { createIsolation } from './isolation.ts'

const isolation = createIsolation({ log: pino({ enabled: false }), signal: new AbortController().signal })
const child = isolation.child<TickingService>(new URL('./fixtures/ticking.ts', import.meta.url), { name: 'bench' })
await child.start()

const calls: number[] = []
for (let n = 0; n < 500; n++) {
  const startedAt = performance.now()
  await child.remote.nothing([])
  calls.push(performance.now() - startedAt)
}
const chunks: number[] = []
for await (const sentAt of await child.remote.ticks([500, 5])) {
  chunks.push(performance.timeOrigin + performance.now() - sentAt)
}
await isolation.close()

const at = (values: readonly number[], part: number) =>
  ([...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN).toFixed(3)
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, load average ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
)
console.log('| what | median ms | 95 % ms |\n|---|---|---|')
console.log(`| call and answer | ${at(calls, 0.5)} | ${at(calls, 0.95)} |`)
console.log(`| streamed chunk | ${at(chunks, 0.5)} | ${at(chunks, 0.95)} |`)
