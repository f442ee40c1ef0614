import { NEXT_BETTER, nextBetter } from './plan/explain.ts'
import type { BoxPlan, PlannedNeed } from './plan/plan.ts'

/** A plan as lines for a terminal. */
export function formatPlan(plan: BoxPlan): readonly string[] {
  const budgets = plan.budgets.map(
    ({ kind, totalMiB, usableMiB, source }) =>
      `${kind === 'ram' ? 'RAM' : 'VRAM'} ${usableMiB} of ${totalMiB} MiB for models (${source})`,
  )
  return [
    `${plan.machine}, profile ${plan.profile}: ${budgets.join(', ')}`,
    ...plan.models.flatMap(formatModel),
    ...plan.unmet.flatMap(({ task, reasons }) => [
      `${task}: nothing fits`,
      ...reasons.slice(-NEXT_BETTER).map((reason) => `    ${reason}`),
      ...nor(reasons.length),
    ]),
    ...(plan.models.length === 0 && plan.unmet.length === 0 ? ['nothing to plan'] : []),
  ]
}

function nor(count: number): readonly string[] {
  const more = count - NEXT_BETTER
  return more > 0 ? [`    nor ${more} better ${more === 1 ? 'one' : 'ones'}`] : []
}

function formatModel(model: PlannedNeed): readonly string[] {
  const where =
    model.backend === 'cpu'
      ? 'CPU'
      : `${model.backend}, ${model.gpuLayers === 'all' ? 'all layers' : `${model.gpuLayers} layers`}`
  const context = model.contextTokens === 0 ? '' : `, context ${model.contextTokens} x ${model.parallel}`
  const memory = [model.vramMiB > 0 ? `${model.vramMiB} MiB VRAM` : '', `${model.ramMiB} MiB RAM`]
    .filter(Boolean)
    .join(' + ')
  const marks = [
    model.installed ? 'installed' : 'not installed',
    model.mode === 'turns' ? 'takes turns' : '',
    model.pinned ? 'pinned' : '',
  ]
  return [
    `${model.task}: ${model.id} (${where}${context}, ${memory}; ${marks.filter(Boolean).join(', ')})`,
    ...model.reasons.map((reason) => `    ${reason}`),
    ...nextBetter(model).map(({ id, reason }) => `    not ${id}: ${reason}`),
    ...nor(model.rejected.length),
  ]
}
