import type { Gpu } from '../hardware.ts'
import { type DisplayDevice, listDisplayDevices } from './display-devices.ts'
import { type CardMemory, readDriverMemory, readKind } from './gpu-memory.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'
import { probeNvidia } from './probe-nvidia.ts'
import { probeVulkan, probeVulkanHeaps, takeVulkanDevice, type VulkanDevice } from './probe-vulkan.ts'

/** Makers by PCI vendor. */
const VENDORS: ReadonlyMap<number, Gpu['vendor']> = new Map([
  [0x1002, 'amd'],
  [0x8086, 'intel'],
  [0x10de, 'nvidia'],
])
/** What is not on PCI, by its kernel driver; and the maker's id as Vulkan has it. */
const PLATFORM_DRIVERS: readonly (readonly [RegExp, Gpu['vendor'], number])[] = [
  [/^v3d/, 'broadcom', 0x14e4],
  [/^(panthor|panfrost|mali)/, 'arm', 0x13b5],
]

/** GPUs of a machine: Apple's by its processor, NVIDIA's by their driver, the others by the kernel and Vulkan. */
export async function probeGpus(host: ProbeHost, log: ReadingLog): Promise<readonly Gpu[]> {
  if (host.platform === 'darwin' && host.arch === 'arm64') {
    log.note('gpu.apple', 'os', host.cpuModel)
    return [{ name: `${host.cpuModel} GPU`, vendor: 'apple', kind: 'integrated', memoryMiB: 0, backends: ['metal'] }]
  }
  const vulkan = probeVulkan(host, log)
  const [nvidia, devices] = await Promise.all([probeNvidia(host, vulkan, log), listDisplayDevices(host, log)])
  const left = [...(await vulkan)]
  const gpus: Gpu[] = [...nvidia]
  for (const device of devices) {
    const gpu = await readGpu(host, device, { left, log })
    // Where nvidia-smi answers, it has listed NVIDIA's.
    if (gpu !== undefined && !(gpu.vendor === 'nvidia' && nvidia.length > 0)) gpus.push(gpu)
  }
  return gpus
}

async function readGpu(
  host: ProbeHost,
  device: DisplayDevice,
  { left, log }: { readonly left: VulkanDevice[]; readonly log: ReadingLog },
): Promise<Gpu | undefined> {
  const { driver } = device
  const maker = makerOf(device)
  if (maker === undefined) return undefined
  const { vendor, vendorId } = maker
  const vulkan = takeVulkanDevice(left, { vendorId, deviceId: device.deviceId })
  const why = whyNotCounted(vendor, { driver, vulkan })
  if (why !== undefined) {
    log.note('gpu', device.path, undefined, `${why}: it does not count`)
    return undefined
  }
  const name = vulkan?.name ?? `${vendor} GPU (${driver ?? 'no driver'})`
  const { kind, source } = await readKind(host, device, { vendor, vulkan })
  log.note('gpu.kind', source, kind, `${name}: ${kind}`)
  return {
    name,
    vendor,
    kind,
    ...(kind === 'integrated' ? { memoryMiB: 0 } : await readMemory(host, device, { name, vulkan, log })),
    // The V3D of a Raspberry Pi has Vulkan, but it is slower than the CPU at inference and is not used.
    backends: vulkan === undefined || vendor === 'broadcom' ? [] : ['vulkan'],
    ...(driver === undefined ? {} : { driver }),
  }
}

/** Display chips of servers and virtual machines have no Vulkan driver that could be installed. */
function whyNotCounted(
  vendor: Gpu['vendor'],
  { driver, vulkan }: { readonly driver: string | undefined; readonly vulkan: VulkanDevice | undefined },
): string | undefined {
  if (driver === 'vfio-pci') return 'given to a virtual machine'
  return vendor === 'other' && vulkan === undefined
    ? `a display device (${driver ?? 'no driver'}) without Vulkan`
    : undefined
}

function makerOf({
  vendorId,
  driver = '',
}: DisplayDevice): { readonly vendor: Gpu['vendor']; readonly vendorId: number } | undefined {
  if (vendorId !== undefined) return { vendor: VENDORS.get(vendorId) ?? 'other', vendorId }
  const platform = PLATFORM_DRIVERS.find(([pattern]) => pattern.test(driver))
  return platform === undefined ? undefined : { vendor: platform[1], vendorId: platform[2] }
}

/** A card's own memory; 0 when neither its driver nor Vulkan says how much it is. */
async function readMemory(
  host: ProbeHost,
  device: DisplayDevice,
  { name, vulkan, log }: { readonly name: string; readonly vulkan: VulkanDevice | undefined; readonly log: ReadingLog },
): Promise<Pick<Gpu, 'memoryMiB' | 'freeMiB'>> {
  const found = (await readDriverMemory(host, device)) ?? (await readHeap(host, vulkan, log))
  const note = found === undefined ? `${name}: nothing says how much it has, so nothing is planned on it` : name
  log.note('gpu.memory', found?.source ?? 'vulkaninfo', found, note)
  const { memoryMiB = 0, freeMiB } = found ?? {}
  return { memoryMiB, ...(freeMiB === undefined ? {} : { freeMiB }) }
}

async function readHeap(
  host: ProbeHost,
  vulkan: VulkanDevice | undefined,
  log: ReadingLog,
): Promise<CardMemory | undefined> {
  if (vulkan === undefined) return undefined
  const listed = vulkan.own === undefined ? await probeVulkanHeaps(host, log) : [vulkan]
  const own = listed.find(({ index, name }) => index === vulkan.index && name === vulkan.name)?.own
  return own === undefined ? undefined : { ...own, source: 'vulkaninfo' }
}
