// Measures the scorer alone and predictions through HTTP. Figures go to results/credit.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { startTestBox } from '../../../core/test/box.ts'
import { train } from '../learning/train.ts'
import type { Applicant } from '../model/applicant-values.ts'
import { encodeApplicant } from '../model/encode.ts'
import { marginOf } from '../model/evaluate.ts'
import { prepareExplainer } from '../model/explain.ts'
import { parseScoringModel } from '../model/parse-model.ts'
import type { ScoringModel } from '../model/scoring-model.ts'
import plugin from '../plugin.ts'
import { BUILT_IN_FOLDER } from '../registry/built-in.ts'
import { APPLICANT, CreditClient } from '../testing/credit-client.ts'
import { germanDataPath, readGermanData } from '../testing/german-data.ts'
import { sampleData } from '../testing/sample.ts'

const ROUNDS = 3
const REQUESTS = Number(process.env['CREDIT_BENCH_REQUESTS'] ?? 1_000)

const builtIn = parseScoringModel(readFileSync(join(BUILT_IN_FOLDER, 'model.json'), 'utf8'))
const path = germanDataPath()
const scorers = [scorerAlone('built-in model', builtIn, sampleData(1000).dataset.applicants)]
if (path !== undefined) {
  const { dataset, schema } = readGermanData(path)
  scorers.push(
    scorerAlone(
      'German credit data',
      train(dataset, schema, { seed: 1, trials: 1, budgetMs: 0 }).model,
      dataset.applicants,
    ),
  )
}
const http = [await overHttp(1), await overHttp(16)]
const text = `# Scoring

Scorer alone, in one thread: encoding, evaluation and exact explanation of one applicant; CPU time, the median of ${ROUNDS} rounds over all rows.

| model | trees | score only, CPU µs | with explanation, CPU µs | with explanation, a CPU second |
| --- | --- | --- | --- | --- |
${scorers.join('\n')}

Through HTTP, each prediction durable on disk and counted against the limit; box, scorer and client on the same machine, median of ${ROUNDS} rounds of ${REQUESTS} requests. CPU is that of box and client together, which does not depend on what else runs.

| clients at once | predictions a second | CPU a prediction, ms |
| --- | --- | --- |
${http.join('\n')}

Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, shared with other work while measuring: load average ${loadavg()[0]?.toFixed(1)}, so the rates are far below what an idle machine gives and the CPU figures are those to compare. Node ${process.version}. Written by \`bench/credit.bench.ts\`.
`
writeFileSync(new URL('./results/credit.md', import.meta.url), text)
console.log(text)

function scorerAlone(name: string, model: ScoringModel, applicants: readonly Applicant[]): string {
  const explain = prepareExplainer(model)
  const timed = (work: (row: Float32Array) => unknown): number =>
    median(
      Array.from({ length: ROUNDS }, () => {
        const before = process.cpuUsage()
        for (const applicant of applicants) work(encodeApplicant(model.columns, applicant))
        const { user, system } = process.cpuUsage(before)
        return (user + system) / applicants.length
      }),
    )
  const score = timed((row) => marginOf(model, row))
  const both = timed((row) => [marginOf(model, row), explain(row)])
  return `| ${name} | ${model.trees.length} | ${score.toFixed(1)} | ${both.toFixed(1)} | ${Math.round(1e6 / both)} |`
}

async function overHttp(clients: number): Promise<string> {
  const box = await startTestBox({ plugins: [plugin], config: { 'credit-scoring': { predictionsPerDay: 1_000_000 } } })
  const client = new CreditClient(box)
  try {
    await client.predict()
    const cpuMs: number[] = []
    const rates = await Array.fromAsync({ length: ROUNDS }, async () => {
      const [started, cpu] = [performance.now(), process.cpuUsage()]
      let left = REQUESTS
      await Promise.all(
        Array.from({ length: clients }, async () => {
          while (left-- > 0) await (await client.send('/predictions/predict', APPLICANT)).arrayBuffer()
        }),
      )
      const used = process.cpuUsage(cpu)
      cpuMs.push((used.user + used.system) / 1000 / REQUESTS)
      return REQUESTS / ((performance.now() - started) / 1000)
    })
    return `| ${clients} | ${Math.round(median(rates))} | ${median(cpuMs).toFixed(2)} |`
  } finally {
    await box.stop()
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
