import type { InstalledModel, Models, PlannedModel } from '../../../core/contracts/models.ts'
import type { LoadOptions } from './llm-engine.ts'

const DEFAULT_CONTEXT = 4096
const DEFAULT_PARALLEL = 2

/** What the settings say; 0 leaves it to the plan. */
export interface LoadSettings {
  readonly contextTokens: number
  readonly parallel: number
  readonly threads: number
}

/** How a model is to be loaded on this box: as planned for it; one that does not fit shares the backend of the box's own. */
export async function loadPlan(
  models: Models,
  model: InstalledModel,
  settings: LoadSettings,
  tuningFile: string,
): Promise<LoadOptions> {
  const own = await models.planned(model.task, model.id)
  const plan = own ?? (await models.planned(model.task))
  return {
    file: model.files[0] ?? '',
    purpose: model.task === 'embedding' ? 'embedding' : 'chat',
    contextTokens:
      settings.contextTokens ||
      (own?.contextTokens ?? Math.min(model.contextTokens ?? DEFAULT_CONTEXT, DEFAULT_CONTEXT)),
    parallel: parallelOf(own, settings),
    ...(settings.threads > 0 ? { threads: settings.threads } : {}),
    gpuLayers: own ? own.gpuLayers : plan === undefined || plan.backend === 'cpu' ? 0 : 'all',
    backend: plan?.backend ?? 'cpu',
    tuningFile,
  }
}

function parallelOf(plan: PlannedModel | undefined, settings: LoadSettings): number {
  return Math.max(1, settings.parallel || (plan?.parallel ?? DEFAULT_PARALLEL))
}
