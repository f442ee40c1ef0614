import { limitPaths } from './cgroup.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

/** Processors of the machine by their number, each with the core that it is a thread of. */
export type CoreOf = ReadonlyMap<number, string>

const STATUS = '/proc/self/status'

/** Cores that this process may use, undefined when nothing holds it back: by the processors it may run on, and by its quota. */
export async function probeCpuLimit(
  host: ProbeHost,
  { cores, coreOf }: { readonly cores: number; readonly coreOf: CoreOf },
  log: ReadingLog,
): Promise<number | undefined> {
  const allowed = await allowedCores(host, coreOf, log)
  const quota = await quotaCores(host, log)
  // A box with a part of a core still has one, slowly.
  const limit = Math.max(1, Math.floor(Math.min(allowed ?? cores, quota ?? cores)))
  return limit < cores ? limit : undefined
}

/** Cores of the processors that affinity or the cpuset leave; the kernel joins both in one list. */
async function allowedCores(host: ProbeHost, coreOf: CoreOf, log: ReadingLog): Promise<number | undefined> {
  const list = (await host.read(STATUS))?.match(/^Cpus_allowed_list:\s*(\S+)/m)?.[1]
  if (list !== undefined) return countCores(log.note('cpu.allowed', STATUS, list, list) ?? '', coreOf)
  log.note('cpu.allowed', STATUS, undefined)
  const [path] = await limitPaths(host, {
    unified: 'cpuset.cpus.effective',
    controller: 'cpuset',
    legacy: 'cpuset.effective_cpus',
  })
  const effective = path === undefined ? undefined : await host.read(path)
  log.note('cpu.allowed', path ?? '/proc/self/cgroup', effective || undefined, effective)
  return effective ? countCores(effective, coreOf) : undefined
}

/** `0-3,8` as the number of cores: two threads of one core are one. */
function countCores(list: string, coreOf: CoreOf): number {
  const numbers = list.split(',').flatMap((range) => {
    const [from = Number.NaN, to = from] = range.split('-').map(Number)
    return Number.isInteger(from) && to >= from ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : []
  })
  return new Set(numbers.map((number) => coreOf.get(number) ?? `thread ${number}`)).size
}

/** The smallest quota of time from the process's own group up: `cpu.max` has it and its period in one line. */
async function quotaCores(host: ProbeHost, log: ReadingLog): Promise<number | undefined> {
  const paths = await limitPaths(host, { unified: 'cpu.max', controller: 'cpu', legacy: 'cpu.cfs_quota_us' })
  let least: { readonly cores: number; readonly path: string } | undefined
  for (const path of paths) {
    const text = await host.read(path)
    const period = path.endsWith('_us') ? await host.read(path.replace('quota', 'period')) : text?.split(' ')[1]
    const cores = Number(text?.split(' ')[0]) / Number(period)
    // `max`, and -1 in version 1, mean none.
    if (cores > 0 && cores < (least?.cores ?? Number.POSITIVE_INFINITY)) least = { cores, path }
  }
  const source = least?.path ?? paths[0] ?? '/proc/self/cgroup'
  return log.note('cpu.quota', source, least?.cores, least === undefined ? 'no limit' : `${least.cores} cores`)
}
