import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Middle of the values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The machine, as far as it explains a figure. */
export function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim() ?? process.arch}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`
}

/** A table of a benchmark. */
export interface Report {
  readonly title: string
  /** How it was measured, in a sentence or two. */
  readonly method: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Prints a report and records it as `results/<name>.md` beside the benchmark. */
export function record(benchUrl: string, name: string, reports: readonly Report[]): void {
  const sections = reports.map(({ title, method, columns, rows }) =>
    [
      `## ${title}`,
      '',
      method,
      '',
      `| ${columns.join(' | ')} |`,
      `|${columns.map(() => '---').join('|')}|`,
      ...rows.map((row) => `| ${row.join(' | ')} |`),
    ].join('\n'),
  )
  const text = `# ${name}\n\n${new Date().toISOString().slice(0, 10)}; ${machine()}\n\n${sections.join('\n\n')}\n`
  const folder = join(dirname(fileURLToPath(benchUrl)), 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.md`), text)
  process.stdout.write(text)
}
