import type { Gpu } from '../hardware.ts'
import type { DisplayDevice } from './display-devices.ts'
import type { ProbeHost } from './probe-host.ts'
import type { VulkanDevice } from './probe-vulkan.ts'

const MIB = 1024 * 1024

/** Whether a GPU has memory of its own, and what says so. */
export async function readKind(
  host: ProbeHost,
  device: DisplayDevice,
  { vendor, vulkan }: { readonly vendor: Gpu['vendor']; readonly vulkan: VulkanDevice | undefined },
): Promise<{ readonly kind: Gpu['kind']; readonly source: string }> {
  if (vulkan?.kind !== undefined) return { kind: vulkan.kind, source: 'vulkaninfo deviceType' }
  const { path, slot, driver } = device
  if (vendor === 'amd' && driver === 'amdgpu') {
    // amdgpu shows this file for cards with memory of their own, not for processors with graphics.
    const source = `${path}/mem_busy_percent`
    return { kind: (await host.read(source)) === undefined ? 'integrated' : 'discrete', source }
  }
  // Graphics inside an Intel processor sit on the first bus, cards behind a bridge.
  if (vendor === 'intel' && slot !== undefined) {
    return { kind: /^[0-9a-f]+:00:/.test(slot) ? 'integrated' : 'discrete', source: `PCI address ${slot}` }
  }
  if (vendor === 'broadcom' || vendor === 'arm') return { kind: 'integrated', source: `driver ${driver}` }
  // A card, the cautious answer: without a size nothing is planned on it.
  return { kind: 'discrete', source: 'PCI vendor' }
}

/** A card's own memory, how much of it is free where that is told, and what says so. */
export interface CardMemory {
  readonly memoryMiB: number
  readonly freeMiB: number | undefined
  readonly source: string
}

/** A card's own memory by its driver; undefined when the driver does not tell. */
export async function readDriverMemory(
  host: ProbeHost,
  { path, card }: DisplayDevice,
): Promise<CardMemory | undefined> {
  const single = [
    // amdgpu; i915 as Intel ships it, where it depends on the version.
    `${path}/mem_info_vram_total`,
    ...(card === undefined ? [] : [`${card}/lmem_total_bytes`]),
    `${path}/lmem_total_bytes`,
  ]
  for (const source of single) {
    const memoryMiB = toMiB(await host.read(source))
    if (memoryMiB === 0) continue
    // Only amdgpu says what is used.
    const used = await host.read(`${path}/mem_info_vram_used`)
    return { memoryMiB, freeMiB: used === undefined ? undefined : Math.max(0, memoryMiB - toMiB(used)), source }
  }
  // xe: the memory of each of the card's tiles.
  const tiles = (await host.list(path)).filter((name) => /^tile\d+$/.test(name))
  const sizes = await Promise.all(tiles.map((tile) => host.read(`${path}/${tile}/physical_vram_size_bytes`)))
  const memoryMiB = sizes.reduce((sum, text) => sum + toMiB(text), 0)
  return memoryMiB > 0 ? { memoryMiB, freeMiB: undefined, source: `${path}/tile*/physical_vram_size_bytes` } : undefined
}

function toMiB(bytes: string | undefined): number {
  const count = Number(bytes ?? 0)
  return count > 0 ? Math.floor(count / MIB) : 0
}
