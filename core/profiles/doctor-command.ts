import { z } from 'zod'
import type { Settings } from '../config/settings.ts'
import { defineCommand } from '../contracts/command.ts'
import { boxMachine } from './box-machine.ts'
import { diagnose } from './diagnose.ts'
import { formatFindings, formatHardware } from './format-doctor.ts'
import { installedEngines } from './installed-engines.ts'
import { probeHardware } from './probe-hardware.ts'

/** `lares doctor`. */
export const doctorCommand = ({ core }: Settings) =>
  defineCommand(
    {
      name: 'doctor',
      summary: 'What this machine is, what is missing and what would be better',
      options: z.object({
        readings: z.boolean().default(false).describe('Show where each value was read'),
        json: z.boolean().default(false).describe('Print JSON'),
      }),
    },
    async ({ readings, json }, { print }) => {
      const hardware = await probeHardware({ paths: { data: core.dataDir, models: core.modelsDir } })
      const engines = await installedEngines()
      const findings = diagnose(hardware, engines)
      const { profile } = await boxMachine(hardware, core.profile)
      if (json) print(JSON.stringify({ hardware, engines, profile: profile.name, findings }, undefined, 2))
      else {
        for (const line of formatHardware(hardware)) print(line)
        print(`${'profile'.padEnd(12)} ${profile.name}: ${profile.description}`)
        print(`${'engines'.padEnd(12)} ${engines.join(' ') || 'none installed'}`)
        for (const line of formatFindings(findings)) print(line)
        if (readings)
          for (const { what, source, found, note } of hardware.readings)
            print(`${found ? 'read' : 'absent'} ${what} from ${source}${note === undefined ? '' : ` (${note})`}`)
      }
      return findings.some(({ level }) => level === 'missing' || level === 'warning') ? 1 : 0
    },
  )
