import type { ModelMemory } from '../../../core/contracts/model-memory.ts'
import type { InstalledModel } from '../../../core/contracts/models.ts'
import type { LoadOptions } from './llm-engine.ts'

const MARGIN_RATIO = 1.5
const MARGIN_MIB = 512
/** Drivers and libraries of a GPU, in the process that uses it. */
const GPU_MIB = 1536
const MIB = 1024 * 1024

/**
 * Resident size above which a model's process has run away, so that its watch ends it and not the kernel, which may
 * choose another victim. Generous, since the need is an estimate. The mapped file counts beside it: the engine copies
 * weights to a GPU or into an order that suits the processor, and the pages that it read stay resident.
 */
export async function memoryLimitMiB(
  memory: ModelMemory,
  model: InstalledModel,
  { contextTokens, parallel, gpuLayers }: LoadOptions,
): Promise<number | undefined> {
  const need = await memory.needOf?.({ model: model.id, contextTokens, parallel, gpuLayers })
  if (need === undefined || need.ramMiB === 0) return undefined
  const gpuMiB = gpuLayers === 0 ? 0 : GPU_MIB
  return Math.ceil(need.ramMiB * MARGIN_RATIO + model.sizeBytes / MIB + MARGIN_MIB + gpuMiB)
}
