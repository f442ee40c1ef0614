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
  /** The largest heap of its own, and what others have left of it; only the long listing says it. */
  readonly own: { readonly memoryMiB: number; readonly freeMiB: number | undefined } | undefined
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
    return [{ ...device, kind: kindOf(type), own: largestHeap(section) }]
  })
}

function kindOf(type: string): VulkanDevice['kind'] {
  if (/DISCRETE_GPU/.test(type)) return 'discrete'
  return /INTEGRATED_GPU/.test(type) ? 'integrated' : undefined
}

/** The largest heap that is local to the device: further ones are windows onto it with some drivers, parts of it with others. */
function largestHeap(section: string): VulkanDevice['own'] {
  const heaps = section
    .split(/^memoryTypes:/m)[0]
    ?.split(/memoryHeaps\[\d+\]/)
    .slice(1)
  const own = (heaps ?? []).flatMap((heap) => {
    const mebibytes = (name: string) => {
      const bytes = heap.match(new RegExp(`${name}\\s*=\\s*(\\d+)`))?.[1]
      return bytes === undefined ? undefined : Math.floor(Number(bytes) / MIB)
    }
    const memoryMiB = mebibytes('size') ?? 0
    return /DEVICE_LOCAL_BIT/.test(heap) && memoryMiB > 0
      ? [{ memoryMiB, freeMiB: mebibytes('budget') || undefined }]
      : []
  })
  return own.toSorted((a, b) => b.memoryMiB - a.memoryMiB)[0]
}
