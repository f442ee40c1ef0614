import { z } from 'zod'
import { defineRoute, type Route } from '../contracts/route.ts'
import type { MemoryAmount } from '../models/memory/make-room.ts'
import type { LoadFailure, MemoryFigures } from '../models/memory/memory-ledger.ts'
import type { BoxPlanner } from './box-planner.ts'
import type { Hardware } from './hardware.ts'
import { hardwareBody, hardwareView } from './hardware-view.ts'
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
  failed: z
    .array(z.object({ plugin: z.string(), task: z.string(), model: z.string(), reason: z.string() }))
    .meta({ description: 'Models that could not be loaded when that was last tried' }),
})
const planPairSchema = z.object({
  current: planSchema.meta({ description: 'With the models that are installed' }),
  recommended: planSchema.meta({ description: 'What would suit the box best, installed or not' }),
  memory: memorySchema.meta({ description: 'What is in memory now, by the ledger through which models take turns' }),
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
      async () => {
        const memory = figures()
        return {
          current: planView(await planner.current(), memory.failed),
          recommended: planView(await planner.recommended(), memory.failed),
          memory: memoryView(memory),
        }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/system/hardware',
        summary: 'What this machine is, with the source of each reading',
        tags: ['system'],
        auth: 'user',
        scopes: ['models:read'],
        response: hardwareBody,
      },
      async () => hardwareView(await probe()),
    ),
  ]
}

function planView(plan: BoxPlan, failed: MemoryFigures['failed']): z.input<typeof planSchema> {
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
    models: plan.models.map((model) =>
      plannedView(
        model,
        failed.find((one) => one.model === model.id),
      ),
    ),
    unmet: plan.unmet.map(({ plugin, task, reasons }) => ({ plugin, task, reasons: [...reasons] })),
  }
}

function plannedView(model: PlannedNeed, failure: LoadFailure | undefined): z.input<typeof plannedSchema> {
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
    reasons: [
      ...(failure === undefined ? [] : [`it could not be loaded when that was last tried: ${failure.reason}`]),
      ...model.reasons,
    ],
    rejected: model.rejected.map(({ id, reason }) => ({ model: id, reason })),
  }
}

function memoryView({ budget, taken, waiting, models, failed }: MemoryFigures): z.input<typeof memorySchema> {
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
    failed: failed.map((one) => ({ ...one })),
  }
}

function amountView({ ramMiB, vramMiB }: MemoryAmount): z.input<typeof amountSchema> {
  return { ram_mib: ramMiB, vram_mib: vramMiB }
}
