import type { ProbeHost, ReadingLog } from './probe-host.ts'

const ZONES = '/sys/class/thermal'
const SENSORS = '/sys/class/hwmon'
/** Drivers of sensors inside a processor; AMD's has no thermal zone. */
const PROCESSOR_SENSORS = /^(coretemp|k10temp|zenpower|cpu_thermal|soc_thermal)$/

/** The hottest thermal zone or sensor of the processor in degrees Celsius. */
export async function probeTemperature(host: ProbeHost, log: ReadingLog): Promise<number | undefined> {
  const files = [...(await zoneFiles(host)), ...(await sensorFiles(host))]
  let hottest: { readonly celsius: number; readonly file: string } | undefined
  for (const file of files) {
    const text = await host.read(file)
    const celsius = text === undefined || text === '' ? Number.NaN : Number(text) / 1000
    // Zones that are switched off answer absurd values.
    if (celsius > 0 && celsius < 150 && celsius > (hottest?.celsius ?? 0)) hottest = { celsius, file }
  }
  return log.note('temperature', hottest?.file ?? `${ZONES}, ${SENSORS}`, hottest?.celsius)
}

async function zoneFiles(host: ProbeHost): Promise<readonly string[]> {
  const zones = (await host.list(ZONES)).filter((name) => name.startsWith('thermal_zone'))
  return zones.map((zone) => `${ZONES}/${zone}/temp`)
}

async function sensorFiles(host: ProbeHost): Promise<readonly string[]> {
  const files: string[] = []
  for (const sensor of await host.list(SENSORS)) {
    if (!PROCESSOR_SENSORS.test((await host.read(`${SENSORS}/${sensor}/name`)) ?? '')) continue
    const inputs = (await host.list(`${SENSORS}/${sensor}`)).filter((name) => /^temp\d+_input$/.test(name))
    files.push(...inputs.map((name) => `${SENSORS}/${sensor}/${name}`))
  }
  return files
}
