import type { Hardware } from '../hardware.ts'
import { type CoreOf, probeCpuLimit } from './cpu-limit.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

/** Flags of /proc/cpuinfo that change how fast a model runs, with the names that people use. */
const FEATURES: Readonly<Record<string, string>> = {
  sse4_2: 'sse4.2',
  avx: 'avx',
  avx2: 'avx2',
  fma: 'fma',
  f16c: 'f16c',
  avx512f: 'avx512',
  avx512_vnni: 'avx512-vnni',
  avx_vnni: 'avx-vnni',
  avx512_bf16: 'avx512-bf16',
  amx_int8: 'amx-int8',
  asimd: 'neon',
  asimddp: 'dotprod',
  i8mm: 'i8mm',
  sve: 'sve',
  sve2: 'sve2',
}

/** CPU model, physical cores, threads and instruction sets, from /proc/cpuinfo, else from the operating system. */
export async function probeCpu(host: ProbeHost, log: ReadingLog): Promise<Hardware['cpu']> {
  const text = log.note('cpu', '/proc/cpuinfo', await host.read('/proc/cpuinfo'))
  const fields = text === undefined ? [] : parseFields(text)
  const named = fields.find(([key]) => key === 'model name')?.[1]
  const model = named ?? (await armModel(host, log)) ?? host.cpuModel
  const flags = new Set((fields.find(([key]) => key === 'flags' || key === 'Features')?.[1] ?? '').split(/\s+/))
  const features = Object.entries(FEATURES).flatMap(([flag, name]) => (flags.has(flag) ? [name] : []))
  const coreOf = coresByProcessor(fields)
  const cores = new Set(coreOf.values()).size || host.cpus
  const limitCores = await probeCpuLimit(host, { cores, coreOf }, log)
  return {
    model: model || 'unknown',
    cores,
    threads: host.cpus,
    ...(limitCores === undefined ? {} : { limitCores }),
    features,
  }
}

function parseFields(text: string): readonly (readonly [string, string])[] {
  return text.split('\n').flatMap((line) => {
    const at = line.indexOf(':')
    return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const]
  })
}

/** Package and core of each processor; empty where the kernel does not say them (most ARM boards: one thread per core). */
function coresByProcessor(fields: readonly (readonly [string, string])[]): CoreOf {
  const cores = new Map<number, string>()
  let processor = -1
  let socket = '0'
  for (const [key, value] of fields) {
    if (key === 'processor') processor = Number(value)
    if (key === 'physical id') socket = value
    if (key === 'core id') cores.set(processor, `${socket}/${value}`)
  }
  return cores
}

async function armModel(host: ProbeHost, log: ReadingLog): Promise<string | undefined> {
  if (host.arch !== 'arm64') return undefined
  const listed = log.note('cpu.model', 'lscpu', await host.run('lscpu', []))
  return listed?.match(/^Model name:\s*(.+)$/m)?.[1]?.trim()
}
