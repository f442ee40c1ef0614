import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { median, record } from '../../../core/bench/report.ts'

/** What asking who is there costs: a route with an API key against the same route for anybody; logins beside it. */

const ROUNDS = Number(process.env['LARES_BENCH_ROUNDS'] ?? 7)
const SECONDS = 2
const CONNECTIONS = 16
const WARM_UP = 4000
const LOGINS = 20

interface Server {
  readonly child: ChildProcess
  readonly url: string
  readonly key?: string
  readonly login?: { readonly email: string; readonly password: string }
}

async function start(kind: 'on' | 'off'): Promise<Server> {
  const child = fork(new URL('./auth-server.ts', import.meta.url), [kind])
  const [message] = (await once(child, 'message')) as [Omit<Server, 'child'>]
  return { child, ...message }
}

/** Processor time that the server has used, in microseconds. */
async function processorTime({ child }: Server): Promise<number> {
  const answer = once(child, 'message')
  child.send('cpu')
  const [{ user, system }] = (await answer) as [NodeJS.CpuUsage]
  return user + system
}

/** Requests per second, and the server's processor time for each: that hardly depends on what else the machine does. */
async function measure(server: Server): Promise<{ readonly perSecond: number; readonly micros: number }> {
  const before = await processorTime(server)
  const { perSecond, total } = await load(server)
  return { perSecond, micros: ((await processorTime(server)) - before) / total }
}

async function load(
  { url, key }: Server,
  { connections = CONNECTIONS, amount }: { connections?: number; amount?: number } = {},
) {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const result = await autocannon({
    url: `${url}/v1/models`,
    connections,
    headers,
    ...(amount === undefined ? { duration: SECONDS } : { amount }),
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
  return { perSecond: result.requests.average, total: result.requests.total }
}

/** Times of so many logins that begin at once, in milliseconds. */
async function loginTimes({ url, login }: Server): Promise<number[]> {
  return Promise.all(
    Array.from({ length: LOGINS }, async () => {
      const startedAt = performance.now()
      const response = await fetch(`${url}/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(login),
      })
      if (response.status !== 200) throw new Error(`login answered ${response.status}`)
      await response.arrayBuffer()
      return performance.now() - startedAt
    }),
  )
}

/** Requests per second of another route while logins come in waves of twenty without pause, and the longest of these logins. */
async function besideLogins(server: Server): Promise<{ readonly perSecond: number; readonly longestMs: number }> {
  let isDone = false
  let longestMs = 0
  const waves = (async () => {
    while (!isDone) longestMs = Math.max(longestMs, ...(await loginTimes(server)))
  })()
  const { perSecond } = await load(server, { connections: 4 })
  isDone = true
  await waves
  return { perSecond, longestMs }
}

const on = await start('on')
const off = await start('off')
try {
  await load(on, { amount: WARM_UP })
  await load(off, { amount: WARM_UP })
  const rates = { on: [] as number[], off: [] as number[] }
  const micros = { on: [] as number[], off: [] as number[] }
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, server] of [
      ['on', on],
      ['off', off],
    ] as const) {
      const measured = await measure(server)
      rates[name].push(measured.perSecond)
      micros[name].push(measured.micros)
    }
  const kept = (values: readonly number[], of: readonly number[]) =>
    values.map((value, round) => value / (of[round] ?? Number.NaN))
  const spread = (values: readonly number[]) =>
    [median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(2))

  const waves: number[][] = []
  for (let round = 0; round < ROUNDS; round++) waves.push((await loginTimes(on)).toSorted((a, b) => a - b))
  const at = (ratio: number) =>
    Math.round(median(waves.map((wave) => wave[Math.min(LOGINS - 1, Math.floor(LOGINS * ratio))] ?? Number.NaN)))

  const quiet: number[] = []
  const busy: number[] = []
  const longest: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    quiet.push((await load(on, { connections: 4 })).perSecond)
    const beside = await besideLogins(on)
    busy.push(beside.perSecond)
    longest.push(beside.longestMs)
  }

  record(import.meta.url, 'auth', [
    {
      title: 'Requests per second of `GET /v1/models`',
      method: `Medians of ${ROUNDS} interleaved rounds of ${SECONDS} s after a warm-up of ${WARM_UP}, ${CONNECTIONS} connections, each box in a process of its own; the load generator shares the machine. With a key: authentication, scopes, limits and abuse detection. Without: a public route on a box without the security plugin. The answer is a constant list on both.`,
      columns: ['what', 'with an API key', 'without authentication', 'ratio', 'least ratio', 'most'],
      rows: [
        [
          'requests per second',
          Math.round(median(rates.on)),
          Math.round(median(rates.off)),
          ...spread(kept(rates.on, rates.off)),
        ],
        [
          "server's processor time per request, µs (ratio: requests per processor second)",
          Math.round(median(micros.on)),
          Math.round(median(micros.off)),
          ...spread(kept(micros.off, micros.on)),
        ],
      ],
    },
    {
      title: `${LOGINS} logins at once`,
      method: `Medians over ${ROUNDS} waves, in milliseconds; bcrypt at the default cost, one hash at a time on two cores.`,
      columns: ['first', 'median', 'last'],
      rows: [[at(0), at(0.5), at(1)]],
    },
    {
      title: 'Another route beside logins',
      method: `Requests per second of \`GET /v1/models\` with a key and 4 connections, quiet and while waves of ${LOGINS} logins follow each other; medians of ${ROUNDS} rounds. Load generator, server and hashes share the cores.`,
      columns: ['quiet', 'beside logins', 'ratio', 'least ratio', 'most', 'longest login of a wave, ms'],
      rows: [
        [
          Math.round(median(quiet)),
          Math.round(median(busy)),
          ...spread(kept(busy, quiet)),
          Math.round(median(longest)),
        ],
      ],
    },
  ])
} finally {
  for (const { child } of [on, off]) child.disconnect()
}
