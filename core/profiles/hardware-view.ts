import { z } from 'zod'
import type { Hardware } from './hardware.ts'

const diskSchema = z.object({ total_mib: z.number(), free_mib: z.number() })

/** The machine, as `GET /v1/system/hardware` answers it. */
export const hardwareBody = z.object({
  name: z.string(),
  os: z.string(),
  arch: z.string(),
  board: z.string().optional(),
  l4t_release: z.string().optional(),
  cpu: z.object({
    model: z.string(),
    cores: z.number(),
    threads: z.number(),
    limit_cores: z.number().optional().meta({ description: 'Cores that its control group leaves the box' }),
    features: z.array(z.string()),
  }),
  memory: z.object({ total_mib: z.number(), available_mib: z.number().optional(), limit_mib: z.number().optional() }),
  gpus: z.array(
    z.object({
      name: z.string(),
      vendor: z.string(),
      kind: z.string(),
      memory_mib: z.number(),
      free_mib: z.number().optional(),
      backends: z.array(z.string()),
      driver: z.string().optional(),
    }),
  ),
  disk: diskSchema.optional().meta({ description: 'File system that the models go to' }),
  data_disk: diskSchema.optional().meta({ description: 'File system of the database, where it is another' }),
  power_mode: z.string().optional(),
  temperature_celsius: z.number().optional(),
  throttling: z
    .object({ now: z.array(z.string()), since_start: z.array(z.string()) })
    .optional()
    .meta({ description: 'Why the machine holds its clock back, where it says so' }),
  readings: z.array(
    z.object({ what: z.string(), source: z.string(), found: z.boolean(), note: z.string().optional() }),
  ),
})

/** What was read of a machine, for people who are not its owner. */
export function hardwareView(hardware: Hardware): z.input<typeof hardwareBody> {
  const { memory, disk, dataDisk, throttling } = hardware
  const { limitCores, ...cpu } = hardware.cpu
  return {
    name: hardware.name,
    os: hardware.os,
    arch: hardware.arch,
    board: hardware.board,
    l4t_release: hardware.l4tRelease,
    cpu: { ...cpu, limit_cores: limitCores },
    memory: { total_mib: memory.totalMiB, available_mib: memory.availableMiB, limit_mib: memory.limitMiB },
    gpus: hardware.gpus.map((gpu) => ({
      name: gpu.name,
      vendor: gpu.vendor,
      kind: gpu.kind,
      memory_mib: gpu.memoryMiB,
      free_mib: gpu.freeMiB,
      backends: gpu.backends,
      driver: gpu.driver,
    })),
    disk: diskView(disk),
    data_disk: diskView(dataDisk),
    power_mode: hardware.powerMode,
    temperature_celsius: hardware.temperatureCelsius,
    throttling: throttling && { now: throttling.now, since_start: throttling.sinceStart },
    // A path of this machine is nobody's business but the owner's, who has `lares doctor`.
    readings: hardware.readings.map((reading) => ({
      ...reading,
      source: reading.source.replace(/^statfs .*/, 'statfs'),
    })),
  }
}

function diskView(disk: Hardware['disk']): z.input<typeof diskSchema> | undefined {
  return disk && { total_mib: disk.totalMiB, free_mib: disk.freeMiB }
}
