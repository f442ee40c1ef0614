// The engine alone, behind its process boundary, against llama-server of the same commit, model, threads, context and
// slots, in turns within one run. Settings by environment:
//   LARES_BENCH_MODEL         a GGUF file; default the starter model
//   LARES_BENCH_LLAMA_SERVER  path of llama-server; without it our figures stand alone
//   LARES_BENCH_THREADS, LARES_BENCH_SLOTS, LARES_BENCH_CONTEXT, LARES_BENCH_ROUNDS, LARES_BENCH_TOKENS, LARES_BENCH_PREFIX
//   LARES_BENCH_ONLY          a part of the measure's name
//   LARES_BENCH_PAUSE_MS      rest after each measure, for a machine that has other work too
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Contender } from './contender.ts'
import { laresContender } from './lares-contender.ts'
import { llamaServerContender } from './llama-server-contender.ts'
import { measures } from './measures.ts'

const { env } = process
const model = env['LARES_BENCH_MODEL'] ?? fileURLToPath(new URL('../starter/lares-starter.gguf', import.meta.url))
const number = (name: string, fallback: number) => Number(env[`LARES_BENCH_${name}`] ?? fallback)
const options = {
  model,
  threads: number('THREADS', availableParallelism()),
  slots: number('SLOTS', 8),
  contextTokens: number('CONTEXT', 2048),
}
const rounds = number('ROUNDS', 5)
const chosen = measures({ decodeTokens: number('TOKENS', 64), prefixTokens: number('PREFIX', 600) }).filter(
  ({ name }) => name.includes(env['LARES_BENCH_ONLY'] ?? ''),
)

const contenders: Contender[] = [await laresContender(options)]
const binary = env['LARES_BENCH_LLAMA_SERVER']
if (binary !== undefined) contenders.push(await llamaServerContender(binary, options))

const busyBefore = loadavg()[0] ?? 0
const results = new Map<string, number[]>()
// The round before the first one warms up and is not counted.
for (let round = -1; round < rounds; round++) {
  for (const measure of chosen) {
    // Each round the other one begins.
    const order = round % 2 === 0 ? contenders : contenders.toReversed()
    for (const contender of order) {
      const value = await measure.run(contender, round)
      await sleep(number('PAUSE_MS', 0))
      const key = `${measure.name}|${contender.name}`
      if (round >= 0) results.set(key, [...(results.get(key) ?? []), value])
      if (env['LARES_BENCH_VERBOSE']) console.log(round, key, value.toFixed(1))
    }
  }
}
await Promise.all(contenders.map((contender) => contender.close()))

const cpu = cpus()[0]?.model ?? 'unknown processor'
console.log(
  `Machine: ${cpu}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}, Node ${process.version}.`,
)
console.log(
  `Load average ${busyBefore.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after. Model ${basename(model)}, ${options.threads} threads, ${options.slots} slots of ${options.contextTokens} tokens, ${rounds} rounds in turns.\n`,
)
console.log('| measure | unit | lares | llama-server | ratio (median of rounds) |')
console.log('|---|---|---|---|---|')
for (const { name, unit } of chosen) {
  const own = results.get(`${name}|lares`) ?? []
  const other = results.get(`${name}|llama-server`) ?? []
  const ratio = other.length > 0 ? median(own.map((value, n) => value / (other[n] ?? Number.NaN))).toFixed(2) : '-'
  console.log(`| ${name} | ${unit} | ${range(own)} | ${other.length > 0 ? range(other) : '-'} | ${ratio} |`)
}

function range(values: readonly number[]): string {
  return `${shown(median(values))} (${shown(Math.min(...values))}..${shown(Math.max(...values))})`
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
