import type { Hardware } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

const MIB = 1024 * 1024
const CGROUP_ROOT = '/sys/fs/cgroup'

/** RAM, what is available now, and the control group's limit. */
export async function probeMemory(host: ProbeHost, log: ReadingLog): Promise<Hardware['memory']> {
  const text = log.note('memory', '/proc/meminfo', await host.read('/proc/meminfo'))
  const kib = (name: string) => {
    const found = text?.match(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm'))?.[1]
    return found === undefined ? undefined : Number(found)
  }
  const totalKiB = kib('MemTotal')
  const availableKiB = kib('MemAvailable')
  const totalMiB = totalKiB === undefined ? toMiB(host.totalMemoryBytes) : Math.floor(totalKiB / 1024)
  const availableMiB = availableKiB === undefined ? toMiB(host.freeMemoryBytes) : Math.floor(availableKiB / 1024)
  const limitMiB = await cgroupLimitMiB(host, log)
  return { totalMiB, availableMiB, ...(limitMiB !== undefined && limitMiB < totalMiB ? { limitMiB } : {}) }
}

/** The smallest limit from the process's own group up to the root: version 2, then version 1. */
async function cgroupLimitMiB(host: ProbeHost, log: ReadingLog): Promise<number | undefined> {
  const groups = (await host.read('/proc/self/cgroup')) ?? ''
  const unified = groups.match(/^0::(\/.*)$/m)?.[1]
  const legacy = groups.match(/^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(\/.*)$/m)?.[1]
  const candidates = [
    ...(unified === undefined ? [] : ancestors(unified).map((path) => `${CGROUP_ROOT}${path}memory.max`)),
    ...(legacy === undefined
      ? []
      : ancestors(legacy).map((path) => `${CGROUP_ROOT}/memory${path}memory.limit_in_bytes`)),
  ]
  const limits: number[] = []
  for (const path of candidates) {
    const bytes = Number(await host.read(path))
    // Version 1 says "no limit" with a number near 2^63.
    if (Number.isFinite(bytes) && bytes > 0 && bytes < 2 ** 60) limits.push(toMiB(bytes))
  }
  const limit = limits.length === 0 ? undefined : Math.min(...limits)
  return log.note(
    'memory.limit',
    candidates[0] ?? '/proc/self/cgroup',
    limit,
    limit === undefined ? 'no limit' : undefined,
  )
}

/** `/a/b` gives `/a/b/`, `/a/` and `/`. */
function ancestors(path: string): readonly string[] {
  const parts = path.split('/').filter(Boolean)
  return [...parts.keys(), parts.length].toReversed().map(
    (count) =>
      `/${parts
        .slice(0, count)
        .map((part) => `${part}/`)
        .join('')}`,
  )
}

function toMiB(bytes: number): number {
  return Math.floor(bytes / MIB)
}
