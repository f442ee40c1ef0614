import type { ProbeHost, ReadingLog } from './probe-host.ts'

/** A device that a Vulkan driver serves. */
export interface VulkanDevice {
  /** Number that Vulkan gives it, the same in the short and the long listing. */
  readonly index: number
  readonly name: string
  /** PCI ids for cards; of devices that are not on PCI the maker's Khronos or PCI id. */
  readonly vendorId: number
  readonly deviceId: number
  /** Undefined for what Vulkan calls virtual or other. */
  readonly kind: 'discrete' | 'integrated' | undefined
  /** The largest heap of its own; only the long listing says it. */
  readonly ownMiB: number | undefined
}

const MIB = 1024 * 1024

/** Vulkan devices that are not drawn by the CPU, from `vulkaninfo --summary`, which old versions do not know, else `vulkaninfo`. */
export async function probeVulkan(host: ProbeHost, log: ReadingLog): Promise<readonly VulkanDevice[]> {
  const summary = log.note('gpu.vulkan', 'vulkaninfo --summary', await host.run('vulkaninfo', ['--summary']))
  return summary === undefined ? probeVulkanHeaps(host, log) : parseDevices(summary)
}

/** The same with the sizes of their heaps, which only the long listing has. */
export async function probeVulkanHeaps(host: ProbeHost, log: ReadingLog): Promise<readonly VulkanDevice[]> {
  return parseDevices(log.note('gpu.vulkan', 'vulkaninfo', await host.run('vulkaninfo', [])) ?? '')
}

/** Takes the device of a card off the list: two like cards have one each. Without a PCI id the maker decides. */
export function takeVulkanDevice(
  devices: VulkanDevice[],
  { vendorId, deviceId }: { readonly vendorId: number; readonly deviceId: number | undefined },
): VulkanDevice | undefined {
  const index = devices.findIndex(
    (device) => device.vendorId === vendorId && (deviceId === undefined || device.deviceId === deviceId),
  )
  return index < 0 ? undefined : devices.splice(index, 1)[0]
}

function parseDevices(text: string): readonly VulkanDevice[] {
  return text.split(/^(?=GPU\d+:)/m).flatMap((section) => {
    const index = section.match(/^GPU(\d+):/)?.[1]
    const field = (name: string) => section.match(new RegExp(`^\\s*${name}\\s*=\\s*(.+)$`, 'm'))?.[1]?.trim()
    const name = field('deviceName')
    const type = field('deviceType') ?? ''
    if (index === undefined || name === undefined || /TYPE_CPU/.test(type)) return []
    const device = {
      index: Number(index),
      name,
      vendorId: Number(field('vendorID')),
      deviceId: Number(field('deviceID')),
    }
    return [{ ...device, kind: kindOf(type), ownMiB: ownMiB(section) }]
  })
}

function kindOf(type: string): VulkanDevice['kind'] {
  if (/DISCRETE_GPU/.test(type)) return 'discrete'
  return /INTEGRATED_GPU/.test(type) ? 'integrated' : undefined
}

/** The largest heap that is local to the device: further ones are windows onto it with some drivers, parts of it with others. */
function ownMiB(section: string): number | undefined {
  const heaps = section
    .split(/^memoryTypes:/m)[0]
    ?.split(/memoryHeaps\[\d+\]/)
    .slice(1)
  const sizes = (heaps ?? []).flatMap((heap) => {
    const bytes = Number(heap.match(/size\s*=\s*(\d+)/)?.[1])
    return /DEVICE_LOCAL_BIT/.test(heap) && bytes > 0 ? [Math.floor(bytes / MIB)] : []
  })
  return sizes.length === 0 ? undefined : Math.max(...sizes)
}
