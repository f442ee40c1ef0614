import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { median, record } from '../../../core/bench/report.ts'

/** What asking who is there costs: a route with an API key against the same route for anybody; logins beside it. */

const ROUNDS = Number(process.env['LARES_BENCH_ROUNDS'] ?? 7)
const SECONDS = 2
const CONNECTIONS = 16
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

async function requestsPerSecond({ url, key }: Server, connections = CONNECTIONS): Promise<number> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const result = await autocannon({ url: `${url}/v1/models`, connections, duration: SECONDS, headers })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
  return result.requests.average
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

/** Requests per second of another route while logins come in waves of twenty without pause. */
async function besideLogins(server: Server): Promise<number> {
  let isDone = false
  const waves = (async () => {
    while (!isDone) await loginTimes(server)
  })()
  const rate = await requestsPerSecond(server, 4)
  isDone = true
  await waves
  return rate
}

const on = await start('on')
const off = await start('off')
try {
  await requestsPerSecond(on)
  await requestsPerSecond(off)
  const rates = { on: [] as number[], off: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    rates.on.push(await requestsPerSecond(on))
    rates.off.push(await requestsPerSecond(off))
  }
  const ratios = rates.on.map((rate, at) => rate / (rates.off[at] ?? Number.NaN))

  const waves: number[][] = []
  for (let round = 0; round < ROUNDS; round++) waves.push((await loginTimes(on)).toSorted((a, b) => a - b))
  const at = (ratio: number) =>
    Math.round(median(waves.map((wave) => wave[Math.min(LOGINS - 1, Math.floor(LOGINS * ratio))] ?? Number.NaN)))

  const quiet: number[] = []
  const busy: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    quiet.push(await requestsPerSecond(on, 4))
    busy.push(await besideLogins(on))
  }
  const kept = busy.map((rate, round) => rate / (quiet[round] ?? Number.NaN))

  record(import.meta.url, 'auth', [
    {
      title: 'Requests per second of `GET /v1/models`',
      method: `Medians of ${ROUNDS} interleaved rounds of ${SECONDS} s after a warm-up, ${CONNECTIONS} connections, each box in a process of its own; the load generator shares the machine. With a key: authentication, scopes, limits and abuse detection. Without: a public route on a box without the security plugin. The answer is a constant list on both.`,
      columns: ['with an API key', 'without authentication', 'ratio', 'least ratio', 'most'],
      rows: [
        [
          Math.round(median(rates.on)),
          Math.round(median(rates.off)),
          median(ratios).toFixed(2),
          Math.min(...ratios).toFixed(2),
          Math.max(...ratios).toFixed(2),
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
      method: `Requests per second of \`GET /v1/models\` with a key and 4 connections, quiet and while waves of ${LOGINS} logins follow each other; medians of ${ROUNDS} rounds.`,
      columns: ['quiet', 'beside logins', 'ratio', 'least ratio', 'most'],
      rows: [
        [
          Math.round(median(quiet)),
          Math.round(median(busy)),
          median(kept).toFixed(2),
          Math.min(...kept).toFixed(2),
          Math.max(...kept).toFixed(2),
        ],
      ],
    },
  ])
} finally {
  for (const { child } of [on, off]) child.disconnect()
}
