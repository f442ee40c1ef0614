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
