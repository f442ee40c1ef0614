import type { Hardware } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

type Throttling = NonNullable<Hardware['throttling']>

const PLATFORM = '/sys/devices/platform'
const SENSORS = '/sys/class/hwmon'
/** Bits of the Raspberry Pi's firmware; 16 higher the same for any time since the start. */
const PI_REASONS: readonly (readonly [number, string])[] = [
  [0, 'under-voltage'],
  [1, 'capped clock'],
  [2, 'throttled clock'],
  [3, 'temperature limit'],
]

/** Whether a Raspberry Pi or a Jetson holds its clock back for lack of power or for heat; undefined where nothing says it. */
export async function probeThrottling(
  host: ProbeHost,
  { board = '', isJetson }: { readonly board: string | undefined; readonly isJetson: boolean },
  log: ReadingLog,
): Promise<Hardware['throttling']> {
  if (isJetson) return probeOverCurrent(host, log)
  return /raspberry pi/i.test(board) ? probePi(host, log) : undefined
}

/** The firmware's word as the kernel shows it, else by `vcgencmd`, else at least the alarm of the voltage sensor. */
async function probePi(host: ProbeHost, log: ReadingLog): Promise<Throttling | undefined> {
  const file = await firmwareFile(host)
  const shown = log.note(
    'throttling',
    file ?? `${PLATFORM}/soc`,
    file === undefined ? undefined : await host.read(file),
  )
  if (shown !== undefined) return byBits(Number.parseInt(shown, 16))
  const asked = (await host.run('vcgencmd', ['get_throttled']))?.match(/throttled=0x([0-9a-f]+)/i)?.[1]
  log.note('throttling', 'vcgencmd get_throttled', asked)
  if (asked !== undefined) return byBits(Number.parseInt(asked, 16))
  const alarm = await sensorFile(host, 'rpi_volt', /^in0_lcrit_alarm$/)
  const state = alarm === undefined ? undefined : await host.read(alarm)
  log.note('throttling', alarm ?? SENSORS, state, 'under-voltage alone')
  return state === undefined ? undefined : { now: state === '1' ? ['under-voltage'] : [], sinceStart: [] }
}

function byBits(bits: number): Throttling {
  const reasons = (shift: number) =>
    PI_REASONS.flatMap(([bit, reason]) => ((bits >> (bit + shift)) & 1 ? [reason] : []))
  return { now: reasons(0), sinceStart: reasons(16) }
}

/** Its place differs: `soc/soc:firmware` up to the Pi 4, `soc@…/…firmware` on the Pi 5. */
async function firmwareFile(host: ProbeHost): Promise<string | undefined> {
  const buses = (await host.list(PLATFORM)).filter((name) => name.startsWith('soc'))
  for (const parent of [...buses.map((bus) => `${PLATFORM}/${bus}`), PLATFORM]) {
    const firmware = (await host.list(parent)).find((name) => name.endsWith('firmware'))
    if (firmware !== undefined) return `${parent}/${firmware}/get_throttled`
  }
  return undefined
}

/** A Jetson counts how often it drew more current than it may. */
async function probeOverCurrent(host: ProbeHost, log: ReadingLog): Promise<Throttling | undefined> {
  const counter = await sensorFile(host, 'soctherm_oc', /^oc\d+_event_cnt$/)
  if (counter === undefined) return log.note('throttling', SENSORS, undefined)
  const directory = counter.slice(0, counter.lastIndexOf('/'))
  const counters = (await host.list(directory)).filter((name) => /^oc\d+_event_cnt$/.test(name))
  const counts = await Promise.all(counters.map((name) => host.read(`${directory}/${name}`)))
  const events = counts.reduce((sum, text) => sum + (Number(text) || 0), 0)
  log.note('throttling', `${directory}/oc*_event_cnt`, events, `${events} events`)
  return { now: [], sinceStart: events > 0 ? ['over-current'] : [] }
}

async function sensorFile(host: ProbeHost, driver: string, name: RegExp): Promise<string | undefined> {
  for (const sensor of await host.list(SENSORS)) {
    if ((await host.read(`${SENSORS}/${sensor}/name`)) !== driver) continue
    const file = (await host.list(`${SENSORS}/${sensor}`)).find((entry) => name.test(entry))
    if (file !== undefined) return `${SENSORS}/${sensor}/${file}`
  }
  return undefined
}
