import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { load as loadVectors } from 'sqlite-vec'
import { LEXICAL_MODEL, lexicalEmbedding } from '../embedding/lexical-embedding.ts'
import { SearchEngine } from '../search/search-engine.ts'
import { openMemory } from '../testing/open-memory.ts'
import { BruteForce } from './brute-force.ts'
import { SyntheticMemories } from './synthetic-memories.ts'

// node plugins/memory/bench/memory.bench.ts [memories of the big user ...]; prints one JSON line a size.

const NEIGHBOURS = 19
const NEIGHBOUR_MEMORIES = 1000
const QUERIES = 200
const LIMIT = 10
const WARM_UP = 20

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
const threadCpuMs = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
const round = (value: number, digits = 2) => Number(value.toFixed(digits))

async function measure(size: number) {
  const directory = await mkdtemp(join(tmpdir(), 'lares-memory-bench-'))
  const memory = await openMemory(directory)
  const { signal } = memory
  try {
    const texts = new SyntheticMemories(42)
    const contents = Array.from({ length: size }, () => texts.next())
    for (let user = 0; user < NEIGHBOURS; user++) {
      await memory.storeMany(
        `neighbour-${user}`,
        Array.from({ length: NEIGHBOUR_MEMORIES }, () => texts.next()),
      )
    }
    const alone = contents.slice(0, 200)
    let begun = performance.now()
    for (const content of alone) await memory.service.store('big', draft(content), signal)
    const oneByOne = alone.length / ((performance.now() - begun) / 1000)
    begun = performance.now()
    await memory.storeMany('big', contents.slice(alone.length))
    const many = (size - alone.length) / ((performance.now() - begun) / 1000)

    const brute = new BruteForce(size, LEXICAL_MODEL.dimensions)
    for (const content of contents) brute.add(lexicalEmbedding(content))
    const questions = Array.from({ length: QUERIES + WARM_UP }, (_, at) =>
      texts.questionAbout(contents[Math.floor((at * 7919) % size)] ?? ''),
    )

    const bruteMs: number[] = []
    const hybridMs: number[] = []
    const mainThreadMs: number[] = []
    for (const [at, question] of questions.entries()) {
      const isMeasured = at >= WARM_UP
      // Alternating, so that whatever else the machine does falls on both.
      const bruteBegun = performance.now()
      brute.nearest(lexicalEmbedding(question), LIMIT)
      if (isMeasured) bruteMs.push(performance.now() - bruteBegun)
      await new Promise((resolve) => setTimeout(resolve, 2))
      const cpuBegun = threadCpuMs()
      const hybridBegun = performance.now()
      await memory.search.search('big', { text: question, limit: LIMIT, threshold: 0 }, signal)
      if (!isMeasured) continue
      hybridMs.push(performance.now() - hybridBegun)
      mainThreadMs.push(threadCpuMs() - cpuBegun)
    }
    // A pass of its own: the brute force above blocks the loop, which is just what the searches must not do.
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    for (const question of questions)
      await memory.search.search('big', { text: question, limit: LIMIT, threshold: 0 }, signal)
    delay.disable()
    await memory.accesses.settled()
    const idle = monitorEventLoopDelay({ resolution: 1 })
    idle.enable()
    await new Promise((resolve) => setTimeout(resolve, 3000))
    idle.disable()

    const { recall, laneMs } = recallAndLane(memory.file, memory.owner('big'), questions.slice(WARM_UP), brute)
    return {
      memories: size,
      storePerSecond: { oneByOne: round(oneByOne, 0), inBatches: round(many, 0) },
      bruteForceMs: { p50: round(quantile(bruteMs, 0.5)), p95: round(quantile(bruteMs, 0.95)) },
      hybridSearchMs: { p50: round(quantile(hybridMs, 0.5)), p95: round(quantile(hybridMs, 0.95)) },
      vectorLaneMs: { p50: round(quantile(laneMs, 0.5)), p95: round(quantile(laneMs, 0.95)) },
      p95Ratio: round(quantile(hybridMs, 0.95) / quantile(bruteMs, 0.95)),
      recallAt10: round(recall, 4),
      // On a busy machine the delay is also that of waiting for a core: the idle figures and the main thread's own
      // processor time tell the two apart.
      eventLoopDelayMs: { p99: round(delay.percentile(99) / 1e6), max: round(delay.max / 1e6) },
      idleEventLoopDelayMs: { p99: round(idle.percentile(99) / 1e6), max: round(idle.max / 1e6) },
      mainThreadCpuMs: { p95: round(quantile(mainThreadMs, 0.95)), max: round(Math.max(...mainThreadMs)) },
    }
  } finally {
    await memory.close()
    await rm(directory, { recursive: true })
  }
}

/** Share of the ten exact nearest that the bit codes found, ties counted by similarity, and the time of that side alone. */
function recallAndLane(file: string, owner: number, questions: readonly string[], brute: BruteForce) {
  const db = new DatabaseSync(file, { readOnly: true, allowExtension: true })
  loadVectors(db)
  db.exec('PRAGMA mmap_size = 536870912')
  const engine = new SearchEngine(db, 64 * 2 ** 20)
  const laneMs: number[] = []
  let hits = 0
  let wanted = 0
  for (const [at, text] of questions.entries()) {
    const vector = lexicalEmbedding(text)
    const query = {
      owner,
      text,
      vector,
      modelId: LEXICAL_MODEL.id,
      vectorWeight: 1,
      category: undefined,
      limit: LIMIT,
      threshold: 0,
      nowMs: 0,
    }
    const begun = performance.now()
    const found = engine.nearest(query, 50)
    if (at > 0) laneMs.push(performance.now() - begun)
    const exact = brute.nearest(vector, LIMIT)
    const bound = (exact.at(-1)?.similarity ?? 0) - 1e-5
    wanted += exact.length
    hits += Math.min(exact.length, found.filter(({ similarity }) => similarity >= bound).length)
  }
  db.close()
  return { recall: hits / wanted, laneMs }
}

const draft = (content: string) => ({ content, category: 'fact' as const, importance: 5 })

const sizes = process.argv.slice(2).map(Number)
console.log(
  JSON.stringify({
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    load: loadavg().map((l) => round(l)),
    node: process.version,
  }),
)
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) console.log(JSON.stringify(await measure(size)))
