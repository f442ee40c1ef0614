import { type Gpu, type Hardware, mainGpu, usableRamMiB } from '../hardware.ts'
import type { Profile } from '../profile-schema.ts'
import type { Budget } from './plan.ts'

/** Memory that models may take on a machine, and the GPU that they would use. */
export interface Budgets {
  readonly ram: Budget
  /** Undefined without a GPU that has memory of its own. */
  readonly vram: Budget | undefined
  readonly gpu: Gpu | undefined
}

/** What the profile leaves of the machine. */
export function budgetsOf(hardware: Hardware, { budget }: Profile): Budgets {
  const gpu = mainGpu(hardware)
  const hasLimit = hardware.memory.limitMiB !== undefined && hardware.memory.limitMiB < hardware.memory.totalMiB
  const ram = make('ram', usableRamMiB(hardware), budget.reserveRamMiB, {
    marginMiB: budget.marginMiB,
    source: hasLimit ? 'limit of the control group' : 'memory of the machine',
  })
  const vram =
    gpu === undefined || gpu.memoryMiB === 0
      ? undefined
      : make('vram', gpu.memoryMiB, budget.reserveVramMiB, { marginMiB: budget.marginMiB, source: gpu.name })
  return { ram, vram, gpu }
}

function make(
  kind: Budget['kind'],
  totalMiB: number,
  reservedMiB: number,
  { marginMiB, source }: { readonly marginMiB: number; readonly source: string },
): Budget {
  return { kind, totalMiB, reservedMiB, marginMiB, usableMiB: Math.max(0, totalMiB - reservedMiB - marginMiB), source }
}
