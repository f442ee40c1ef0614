import { dirname } from 'node:path'
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
  const freeMiB = availableKiB === undefined ? toMiB(host.freeMemoryBytes) : Math.floor(availableKiB / 1024)
  const { limitMiB, leftMiB } = await cgroupMemory(host, log)
  const availableMiB = Math.min(freeMiB, leftMiB ?? freeMiB)
  return { totalMiB, availableMiB, ...(limitMiB !== undefined && limitMiB < totalMiB ? { limitMiB } : {}) }
}

/** The smallest limit from the process's own group up to the root, and what the fullest of them has left. */
async function cgroupMemory(
  host: ProbeHost,
  log: ReadingLog,
): Promise<{ readonly limitMiB: number | undefined; readonly leftMiB: number | undefined }> {
  const candidates = await limitPaths(host, {
    unified: 'memory.max',
    controller: 'memory',
    legacy: 'memory.limit_in_bytes',
  })
  const limits: number[] = []
  const left: number[] = []
  for (const path of candidates) {
    const bytes = Number(await host.read(path))
    // Version 1 says "no limit" with a number near 2^63.
    if (!(bytes > 0 && bytes < 2 ** 60)) continue
    limits.push(toMiB(bytes))
    const used = await usedBytes(host, dirname(path))
    if (used !== undefined) left.push(Math.max(0, toMiB(bytes - used)))
  }
  const limitMiB = log.note(
    'memory.limit',
    candidates[0] ?? '/proc/self/cgroup',
    limits.length === 0 ? undefined : Math.min(...limits),
    limits.length === 0 ? 'no limit' : undefined,
  )
  return { limitMiB, leftMiB: left.length === 0 ? undefined : Math.min(...left) }
}

/** What a group uses, without the files in it that nobody reads at the moment, which are given back when asked for. */
async function usedBytes(host: ProbeHost, group: string): Promise<number | undefined> {
  const used = (await host.read(`${group}/memory.current`)) ?? (await host.read(`${group}/memory.usage_in_bytes`))
  if (used === undefined) return undefined
  const stat = (await host.read(`${group}/memory.stat`)) ?? ''
  const inactive = /^(?:total_)?inactive_file (\d+)$/m.exec(stat)?.[1]
  return Number(used) - Number(inactive ?? 0)
}

function toMiB(bytes: number): number {
  return Math.floor(bytes / MIB)
}
