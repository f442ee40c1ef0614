import type { Hardware } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

const FILES = ['/etc/os-release', '/usr/lib/os-release']
/** Raspberry Pi OS of 64 bits calls itself Debian; this file is only there. */
const PI_FILE = '/etc/rpi-issue'

/** The distribution by `os-release`: packages have other names on each. */
export async function probeDistribution(host: ProbeHost, log: ReadingLog): Promise<Hardware['distribution']> {
  for (const file of FILES) {
    const text = log.note('distribution', file, await host.read(file))
    if (text === undefined) continue
    const field = (name: string) => text.match(new RegExp(`^${name}=["']?([^"'\n]*)`, 'm'))?.[1] ?? ''
    const ids = [field('ID'), ...field('ID_LIKE').split(/\s+/)]
    const isPi = ids[0] === 'raspbian' || (ids[0] === 'debian' && (await host.read(PI_FILE)) !== undefined)
    const family = isPi ? 'raspberry-pi-os' : (['ubuntu', 'debian'] as const).find((id) => ids.includes(id))
    const name = field('PRETTY_NAME') || field('NAME') || ids[0] || 'Linux'
    return { name, family: family ?? 'other' }
  }
  return undefined
}
