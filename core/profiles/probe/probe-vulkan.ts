import type { ProbeHost, ReadingLog } from './probe-host.ts'

/** Names of the Vulkan devices that are not drawn by the CPU, from `vulkaninfo --summary`. */
export async function probeVulkan(host: ProbeHost, log: ReadingLog): Promise<readonly string[]> {
  const text = log.note('gpu.vulkan', 'vulkaninfo --summary', await host.run('vulkaninfo', ['--summary']))
  const devices = (text ?? '').split(/^GPU\d+:/m).slice(1)
  return devices.flatMap((device) => {
    const name = device.match(/deviceName\s*=\s*(.+)/)?.[1]?.trim()
    const isSoftware = /deviceType\s*=\s*PHYSICAL_DEVICE_TYPE_CPU/.test(device)
    return name === undefined || isSoftware ? [] : [name]
  })
}
