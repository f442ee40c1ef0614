import type { Finding } from './finding.ts'
import type { Hardware } from './hardware.ts'

const HOT_CELSIUS = 85

/** What holds the clock back: a mode that somebody chose, lack of power, heat. */
export function powerFindings(hardware: Hardware): readonly Finding[] {
  const { powerMode, temperatureCelsius } = hardware
  const findings: Finding[] = [...jetsonModeFindings(hardware)]
  if (powerMode === 'low-power') {
    findings.push({
      level: 'better',
      text: 'the firmware saves power',
      fix: 'echo performance | sudo tee /sys/firmware/acpi/platform_profile',
    })
  }
  findings.push(...throttlingFindings(hardware))
  if (temperatureCelsius !== undefined && temperatureCelsius >= HOT_CELSIUS) {
    findings.push({
      level: 'warning',
      text: `${temperatureCelsius} °C: the machine slows down to cool; look after its fan`,
    })
  }
  return findings
}

function jetsonModeFindings({ l4tRelease, powerMode, fullPowerMode }: Hardware): readonly Finding[] {
  if (l4tRelease === undefined || powerMode === undefined) return []
  const isFull = fullPowerMode === undefined ? /^MAXN/i.test(powerMode) : powerMode === fullPowerMode.name
  if (isFull) return []
  return [
    {
      level: 'better',
      text: `the power mode ${powerMode} holds the module back`,
      fix:
        fullPowerMode === undefined
          ? 'choose the fastest mode of /etc/nvpmodel.conf: sudo nvpmodel -m ID && sudo jetson_clocks'
          : `sudo nvpmodel -m ${fullPowerMode.id} && sudo jetson_clocks`,
    },
  ]
}

function throttlingFindings({ throttling }: Hardware): readonly Finding[] {
  if (throttling === undefined) return []
  const { now, sinceStart } = throttling
  const reasons = now.length > 0 ? now : sinceStart
  if (reasons.length === 0) return []
  const isPower = reasons.some((reason) => reason === 'under-voltage' || reason === 'over-current')
  return [
    {
      level: now.length > 0 ? 'warning' : 'better',
      text: `the machine ${now.length > 0 ? 'holds its clock back now' : 'has held its clock back since it started'}: ${reasons.join(', ')}`,
      fix: isPower ? 'a stronger power supply and a short, thick cable' : 'a fan, or a larger heat sink',
    },
  ]
}
