import { announcedBytes } from '../../models/catalogue/announced-size.ts'
import type { Catalogue } from '../../models/catalogue/catalogue.ts'
import type { HubModel } from '../../models/catalogue/catalogue-schema.ts'
import { activeRatioOf } from '../../models/catalogue/parameter-count.ts'
import { describeModel } from '../../models/store/describe-model.ts'
import type { StoredModel } from '../../models/store/model-store.ts'
import { shapeOfCatalogue } from '../memory/shape-of-catalogue.ts'
import type { Profile } from '../profile-schema.ts'
import type { Candidate, PlanNeed } from './plan.ts'

/**
 * The needs that the enabled plugins declare; a profile may put their candidates in an order of its own. What is built in
 * comes last for its task.
 */
export function needsOf(
  profile: Profile,
  catalogue: Catalogue,
  options: { readonly stored?: readonly StoredModel[]; isEnabled?(plugin: string): boolean } = {},
): readonly PlanNeed[] {
  const { stored = [], isEnabled = () => true } = options
  return catalogue.needs
    .filter(({ plugin }) => isEnabled(plugin))
    .map(({ plugin, task, candidates }) => ({
      plugin,
      task,
      candidates: [
        ...(profile.plugins[plugin]?.variants[task] ?? candidates).map((id) =>
          candidateOf(
            catalogue.find(id),
            stored.find((model) => model.id === id),
          ),
        ),
        ...stored
          .filter(({ origin, known }) => origin === 'built-in' && known?.task === task)
          .map((model) => candidateOf(undefined, model)),
      ].filter((candidate) => candidate !== undefined),
    }))
}

/** A candidate from what the catalogue says and what lies in the store; the file's own header is the better source. */
export function candidateOf(inCatalogue: HubModel | undefined, stored: StoredModel | undefined): Candidate | undefined {
  if (inCatalogue === undefined && stored === undefined) return undefined
  const known = inCatalogue ?? stored?.known
  const inspection = stored?.inspection?.format === 'gguf' ? stored.inspection : undefined
  const installed = stored === undefined ? undefined : describeModel(stored)
  return {
    id: stored?.id ?? known?.id ?? '',
    backends: known?.backends ?? ['cpu', 'cuda', 'vulkan', 'metal'],
    shape: shapeOf(inCatalogue, stored),
    memoryMiB: known?.memoryMiB,
    contextTokens: inspection?.description.contextTokens ?? known?.contextTokens,
    sizeBytes: installed?.sizeBytes ?? (inCatalogue && announcedBytes(inCatalogue)),
    installed: installed !== undefined,
    activeRatio: known === undefined ? 1 : activeRatioOf(known),
    builtIn: stored?.origin === 'built-in',
  }
}

function shapeOf(inCatalogue: HubModel | undefined, stored: StoredModel | undefined): Candidate['shape'] {
  const fromHeader = stored?.inspection?.format === 'gguf' ? stored.inspection.shape : undefined
  if (fromHeader === undefined) return inCatalogue && shapeOfCatalogue(inCatalogue)
  const companionBytes = stored?.files.slice(1).reduce((total, { sizeBytes }) => total + sizeBytes, 0) ?? 0
  return { ...fromHeader, extraBytes: fromHeader.extraBytes + companionBytes }
}
