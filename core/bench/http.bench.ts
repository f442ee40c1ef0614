import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { median, record } from './report.ts'

/** Requests per second of the box against bare Koa and bare node:http, interleaved, each server in a process of its own. */

const ROUNDS = 5
const SECONDS = 3
const NAMES = ['lares', 'bare-koa', 'bare-http'] as const
const BODY = JSON.stringify({ name: 'lamp', count: 3, tags: ['a', 'b', 'c'] })

type Name = (typeof NAMES)[number]
const servers = new Map<Name, { child: ChildProcess; port: number }>()
for (const name of NAMES) {
  const child = fork(new URL(`./servers/${name}.ts`, import.meta.url))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  servers.set(name, { child, port })
}

async function requestsPerSecond(name: Name, path: string): Promise<number> {
  const post =
    path === '/echo' ? { method: 'POST' as const, body: BODY, headers: { 'content-type': 'application/json' } } : {}
  const result = await autocannon({
    url: `http://127.0.0.1:${servers.get(name)?.port}${path}`,
    connections: 16,
    duration: SECONDS,
    ...post,
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name} ${path}: ${result.non2xx} refused, ${result.errors} failed`)
  return result.requests.average
}

const rows: (string | number)[][] = []
for (const path of ['/health', '/echo']) {
  const measured = new Map<Name, number[]>(NAMES.map((name) => [name, []]))
  for (let round = 0; round <= ROUNDS; round++)
    for (const name of NAMES) {
      const value = await requestsPerSecond(name, path)
      if (round > 0) measured.get(name)?.push(value)
    }
  const of = (name: Name) => median(measured.get(name) ?? [])
  const ratios = (measured.get('lares') ?? []).map(
    (value, at) => value / (measured.get('bare-koa')?.[at] ?? Number.NaN),
  )
  rows.push([path, ...NAMES.map((name) => Math.round(of(name))), median(ratios).toFixed(2)])
}
for (const { child } of servers.values()) child.disconnect()

record(import.meta.url, 'http', [
  {
    title: 'Requests per second',
    method: `Medians of ${ROUNDS} interleaved rounds of ${SECONDS} s after a warm-up, 16 connections. \`/health\` of the box asks every plugin and check; the others answer a constant. \`/echo\` parses and validates a small JSON body; bare node:http does not validate.`,
    columns: ['route', ...NAMES, 'lares / bare-koa'],
    rows,
  },
])
