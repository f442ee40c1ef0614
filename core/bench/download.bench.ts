import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OutboundClient } from '../http/outbound/outbound.ts'
import { HttpSource } from '../models/download/http-source.ts'
import { pullFile } from '../models/download/pull-file.ts'
import { digestOf } from '../models/download/pull-model.ts'
import { median, record } from './report.ts'

/** Throughput of a model download with hashing, beside `curl` of the same file from the same server on the loopback. */

const MIB = 1024 * 1024
const SIZE = Number(process.env['LARES_BENCH_MIB'] ?? 512) * MIB
const ROUNDS = Number(process.env['LARES_BENCH_ROUNDS'] ?? 7)
const HUB = fileURLToPath(new URL('../models/testing/plain-hub.ts', import.meta.url))

/** A file system in memory, so that the download is measured and not the disk. */
const PLACE = process.env['LARES_BENCH_DIR'] ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
const directory = mkdtempSync(join(PLACE, 'lares-bench-'))
const server: ChildProcess = spawn(process.execPath, [HUB, String(SIZE)], {
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
})
const outbound = new OutboundClient()
try {
  const [port] = server.stdout === null ? [] : await once(server.stdout, 'data')
  const host = `127.0.0.1:${String(port).trim()}`
  const url = `http://${host}/a/b/resolve/main/m.gguf`
  const sha256 = digestOfPieces()
  const rules = { hosts: [host], redirectHosts: [], tokenHost: '', allowLocal: [host] }
  const rates: {
    readonly ours: number
    readonly curl: number
    readonly curlAndSum: number
    readonly oursCpuMs: number
    readonly curlCpuMs: number
  }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const cpuBefore = process.cpuUsage()
    const ours = await rateOf(async () => {
      const source = new HttpSource({ url, rules, outbound })
      const target = join(directory, 'ours')
      const signal = new AbortController().signal
      const { partial } = await pullFile({ source, target, sizeBytes: SIZE, sha256 }, { signal, freeFloorBytes: 0 })
      await partial.publish()
    })
    const { user, system } = process.cpuUsage(cpuBefore)
    // `sync` of the one file, because ours is on the disk when it answers.
    const file = join(directory, 'curl')
    let curlCpuMs = 0
    const curl = await rateOf(async () => {
      const script = 'TIMEFORMAT="%U %S"; time curl --silent --output "$1" "$2"'
      const { stderr } = spawnSync('bash', ['-c', script, 'bash', file, url], { encoding: 'utf8' })
      curlCpuMs = stderr
        .trim()
        .split(' ')
        .reduce((total, seconds) => total + Number(seconds) * 1000, 0)
      execFileSync('sync', [file])
    })
    const sumMs = await millisecondsOf(async () => {
      await digestOf(file)
    })
    rates.push({
      ours,
      curl,
      oursCpuMs: (user + system) / 1000,
      curlCpuMs,
      curlAndSum: SIZE / MIB / (SIZE / MIB / curl + sumMs / 1000),
    })
    rmSync(join(directory, 'ours'))
    rmSync(file)
  }
  const ours = rates.map((rate) => rate.ours)
  const curl = rates.map((rate) => rate.curl)
  const both = rates.map((rate) => rate.curlAndSum)
  const ratios = rates.map((rate) => rate.ours / rate.curl)
  const row = (name: string, values: readonly number[], digits = 0) => [
    name,
    ...[median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits)),
  ]
  record(import.meta.url, 'download', [
    {
      title: 'Download of a model',
      method: `Medians of ${ROUNDS} rounds, ours and curl by turns, of ${SIZE / MIB} MiB from a server process on the loopback to ${PLACE === '/dev/shm' ? 'a file system in memory' : 'the disk, written through'}. Ours hashes every byte on the way; curl does not, so the third row adds hashing its file afterwards. Load average of the machine meanwhile: ${loadavg()[0]?.toFixed(1)}; above its count of cores, the rates say little and the processor times more.`,
      columns: ['what', 'median', 'least', 'most'],
      rows: [
        row('ours with SHA-256, MiB/s', ours),
        row('curl and sync, MiB/s', curl),
        row('curl, sync, then SHA-256, MiB/s', both),
        row('ours to curl, ratio', ratios, 2),
        row(
          'processor time of ours, hashing included, ms',
          rates.map((rate) => rate.oursCpuMs),
        ),
        row(
          'processor time of curl, ms',
          rates.map((rate) => rate.curlCpuMs),
        ),
      ],
    },
  ])
} finally {
  server.disconnect()
  await outbound.close()
  rmSync(directory, { recursive: true, force: true })
}

function digestOfPieces(): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(MIB, 0x5a)
  for (let sent = 0; sent < SIZE; sent += MIB) hash.update(piece)
  return hash.digest('hex')
}

async function rateOf(work: () => Promise<void>): Promise<number> {
  return SIZE / MIB / ((await millisecondsOf(work)) / 1000)
}

async function millisecondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
