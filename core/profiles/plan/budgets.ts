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

/** What the profile leaves of the machine, and no more than was free when it was read: others may have taken theirs. */
export function budgetsOf(hardware: Hardware, { budget }: Profile): Budgets {
  const { memory } = hardware
  const gpu = mainGpu(hardware)
  const hasLimit = memory.limitMiB !== undefined && memory.limitMiB < memory.totalMiB
  const ram = make('ram', budget.marginMiB, {
    totalMiB: usableRamMiB(hardware),
    reservedMiB: budget.reserveRamMiB,
    freeMiB: memory.availableMiB,
    source: hasLimit ? 'limit of the control group' : 'memory of the machine',
  })
  const vram =
    gpu === undefined || gpu.memoryMiB === 0
      ? undefined
      : make('vram', budget.marginMiB, {
          totalMiB: gpu.memoryMiB,
          reservedMiB: budget.reserveVramMiB,
          freeMiB: gpu.freeMiB,
          source: gpu.name,
        })
  return { ram, vram, gpu }
}

function make(
  kind: Budget['kind'],
  marginMiB: number,
  {
    totalMiB,
    reservedMiB,
    freeMiB,
    source,
  }: Pick<Budget, 'totalMiB' | 'reservedMiB' | 'source'> & { readonly freeMiB: number | undefined },
): Budget {
  const leftMiB = totalMiB - reservedMiB
  const isShort = freeMiB !== undefined && freeMiB < leftMiB
  return {
    kind,
    totalMiB,
    reservedMiB,
    marginMiB,
    usableMiB: Math.max(0, (isShort ? freeMiB : leftMiB) - marginMiB),
    source: isShort ? `${source}, of which ${freeMiB} MiB were free when it was read` : source,
  }
}
