import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, record } from './report.ts'

/** From the start of the process to the first `/health`, and what the idle main process holds. */

const ROUNDS = 7
const PORT = 18_700
const root = fileURLToPath(new URL('../..', import.meta.url))

async function bootOnce(): Promise<{ healthMs: number; rssMiB: number; nodeMs: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'lares-boot-'))
  const env = {
    ...process.env,
    LARES_DATA_DIR: directory,
    LARES_HTTP_PORT: String(PORT),
    LARES_HTTP_HOST: '127.0.0.1',
    LARES_OLLAMA_PORT: '0',
    LARES_LOG_LEVEL: 'error',
    LARES_PROFILE: '',
  }
  const bareAt = performance.now()
  await new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve))
  const nodeMs = performance.now() - bareAt
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--expose-gc', '--max-semi-space-size=2', 'core/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${PORT}/health`).catch(() => undefined)
      if (response?.ok) break
      if (child.exitCode !== null) throw new Error('the box did not start')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const healthMs = performance.now() - startedAt
    await new Promise((resolve) => setTimeout(resolve, 5000))
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return { healthMs, nodeMs, rssMiB: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024 }
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    await rm(directory, { recursive: true, force: true })
  }
}

const boots: Awaited<ReturnType<typeof bootOnce>>[] = []
for (let round = 0; round < ROUNDS; round++) boots.push(await bootOnce())

record(import.meta.url, 'boot', [
  {
    title: 'Boot of a new box',
    method: `Medians of ${ROUNDS} boots of \`core/main.js\` with all plugins and an empty data directory; beside them a Node process that does nothing, in the same run. Memory is the resident size of the main process 5 s later, without its children.`,
    columns: ['what', 'median', 'least', 'most'],
    rows: [
      ['process start to `/health` 200, ms', ...spread(boots.map(({ healthMs }) => healthMs))],
      ['start and end of a bare Node, ms', ...spread(boots.map(({ nodeMs }) => nodeMs))],
      ['idle main process, MiB', ...spread(boots.map(({ rssMiB }) => rssMiB))],
    ],
  },
])

function spread(values: readonly number[]): readonly number[] {
  return [median(values), Math.min(...values), Math.max(...values)].map(Math.round)
}
