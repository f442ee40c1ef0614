import type { Hardware } from '../hardware.ts'
import { limitPaths } from './cgroup.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

const MIB = 1024 * 1024

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

/** The smallest limit from the process's own group up to the root. */
async function cgroupLimitMiB(host: ProbeHost, log: ReadingLog): Promise<number | undefined> {
  const candidates = await limitPaths(host, {
    unified: 'memory.max',
    controller: 'memory',
    legacy: 'memory.limit_in_bytes',
  })
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

function toMiB(bytes: number): number {
  return Math.floor(bytes / MIB)
}
