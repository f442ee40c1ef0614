import { z } from 'zod'

/** What a graphics processor can run here. */
export const backendSchema = z.enum(['cpu', 'cuda', 'vulkan', 'metal'])

const gpuSchema = z.strictObject({
  name: z.string().min(1),
  vendor: z.enum(['nvidia', 'amd', 'intel', 'apple', 'broadcom', 'arm', 'other']),
  kind: z.enum(['discrete', 'integrated']),
  /** Memory of its own in MiB; 0 when it works in the RAM of the machine, or for a card of which nothing says how much it has. */
  memoryMiB: z.int().nonnegative(),
  freeMiB: z.int().nonnegative().optional(),
  backends: z.array(backendSchema.exclude(['cpu'])),
  driver: z.string().optional(),
})

const readingSchema = z.strictObject({
  /** What was read, for example `memory.total`. */
  what: z.string(),
  /** File or command that answered, or was asked in vain. */
  source: z.string(),
  found: z.boolean(),
  note: z.string().optional(),
})

const diskSchema = z.strictObject({
  path: z.string(),
  totalMiB: z.int().nonnegative(),
  freeMiB: z.int().nonnegative(),
})

/** A machine, as it was probed or as a file under `profiles/machines` describes it. */
export const hardwareSchema = z.strictObject({
  name: z.string().min(1),
  os: z.enum(['linux', 'darwin', 'other']).default('linux'),
  arch: z.enum(['x64', 'arm64', 'other']),
  /** Linux distribution, by which packages are named. */
  distribution: z
    .strictObject({ name: z.string(), family: z.enum(['debian', 'ubuntu', 'raspberry-pi-os', 'other']) })
    .optional(),
  /** Model line of the device tree or of the firmware, for example `Raspberry Pi 5 Model B Rev 1.0`. */
  board: z.string().optional(),
  /** Release of NVIDIA's Linux for Tegra, on Jetson. */
  l4tRelease: z.string().optional(),
  cpu: z.strictObject({
    model: z.string(),
    cores: z.int().positive(),
    threads: z.int().positive(),
    /** Cores that its control group or affinity leaves this process. */
    limitCores: z.int().positive().optional(),
    /** Instruction sets that matter for inference: avx2, avx512, neon, dotprod, i8mm and the like. */
    features: z.array(z.string()).default([]),
  }),
  memory: z.strictObject({
    totalMiB: z.int().positive(),
    availableMiB: z.int().nonnegative().optional(),
    /** Limit of the control group that the process runs in. */
    limitMiB: z.int().positive().optional(),
    /** Bandwidth in GB/s, where a public figure or the firmware says it. */
    bandwidthGBs: z.number().positive().optional(),
  }),
  gpus: z.array(gpuSchema).default([]),
  /** File system that the models go to. */
  disk: diskSchema.optional(),
  /** File system of the database, where it is another. */
  dataDisk: diskSchema.optional(),
  powerMode: z.string().optional(),
  /** The mode of a Jetson that lets it draw the most, with the number that `nvpmodel` knows it by. */
  fullPowerMode: z.strictObject({ id: z.int().nonnegative(), name: z.string() }).optional(),
  /** Why the machine holds its clock back, for example `under-voltage`. */
  throttling: z.strictObject({ now: z.array(z.string()), sinceStart: z.array(z.string()) }).optional(),
  temperatureCelsius: z.number().optional(),
  readings: z.array(readingSchema).default([]),
})

/** A machine as the planner sees it. */
export type Hardware = Readonly<z.output<typeof hardwareSchema>>
/** One graphics processor. */
export type Gpu = Hardware['gpus'][number]
/** Where a reading came from, and whether it was there. */
export type Reading = Hardware['readings'][number]
/** Something that runs a model's layers. */
export type Backend = z.output<typeof backendSchema>

/** MiB of RAM that this process may use at most: the machine's, or its control group's where that is less. */
export function usableRamMiB(hardware: Hardware): number {
  return Math.min(hardware.memory.totalMiB, hardware.memory.limitMiB ?? Number.POSITIVE_INFINITY)
}

/** Cores that this process may use. */
export function usableCores({ cpu }: Hardware): number {
  return Math.min(cpu.cores, cpu.limitCores ?? Number.POSITIVE_INFINITY)
}

/** Whether it is a card of which nothing says how much memory it has: nothing can be planned on it. */
export function hasUnknownMemory({ kind, memoryMiB }: Gpu): boolean {
  return kind === 'discrete' && memoryMiB === 0
}

/** The graphics processor that inference would use: one with memory of its own first, the largest first. */
export function mainGpu(hardware: Hardware): Gpu | undefined {
  return hardware.gpus
    .filter((gpu) => gpu.backends.length > 0 && !hasUnknownMemory(gpu))
    .toSorted((a, b) => b.memoryMiB - a.memoryMiB)[0]
}
