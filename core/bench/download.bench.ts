import { execFileSync, spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { OutboundClient } from '../http/outbound/outbound.ts'
import { digestOf } from '../models/download/hash-thread.ts'
import { HttpSource } from '../models/download/http-source.ts'
import { pullFile } from '../models/download/pull-file.ts'
import { median, record } from './report.ts'
import { serveFile } from './servers/file-server.ts'

/** Throughput of a model download with hashing, beside `curl` of the same file from the same server on the loopback. */

const MIB = 1024 * 1024
const SIZE = Number(process.env['LARES_BENCH_MIB'] ?? 512) * MIB
const ROUNDS = Number(process.env['LARES_BENCH_ROUNDS'] ?? 7)

/** Times of one round, in milliseconds. */
interface Round {
  readonly oursMs: number
  readonly oursCpuMs: number
  readonly curlMs: number
  readonly curlCpuMs: number
  readonly sumMs: number
  readonly hashCpuMs: number
}

/** A file system in memory, so that the download is measured and not the disk. */
const PLACE = process.env['LARES_BENCH_DIR'] ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
const directory = mkdtempSync(join(PLACE, 'lares-bench-'))
const outbound = new OutboundClient()
const model = join(directory, 'm.gguf')
await pipeline(Readable.from(pieces()), createWriteStream(model))
const sha256 = await digestOf(model)
const server = await serveFile(model)
try {
  const { url } = server
  const { host } = new URL(url)
  const rules = { hosts: [host], redirectHosts: [], tokenHost: '', allowLocal: [host] }
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // By turns who goes first, so that what the machine does besides falls on both.
    const before = round % 2 === 0 ? await pullOurs() : undefined
    const curl = await pullByCurl()
    const ours = before ?? (await pullOurs())
    const sum = await measured(() => digestOf(join(directory, 'curl')).then(() => {}))
    rounds.push({ ...ours, ...curl, sumMs: sum.ms, hashCpuMs: sum.cpuMs })
    rmSync(join(directory, 'ours'))
    rmSync(join(directory, 'curl'))
  }

  async function pullOurs() {
    const source = new HttpSource({ url, rules, outbound })
    const signal = new AbortController().signal
    const { ms, cpuMs } = await measured(async () => {
      const target = join(directory, 'ours')
      const { partial } = await pullFile({ source, target, sizeBytes: SIZE, sha256 }, { signal, freeFloorBytes: 0 })
      await partial.publish()
    })
    return { oursMs: ms, oursCpuMs: cpuMs }
  }

  /** With `sync` of the one file, because ours is on the disk when it answers. */
  async function pullByCurl() {
    const file = join(directory, 'curl')
    const script = 'TIMEFORMAT="%U %S"; time curl --silent --output "$1" "$2"'
    const startedAt = performance.now()
    const { stderr } = spawnSync('bash', ['-c', script, 'bash', file, url], { encoding: 'utf8' })
    execFileSync('sync', [file])
    const seconds = stderr.trim().split(' ').map(Number)
    return { curlMs: performance.now() - startedAt, curlCpuMs: seconds.reduce((total, each) => total + each * 1000, 0) }
  }

  const row = (name: string, of: (round: Round) => number, digits = 0) => {
    const values = rounds.map(of)
    return [name, ...[median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits))]
  }
  const rate = (ms: number) => (SIZE / MIB / ms) * 1000
  record(import.meta.url, 'download', [
    {
      title: 'Download of a model',
      method: `Medians of ${ROUNDS} rounds, ours and curl by turns, of ${SIZE / MIB} MiB from ${server.name} on the loopback to ${PLACE === '/dev/shm' ? 'a file system in memory' : 'the disk, written through'}. Ours hashes every byte on the way; curl does not, so the third row adds hashing its file afterwards. Server, reader and the thread that writes and hashes run side by side: with fewer free cores than that, the rates follow the sum of the processor times. Load average meanwhile: ${loadavg()[0]?.toFixed(1)}; above its count of cores, the rates say little and the processor times more.`,
      columns: ['what', 'median', 'least', 'most'],
      rows: [
        row('ours with SHA-256, MiB/s', ({ oursMs }) => rate(oursMs)),
        row('curl and sync, MiB/s', ({ curlMs }) => rate(curlMs)),
        row('curl, sync, then SHA-256, MiB/s', ({ curlMs, sumMs }) => rate(curlMs + sumMs)),
        row('ours to curl, ratio of rates', ({ oursMs, curlMs }) => curlMs / oursMs, 2),
        row('ours to curl that hashes afterwards, ratio of rates', (one) => (one.curlMs + one.sumMs) / one.oursMs, 2),
        row('processor time of ours, hashing included, ms', ({ oursCpuMs }) => oursCpuMs),
        row('processor time of reading and hashing a file alone, ms', ({ hashCpuMs }) => hashCpuMs),
        row('processor time of curl, ms', ({ curlCpuMs }) => curlCpuMs),
        row(
          'curl with hashing to ours, ratio of processor time',
          (one) => (one.curlCpuMs + one.hashCpuMs) / one.oursCpuMs,
          2,
        ),
      ],
    },
  ])
} finally {
  server.stop()
  await outbound.close()
  rmSync(directory, { recursive: true, force: true })
}

function* pieces(): Iterable<Buffer> {
  const piece = Buffer.alloc(MIB, 0x5a)
  for (let made = 0; made < SIZE; made += MIB) yield piece
}

async function measured(work: () => Promise<void>): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const before = process.cpuUsage()
  const startedAt = performance.now()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 }
}
