import type { Catalogue } from '../../models/catalogue/catalogue.ts'
import type { HubModel } from '../../models/catalogue/catalogue-schema.ts'
import { describeModel } from '../../models/store/describe-model.ts'
import type { StoredModel } from '../../models/store/model-store.ts'
import { shapeOfCatalogue } from '../memory/shape-of-catalogue.ts'
import type { Profile } from '../profile-schema.ts'
import type { Candidate, PlanNeed } from './plan.ts'

const MIB = 1024 * 1024

/** The needs that the enabled plugins declare; a profile may put their candidates in an order of its own. */
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
      candidates: (profile.plugins[plugin]?.variants[task] ?? candidates).flatMap((id) => {
        const candidate = candidateOf(
          catalogue.find(id),
          stored.find((model) => model.id === id),
        )
        return candidate === undefined ? [] : [candidate]
      }),
    }))
}

/** A candidate from what the catalogue says and what lies in the store; the file's own header is the better source. */
export function candidateOf(known: HubModel | undefined, stored: StoredModel | undefined): Candidate | undefined {
  if (known === undefined && stored === undefined) return undefined
  const inspection = stored?.inspection?.format === 'gguf' ? stored.inspection : undefined
  const fromHeader = inspection?.shape
  const projectorBytes = stored?.files.slice(1).reduce((total, { sizeBytes }) => total + sizeBytes, 0) ?? 0
  const shape =
    fromHeader === undefined
      ? known && shapeOfCatalogue(known)
      : { ...fromHeader, extraBytes: fromHeader.extraBytes + projectorBytes }
  const installed = stored === undefined ? undefined : describeModel(stored)
  const sizes = known?.files.map(({ sizeBytes }) => sizeBytes) ?? []
  const announced = sizes.includes(undefined)
    ? known?.approximateMiB && known.approximateMiB * MIB
    : sizes.reduce<number>((total, size) => total + (size ?? 0), 0)
  return {
    id: stored?.id ?? known?.id ?? '',
    backends: known?.backends ?? ['cpu', 'cuda', 'vulkan', 'metal'],
    shape,
    memoryMiB: known?.memoryMiB,
    contextTokens: inspection?.description.contextTokens ?? known?.contextTokens,
    sizeBytes: installed?.sizeBytes ?? announced,
    installed: installed !== undefined,
  }
}
