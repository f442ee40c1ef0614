import type { Gpu } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

const DRM = '/sys/class/drm'
const MIB = 1024 * 1024

const VENDORS: Readonly<Record<string, Gpu['vendor']>> = {
  '0x1002': 'amd',
  '0x8086': 'intel',
  '0x10de': 'nvidia',
  '0x14e4': 'broadcom',
}

/** GPUs by the kernel's display drivers. NVIDIA cards count only when `nvidia-smi` did not answer: then their driver is missing. */
export async function probeDrm(
  host: ProbeHost,
  options: { readonly vulkanNames: readonly string[]; readonly hasNvidia: boolean },
  log: ReadingLog,
): Promise<readonly Gpu[]> {
  const cards = (await host.list(DRM)).filter((name) => /^card\d+$/.test(name))
  log.note('gpu.drm', DRM, cards.length === 0 ? undefined : cards)
  const gpus: Gpu[] = []
  for (const card of cards) {
    const gpu = await readCard(host, `${DRM}/${card}/device`, options)
    if (gpu !== undefined) gpus.push(gpu)
  }
  return gpus
}

async function readCard(
  host: ProbeHost,
  device: string,
  { vulkanNames, hasNvidia }: { readonly vulkanNames: readonly string[]; readonly hasNvidia: boolean },
): Promise<Gpu | undefined> {
  const vendorId = await host.read(`${device}/vendor`)
  const driver = (await host.read(`${device}/uevent`))?.match(/^DRIVER=(.+)$/m)?.[1]
  const vendor = vendorId === undefined ? vendorOfDriver(driver) : (VENDORS[vendorId.toLowerCase()] ?? 'other')
  if (vendor === undefined || (vendor === 'nvidia' && hasNvidia)) return undefined
  const vramMiB = Math.floor(Number((await host.read(`${device}/mem_info_vram_total`)) ?? 0) / MIB)
  // amdgpu shows this file for cards with memory of their own, not for processors with graphics.
  const isDiscrete = vendor === 'amd' && vramMiB > 0 && (await host.read(`${device}/mem_busy_percent`)) !== undefined
  const vulkanName = vulkanNames.find((name) => matchesVendor(name, vendor))
  return {
    name: vulkanName ?? `${vendor} GPU (${driver ?? 'unknown driver'})`,
    vendor,
    kind: isDiscrete || vendor === 'nvidia' ? 'discrete' : 'integrated',
    memoryMiB: isDiscrete ? vramMiB : 0,
    // The V3D of a Raspberry Pi has Vulkan, but it is slower than the CPU at inference and is not used.
    backends: vulkanName === undefined || vendor === 'broadcom' ? [] : ['vulkan'],
    ...(driver === undefined ? {} : { driver }),
  }
}

function vendorOfDriver(driver: string | undefined): Gpu['vendor'] | undefined {
  if (driver === undefined) return undefined
  if (/v3d|vc4/.test(driver)) return 'broadcom'
  return /panthor|panfrost|mali/.test(driver) ? 'arm' : undefined
}

function matchesVendor(vulkanName: string, vendor: Gpu['vendor']): boolean {
  const patterns: Partial<Record<Gpu['vendor'], RegExp>> = {
    nvidia: /nvidia|geforce|quadro/i,
    amd: /amd|radeon/i,
    intel: /intel/i,
    broadcom: /v3d/i,
    arm: /mali/i,
  }
  return patterns[vendor]?.test(vulkanName) ?? false
}
