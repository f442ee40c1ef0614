import { z } from 'zod'
import { defineRoute, type Route } from '../contracts/route.ts'
import type { MemoryAmount } from '../models/memory/make-room.ts'
import type { MemoryFigures } from '../models/memory/memory-ledger.ts'
import type { BoxPlanner } from './box-planner.ts'
import type { Hardware } from './hardware.ts'
import type { BoxPlan, PlannedNeed } from './plan/plan.ts'

const plannedSchema = z.object({
  plugin: z.string(),
  task: z.string(),
  model: z.string(),
  installed: z.boolean(),
  size_bytes: z.number().optional(),
  backend: z.string(),
  gpu_layers: z.union([z.number(), z.literal('all')]),
  context_tokens: z.number(),
  parallel: z.number(),
  ram_mib: z.number(),
  vram_mib: z.number(),
  tokens_per_second: z
    .number()
    .optional()
    .meta({ description: 'About how fast it writes on the slowest machine of the profile' }),
  mode: z.enum(['resident', 'turns']).meta({ description: '`turns`: loaded on demand, gives way to others when idle' }),
  pinned: z.boolean(),
  reasons: z.array(z.string()),
  rejected: z.array(z.object({ model: z.string(), reason: z.string() })),
})

const planSchema = z.object({
  profile: z.string(),
  machine: z.string(),
  budgets: z.array(
    z.object({
      kind: z.enum(['ram', 'vram']),
      total_mib: z.number(),
      reserved_mib: z.number(),
      margin_mib: z.number(),
      usable_mib: z.number(),
      source: z.string(),
    }),
  ),
  peak: z.object({ ram_mib: z.number(), vram_mib: z.number() }),
  models: z.array(plannedSchema),
  unmet: z.array(z.object({ plugin: z.string(), task: z.string(), reasons: z.array(z.string()) })),
})

const amountSchema = z.object({ ram_mib: z.number(), vram_mib: z.number() })
const memorySchema = z.object({
  budget: amountSchema,
  taken: amountSchema.meta({ description: 'Computed need of the models that are in memory' }),
  waiting: z.number().meta({ description: 'Models that wait for room' }),
  models: z.array(
    z.object({
      plugin: z.string(),
      task: z.string(),
      model: z.string(),
      need: amountSchema,
      resident_mib: z.number().optional().meta({ description: 'What its process takes, by the operating system' }),
      pinned: z.boolean(),
      state: z.enum(['busy', 'idle', 'leaving']),
      unused_seconds: z.number(),
    }),
  ),
})
const planPairSchema = z.object({
  current: planSchema.meta({ description: 'With the models that are installed' }),
  recommended: planSchema.meta({ description: 'What would suit the box best, installed or not' }),
  memory: memorySchema.meta({ description: 'What is in memory now, by the ledger through which models take turns' }),
})

const diskSchema = z.object({ total_mib: z.number(), free_mib: z.number() })

const hardwareSchema = z.object({
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

/** What the routes ask. */
export interface SystemRoutesOptions {
  readonly planner: BoxPlanner
  /** What is in memory. */
  figures(): MemoryFigures
  /** Reads the machine anew. */
  probe(): Promise<Hardware>
}

/** `GET /v1/system/plan` and `GET /v1/system/hardware`. */
export function systemRoutes({ planner, figures, probe }: SystemRoutesOptions): readonly Route[] {
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/system/plan',
        summary: 'Which models this box runs, which would suit it best, and why',
        tags: ['system'],
        auth: 'user',
        scopes: ['models:read'],
        response: planPairSchema,
      },
      async () => ({
        current: planView(await planner.current()),
        recommended: planView(await planner.recommended()),
        memory: memoryView(figures()),
      }),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/system/hardware',
        summary: 'What this machine is, with the source of each reading',
        tags: ['system'],
        auth: 'user',
        scopes: ['models:read'],
        response: hardwareSchema,
      },
      async () => hardwareView(await probe()),
    ),
  ]
}

function planView(plan: BoxPlan): z.input<typeof planSchema> {
  return {
    profile: plan.profile,
    machine: plan.machine,
    budgets: plan.budgets.map((budget) => ({
      kind: budget.kind,
      total_mib: budget.totalMiB,
      reserved_mib: budget.reservedMiB,
      margin_mib: budget.marginMiB,
      usable_mib: budget.usableMiB,
      source: budget.source,
    })),
    peak: { ram_mib: plan.peak.ramMiB, vram_mib: plan.peak.vramMiB },
    models: plan.models.map(plannedView),
    unmet: plan.unmet.map(({ plugin, task, reasons }) => ({ plugin, task, reasons: [...reasons] })),
  }
}

function plannedView(model: PlannedNeed): z.input<typeof plannedSchema> {
  return {
    plugin: model.plugin,
    task: model.task,
    model: model.id,
    installed: model.installed,
    ...(model.sizeBytes === undefined ? {} : { size_bytes: model.sizeBytes }),
    backend: model.backend,
    gpu_layers: model.gpuLayers,
    context_tokens: model.contextTokens,
    parallel: model.parallel,
    ram_mib: model.ramMiB,
    vram_mib: model.vramMiB,
    ...(model.tokensPerSecond === undefined ? {} : { tokens_per_second: Math.round(model.tokensPerSecond * 10) / 10 }),
    mode: model.mode,
    pinned: model.pinned,
    reasons: [...model.reasons],
    rejected: model.rejected.map(({ id, reason }) => ({ model: id, reason })),
  }
}

function memoryView({ budget, taken, waiting, models }: MemoryFigures): z.input<typeof memorySchema> {
  return {
    budget: amountView(budget),
    taken: amountView(taken),
    waiting,
    models: models.map(({ need, residentMiB, unusedSeconds, ...model }) => ({
      ...model,
      need: amountView(need),
      ...(residentMiB === undefined ? {} : { resident_mib: Math.round(residentMiB) }),
      unused_seconds: unusedSeconds,
    })),
  }
}

function amountView({ ramMiB, vramMiB }: MemoryAmount): z.input<typeof amountSchema> {
  return { ram_mib: ramMiB, vram_mib: vramMiB }
}

function hardwareView(hardware: Hardware): z.input<typeof hardwareSchema> {
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
