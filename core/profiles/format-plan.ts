import type { Finding } from './diagnose.ts'
import type { Hardware } from './hardware.ts'
import type { BoxPlan, PlannedNeed } from './plan/plan.ts'

/** A plan as lines for a terminal. */
export function formatPlan(plan: BoxPlan): readonly string[] {
  const budgets = plan.budgets.map(
    ({ kind, totalMiB, usableMiB }) => `${kind === 'ram' ? 'RAM' : 'VRAM'} ${usableMiB} of ${totalMiB} MiB for models`,
  )
  return [
    `${plan.machine}, profile ${plan.profile}: ${budgets.join(', ')}`,
    ...plan.models.flatMap(formatModel),
    ...plan.unmet.flatMap(({ task, reasons }) => [
      `${task}: nothing fits`,
      ...reasons.map((reason) => `    ${reason}`),
    ]),
    ...(plan.models.length === 0 && plan.unmet.length === 0 ? ['nothing to plan'] : []),
  ]
}

/** What a machine is, as lines for a terminal. */
export function formatHardware(hardware: Hardware): readonly string[] {
  const { cpu, memory, disk } = hardware
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['machine', hardware.board ?? hardware.name],
    [
      'system',
      [hardware.os, hardware.arch, hardware.l4tRelease && `L4T ${hardware.l4tRelease}`].filter(Boolean).join(' '),
    ],
    [
      'processor',
      `${cpu.model}, ${cpu.cores} cores, ${cpu.threads} threads${cpu.features.length > 0 ? `, ${cpu.features.join(' ')}` : ''}`,
    ],
    [
      'memory',
      `${memory.totalMiB} MiB${memory.availableMiB === undefined ? '' : `, ${memory.availableMiB} available`}${memory.limitMiB === undefined ? '' : `, limited to ${memory.limitMiB}`}`,
    ],
    ...(hardware.gpus.length === 0
      ? ([['graphics', 'none found']] as const)
      : hardware.gpus.map(
          (gpu) =>
            [
              'graphics',
              `${gpu.name}, ${gpu.memoryMiB > 0 ? `${gpu.memoryMiB} MiB` : 'shares the RAM'}, ${gpu.backends.join(' ') || 'no driver'}`,
            ] as const,
        )),
    [
      'disk',
      disk && `${Math.floor(disk.freeMiB / 1024)} of ${Math.floor(disk.totalMiB / 1024)} GiB free at ${disk.path}`,
    ],
    ['power mode', hardware.powerMode],
    ['temperature', hardware.temperatureCelsius === undefined ? undefined : `${hardware.temperatureCelsius} °C`],
  ]
  return parts.flatMap(([what, value]) => (value === undefined ? [] : [`${what.padEnd(12)} ${value}`]))
}

/** Findings as lines for a terminal. */
export function formatFindings(findings: readonly Finding[]): readonly string[] {
  const mark = { ok: 'ok', hint: 'better', problem: 'missing' }
  return findings.flatMap(({ level, text, fix }) => [
    `${mark[level].padEnd(12)} ${text}`,
    ...(fix === undefined ? [] : [`${''.padEnd(12)} fix: ${fix}`]),
  ])
}

function formatModel(model: PlannedNeed): readonly string[] {
  const where =
    model.backend === 'cpu'
      ? 'CPU'
      : `${model.backend}, ${model.gpuLayers === 'all' ? 'all layers' : `${model.gpuLayers} layers`}`
  const context = model.contextTokens === 0 ? '' : `, context ${model.contextTokens} x ${model.parallel}`
  const memory = [model.vramMiB > 0 ? `${model.vramMiB} MiB VRAM` : '', `${model.ramMiB} MiB RAM`]
    .filter(Boolean)
    .join(' + ')
  const marks = [
    model.installed ? 'installed' : 'not installed',
    model.mode === 'turns' ? 'takes turns' : '',
    model.pinned ? 'pinned' : '',
  ]
  return [
    `${model.task}: ${model.id} (${where}${context}, ${memory}; ${marks.filter(Boolean).join(', ')})`,
    ...model.reasons.map((reason) => `    ${reason}`),
    ...model.rejected.map(({ id, reason }) => `    not ${id}: ${reason}`),
  ]
}
