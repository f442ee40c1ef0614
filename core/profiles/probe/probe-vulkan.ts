import type { ProbeHost, ReadingLog } from './probe-host.ts'

/** A device that a Vulkan driver serves. */
export interface VulkanDevice {
  readonly name: string
  /** PCI ids for cards; of devices that are not on PCI the vendor's Khronos or PCI id. */
  readonly vendorId: number
  readonly deviceId: number
}

/** Vulkan devices that are not drawn by the CPU, from `vulkaninfo --summary`. */
export async function probeVulkan(host: ProbeHost, log: ReadingLog): Promise<readonly VulkanDevice[]> {
  const text = log.note('gpu.vulkan', 'vulkaninfo --summary', await host.run('vulkaninfo', ['--summary']))
  const sections = (text ?? '').split(/^GPU\d+:/m).slice(1)
  return sections.flatMap((section) => {
    const field = (name: string) => section.match(new RegExp(`^\\s*${name}\\s*=\\s*(.+)$`, 'm'))?.[1]?.trim()
    const name = field('deviceName')
    if (name === undefined || field('deviceType') === 'PHYSICAL_DEVICE_TYPE_CPU') return []
    return [{ name, vendorId: Number(field('vendorID')), deviceId: Number(field('deviceID')) }]
  })
}

/** Takes the device of a card off the list: two like cards have one each. Without a PCI id the vendor decides. */
export function takeVulkanDevice(
  devices: VulkanDevice[],
  { vendorId, deviceId }: { readonly vendorId: number; readonly deviceId: number | undefined },
): VulkanDevice | undefined {
  const index = devices.findIndex(
    (device) => device.vendorId === vendorId && (deviceId === undefined || device.deviceId === deviceId),
  )
  return index < 0 ? undefined : devices.splice(index, 1)[0]
}
