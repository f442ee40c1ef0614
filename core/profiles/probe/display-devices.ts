import type { ProbeHost, ReadingLog } from './probe-host.ts'

/** A display device of the kernel: of a driver, or of the PCI bus where no driver claims it. */
export interface DisplayDevice {
  /** Its directory under /sys. */
  readonly path: string
  /** The driver's directory, for example `/sys/class/drm/card0`. */
  readonly card?: string
  /** Address on the PCI bus, for example `0000:03:00.0`. */
  readonly slot?: string
  readonly vendorId?: number
  readonly deviceId?: number
  readonly driver?: string
}

const DRM = '/sys/class/drm'
const PCI = '/sys/bus/pci/devices'
/** VGA, XGA, 3D and other display controllers. */
const DISPLAY_CLASS = /^0x03/

/** Every display device, those with a driver first. */
export async function listDisplayDevices(host: ProbeHost, log: ReadingLog): Promise<readonly DisplayDevice[]> {
  const cards = (await host.list(DRM)).filter((name) => /^card\d+$/.test(name))
  log.note('gpu.drm', DRM, cards.length === 0 ? undefined : cards)
  const devices: DisplayDevice[] = []
  for (const card of cards) devices.push(await readDevice(host, `${DRM}/${card}/device`, `${DRM}/${card}`))
  const known = new Set(devices.map(({ slot }) => slot))
  const slots = await host.list(PCI)
  log.note('gpu.pci', PCI, slots.length === 0 ? undefined : slots)
  for (const slot of slots) {
    if (known.has(slot) || !DISPLAY_CLASS.test((await host.read(`${PCI}/${slot}/class`)) ?? '')) continue
    devices.push({ ...(await readDevice(host, `${PCI}/${slot}`)), slot })
  }
  return devices
}

async function readDevice(host: ProbeHost, path: string, card?: string): Promise<DisplayDevice> {
  const [vendor, device, uevent] = await Promise.all([
    host.read(`${path}/vendor`),
    host.read(`${path}/device`),
    host.read(`${path}/uevent`),
  ])
  const vendorId = toId(vendor)
  const deviceId = toId(device)
  const driver = uevent?.match(/^DRIVER=(.+)$/m)?.[1]
  const slot = uevent?.match(/^PCI_SLOT_NAME=(.+)$/m)?.[1]
  return {
    path,
    ...(card === undefined ? {} : { card }),
    ...(slot === undefined ? {} : { slot }),
    ...(vendorId === undefined ? {} : { vendorId }),
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(driver === undefined ? {} : { driver }),
  }
}

function toId(text: string | undefined): number | undefined {
  const id = text === undefined || text === '' ? Number.NaN : Number(text)
  return Number.isInteger(id) ? id : undefined
}
