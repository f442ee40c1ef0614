import type { Hardware } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

/** How much power the machine may draw, and on Jetson the mode that lets it draw the most. */
export async function probePower(
  host: ProbeHost,
  isJetson: boolean,
  log: ReadingLog,
): Promise<Pick<Hardware, 'powerMode' | 'fullPowerMode'>> {
  if (isJetson) return probeNvpmodel(host, log)
  const profile = '/sys/firmware/acpi/platform_profile'
  const governor = '/sys/devices/system/cpu/cpufreq/policy0/scaling_governor'
  const mode =
    log.note('power-mode', profile, await host.read(profile)) ??
    log.note('power-mode', governor, await host.read(governor), 'governor of the clock')
  return mode === undefined ? {} : { powerMode: mode }
}

const NVPMODEL_STATUS = '/var/lib/nvpmodel/status'
const NVPMODEL_CONF = '/etc/nvpmodel.conf'

/** By `nvpmodel -q`, which some releases keep for root; else by the id that it left in a file and the names of its modes. */
async function probeNvpmodel(host: ProbeHost, log: ReadingLog): Promise<Pick<Hardware, 'powerMode' | 'fullPowerMode'>> {
  const conf = log.note('power-mode.all', NVPMODEL_CONF, await host.read(NVPMODEL_CONF)) ?? ''
  const modes = [...conf.matchAll(/^<\s*POWER_MODEL\s+ID=(\d+)\s+NAME=(\S+)\s*>/gm)].map(([, id, name = '']) => ({
    id: Number(id),
    name,
  }))
  // Numbers of modes differ by board: the fastest is 0 on some and 2 on others.
  const full = modes.toSorted((a, b) => powerOf(b.name) - powerOf(a.name))[0]
  const asked = (await host.run('nvpmodel', ['-q']))?.match(/NV Power Mode:\s*(\S+)/)?.[1]
  const mode = log.note('power-mode', 'nvpmodel -q', asked) ?? (await savedMode(host, modes, log))
  return {
    ...(mode === undefined ? {} : { powerMode: mode }),
    ...(full === undefined ? {} : { fullPowerMode: full }),
  }
}

async function savedMode(
  host: ProbeHost,
  modes: readonly { readonly id: number; readonly name: string }[],
  log: ReadingLog,
): Promise<string | undefined> {
  const id = (await host.read(NVPMODEL_STATUS))?.match(/pmode:(\d+)/)?.[1]
  log.note('power-mode', NVPMODEL_STATUS, id)
  if (id === undefined) return undefined
  return modes.find((mode) => mode.id === Number(id))?.name ?? `mode ${Number(id)}`
}

/** Watts of a mode by its name; MAXN has no bound, and MAXN_SUPER has higher clocks yet. */
function powerOf(name: string): number {
  if (/^MAXN/i.test(name)) return /SUPER/i.test(name) ? 2_000 : 1_000
  return Number(name.match(/(\d+)W/i)?.[1] ?? 0)
}
