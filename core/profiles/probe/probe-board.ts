import type { ProbeHost, ReadingLog } from './probe-host.ts'

const DEVICE_TREE = '/proc/device-tree/model'
const DMI = '/sys/class/dmi/id'

/** The board: the device tree's model line (ARM), else what the firmware says (PC). */
export async function probeBoard(host: ProbeHost, log: ReadingLog): Promise<string | undefined> {
  const tree = log.note('board', DEVICE_TREE, await host.read(DEVICE_TREE))
  if (tree !== undefined && tree !== '') return tree
  const vendor = await host.read(`${DMI}/sys_vendor`)
  const product = log.note('board', `${DMI}/product_name`, await host.read(`${DMI}/product_name`))
  if (product === undefined || product === '') return undefined
  return vendor === undefined || product.startsWith(vendor) ? product : `${vendor} ${product}`
}

/** How much power the machine may draw: `nvpmodel` on Jetson, else the firmware's platform profile. */
export async function probePowerMode(host: ProbeHost, isJetson: boolean, log: ReadingLog): Promise<string | undefined> {
  if (isJetson) {
    const text = log.note('power-mode', 'nvpmodel -q', await host.run('nvpmodel', ['-q']))
    return text?.match(/NV Power Mode:\s*(\S+)/)?.[1]
  }
  const path = '/sys/firmware/acpi/platform_profile'
  return log.note('power-mode', path, await host.read(path))
}

/** The hottest thermal zone in degrees Celsius. */
export async function probeTemperature(host: ProbeHost, log: ReadingLog): Promise<number | undefined> {
  const root = '/sys/class/thermal'
  const zones = (await host.list(root)).filter((name) => name.startsWith('thermal_zone'))
  const readings: number[] = []
  for (const zone of zones) {
    const text = await host.read(`${root}/${zone}/temp`)
    const milliCelsius = text === undefined || text === '' ? Number.NaN : Number(text)
    // Zones that are switched off answer absurd values.
    if (milliCelsius > 0 && milliCelsius < 150_000) readings.push(milliCelsius / 1000)
  }
  return log.note('temperature', root, readings.length === 0 ? undefined : Math.max(...readings))
}
