/** A graphics card as `/sys` shows it. */
export interface SysfsCard {
  /** Name under /sys/class/drm; without one the card has no display driver and is seen on the PCI bus alone. */
  readonly card?: string
  /** PCI address. */
  readonly slot: string
  readonly vendor: string
  readonly device: string
  readonly driver?: string
  /** PCI class, default a VGA controller. */
  readonly pciClass?: string
  /** Further files of the device. */
  readonly more?: Readonly<Record<string, string>>
}

/** A Vulkan device as `vulkaninfo` prints it. */
export interface PrintedDevice {
  readonly vendorId: string
  readonly deviceId: string
  readonly type: 'DISCRETE_GPU' | 'INTEGRATED_GPU' | 'CPU'
  readonly name: string
  /** Heaps in the order of the driver: bytes, whether they are the device's own, and what others have left of them. */
  readonly heaps?: readonly (readonly [bytes: number, isLocal: boolean, budget?: number])[]
}

/** The files of a card: on the PCI bus, and under /sys/class/drm when a driver shows it there. */
export function sysfsCard({ card, slot, vendor, device, driver, pciClass, more }: SysfsCard): Record<string, string> {
  const files = {
    vendor,
    device,
    class: pciClass ?? '0x030000',
    uevent: `${driver === undefined ? '' : `DRIVER=${driver}\n`}PCI_CLASS=30000\nPCI_ID=8086:56A5\nPCI_SLOT_NAME=${slot}`,
    ...more,
  }
  const under = (root: string) => Object.entries(files).map(([name, text]) => [`${root}/${name}`, text] as const)
  return Object.fromEntries([
    ...under(`/sys/bus/pci/devices/${slot}`),
    ...(card === undefined ? [] : under(`/sys/class/drm/${card}/device`)),
  ])
}

/** What `vulkaninfo --summary` prints; the CPU's own device is last, as with Mesa. */
export function vulkanSummary(...devices: readonly PrintedDevice[]): string {
  const llvmpipe: PrintedDevice = {
    vendorId: '0x10005',
    deviceId: '0x0000',
    type: 'CPU',
    name: 'llvmpipe (LLVM 19.1.7, 256 bits)',
  }
  return `==========\nVULKANINFO\n==========\n\nVulkan Instance Version: 1.4.309\n\n\nDevices:\n========\n${[
    ...devices,
    llvmpipe,
  ]
    .map(
      ({ vendorId, deviceId, type, name }, index) =>
        `GPU${index}:\n\tapiVersion         = 1.4.305\n\tdriverVersion      = 25.0.7\n\tvendorID           = ${vendorId}\n\tdeviceID           = ${deviceId}\n\tdeviceType         = PHYSICAL_DEVICE_TYPE_${type}\n\tdeviceName         = ${name}\n\tdriverID           = DRIVER_ID_MESA\n\tdriverInfo         = Mesa 25.0.7-2\n`,
    )
    .join('')}`
}

/** What `vulkaninfo` prints without `--summary`, as far as it matters: it alone says how large the heaps are. */
export function vulkanFull(...devices: readonly PrintedDevice[]): string {
  return `==========\nVULKANINFO\n==========\n\nVulkan Instance Version: 1.4.309\n\n\nDevice Groups:\n==============\nGroup 0:\n\tProperties:\n\t\tphysicalDevices: count = 1\n\t\t\t${devices[0]?.name} (ID: 0)\n\n\nDevice Properties and Extensions:\n=================================\n${devices
    .map(
      ({ vendorId, deviceId, type, name, heaps = [] }, index) =>
        `GPU${index}:\nVkPhysicalDeviceProperties:\n---------------------------\n\tapiVersion        = 1.4.305 (4211005)\n\tdriverVersion     = 25.0.7 (104857607)\n\tvendorID          = ${vendorId}\n\tdeviceID          = ${deviceId}\n\tdeviceType        = PHYSICAL_DEVICE_TYPE_${type}\n\tdeviceName        = ${name}\n\nVkPhysicalDeviceMemoryProperties:\n=================================\nmemoryHeaps: count = ${heaps.length}\n${heaps
          .map(
            ([bytes, isLocal, budget = bytes], heap) =>
              `\tmemoryHeaps[${heap}]:\n\t\tsize   = ${bytes} (0x${bytes.toString(16)}) (${(bytes / 2 ** 30).toFixed(2)} GiB)\n\t\tbudget = ${budget} (0x${budget.toString(16)})\n\t\tusage  = 0 (0x00000000) (0.00 B)\n\t\tflags:${isLocal ? ' count = 1\n\t\t\tMEMORY_HEAP_DEVICE_LOCAL_BIT' : '\n\t\t\tNone'}\n`,
          )
          .join(
            '',
          )}memoryTypes: count = 1\n\tmemoryTypes[0]:\n\t\theapIndex     = 0\n\t\tpropertyFlags = 0x0001: count = 1\n\t\t\tMEMORY_PROPERTY_DEVICE_LOCAL_BIT\n\n`,
    )
    .join('')}`
}
