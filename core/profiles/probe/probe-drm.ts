import type { Gpu } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'
import { takeVulkanDevice, type VulkanDevice } from './probe-vulkan.ts'

const DRM = '/sys/class/drm'
const MIB = 1024 * 1024

const VENDOR_IDS = { amd: 0x1002, intel: 0x8086, nvidia: 0x10de, broadcom: 0x14e4, arm: 0x13b5 } as const

/** GPUs by the kernel's display drivers. NVIDIA cards count only when `nvidia-smi` did not answer: then their driver is missing. */
export async function probeDrm(
  host: ProbeHost,
  { vulkan, hasNvidia }: { readonly vulkan: readonly VulkanDevice[]; readonly hasNvidia: boolean },
  log: ReadingLog,
): Promise<readonly Gpu[]> {
  const cards = (await host.list(DRM)).filter((name) => /^card\d+$/.test(name))
  log.note('gpu.drm', DRM, cards.length === 0 ? undefined : cards)
  const gpus: Gpu[] = []
  const left = [...vulkan]
  for (const card of cards) {
    const gpu = await readCard(host, `${DRM}/${card}/device`, left)
    if (gpu !== undefined && !(gpu.vendor === 'nvidia' && hasNvidia)) gpus.push(gpu)
  }
  return gpus
}

async function readCard(host: ProbeHost, device: string, vulkan: VulkanDevice[]): Promise<Gpu | undefined> {
  const vendorId = idOf(await host.read(`${device}/vendor`))
  const driver = (await host.read(`${device}/uevent`))?.match(/^DRIVER=(.+)$/m)?.[1]
  const vendor = vendorId === undefined ? vendorOfDriver(driver) : vendorOfId(vendorId)
  if (vendor === undefined) return undefined
  const vramMiB = Math.floor(Number((await host.read(`${device}/mem_info_vram_total`)) ?? 0) / MIB)
  // amdgpu shows this file for cards with memory of their own, not for processors with graphics.
  const isDiscrete = vendor === 'amd' && vramMiB > 0 && (await host.read(`${device}/mem_busy_percent`)) !== undefined
  const vulkanDevice = takeVulkanDevice(vulkan, {
    vendorId: vendorId ?? (vendor === 'other' ? Number.NaN : VENDOR_IDS[vendor]),
    deviceId: idOf(await host.read(`${device}/device`)),
  })
  return {
    name: vulkanDevice?.name ?? `${vendor} GPU (${driver ?? 'unknown driver'})`,
    vendor,
    kind: isDiscrete || vendor === 'nvidia' ? 'discrete' : 'integrated',
    memoryMiB: isDiscrete ? vramMiB : 0,
    // The V3D of a Raspberry Pi has Vulkan, but it is slower than the CPU at inference and is not used.
    backends: vulkanDevice === undefined || vendor === 'broadcom' ? [] : ['vulkan'],
    ...(driver === undefined ? {} : { driver }),
  }
}

function idOf(text: string | undefined): number | undefined {
  const id = text === undefined || text === '' ? Number.NaN : Number(text)
  return Number.isInteger(id) ? id : undefined
}

type KnownVendor = keyof typeof VENDOR_IDS

function vendorOfId(id: number): KnownVendor | 'other' {
  const known = Object.entries(VENDOR_IDS).find(([, vendorId]) => vendorId === id)?.[0]
  return (known as KnownVendor | undefined) ?? 'other'
}

function vendorOfDriver(driver: string | undefined): KnownVendor | undefined {
  if (driver === undefined) return undefined
  if (/v3d|vc4/.test(driver)) return 'broadcom'
  return /panthor|panfrost|mali/.test(driver) ? 'arm' : undefined
}
