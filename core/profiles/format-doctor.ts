import type { Finding } from './finding.ts'
import { type Gpu, type Hardware, hasUnknownMemory } from './hardware.ts'

/** What a machine is, as lines for a terminal. */
export function formatHardware(hardware: Hardware): readonly string[] {
  const { cpu, memory, disk, dataDisk } = hardware
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['machine', hardware.board ?? hardware.name],
    [
      'system',
      [
        [hardware.os, hardware.arch, hardware.l4tRelease && `L4T ${hardware.l4tRelease}`].filter(Boolean).join(' '),
        hardware.distribution?.name,
      ]
        .filter(Boolean)
        .join(', '),
    ],
    [
      'processor',
      `${cpu.model}, ${cpu.cores} cores, ${cpu.threads} threads${cpu.limitCores === undefined ? '' : `, limited to ${cpu.limitCores}`}${cpu.features.length > 0 ? `, ${cpu.features.join(' ')}` : ''}`,
    ],
    [
      'memory',
      `${memory.totalMiB} MiB${memory.availableMiB === undefined ? '' : `, ${memory.availableMiB} available`}${memory.limitMiB === undefined ? '' : `, limited to ${memory.limitMiB}`}`,
    ],
    ...(hardware.gpus.length === 0
      ? ([['graphics', 'none found']] as const)
      : hardware.gpus.map(
          (gpu) => ['graphics', `${gpu.name}, ${memoryOf(gpu)}, ${gpu.backends.join(' ') || 'no driver'}`] as const,
        )),
    ['disk', diskLine(disk) ?? 'cannot be read'],
    ['data disk', diskLine(dataDisk)],
    ['power mode', hardware.powerMode],
    ['held back', hardware.throttling?.now.join(', ') || undefined],
    ['temperature', hardware.temperatureCelsius === undefined ? undefined : `${hardware.temperatureCelsius} °C`],
  ]
  return parts.flatMap(([what, value]) => (value === undefined ? [] : [`${what.padEnd(12)} ${value}`]))
}

/** Findings as lines for a terminal. */
export function formatFindings(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ level, text, fix }) => [
    `${level.padEnd(12)} ${text}`,
    ...(fix === undefined ? [] : [`${''.padEnd(12)} fix: ${fix}`]),
  ])
}

function memoryOf(gpu: Gpu): string {
  if (gpu.memoryMiB > 0) return `${gpu.memoryMiB} MiB`
  return hasUnknownMemory(gpu) ? 'memory unknown' : 'shares the RAM'
}

function diskLine(disk: Hardware['disk']): string | undefined {
  return disk && `${Math.floor(disk.freeMiB / 1024)} of ${Math.floor(disk.totalMiB / 1024)} GiB free at ${disk.path}`
}
