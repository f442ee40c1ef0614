import type { ModelTask } from '../../contracts/models.ts'
import { announcedBytes } from './announced-size.ts'
import type { HubModel } from './catalogue-schema.ts'
import { countOf } from './parameter-count.ts'

/** What a plugin wants to run, with the models to try, best first. */
export interface PluginNeed {
  readonly plugin: string
  readonly task: ModelTask
  readonly candidates: readonly string[]
}

/** A `models.yaml` as far as needs go. */
export interface DeclaredNeeds {
  readonly plugin: string
  readonly models: readonly HubModel[]
  readonly needs: readonly { readonly task: ModelTask; readonly candidates?: readonly string[] | undefined }[]
}

/**
 * The needs of every plugin. One that names no candidates gets its own models of the task, or where it has none those of
 * the others: more parameters first, of equally many the larger file, which is the finer quantisation.
 */
export function resolveNeeds(declared: readonly DeclaredNeeds[]): readonly PluginNeed[] {
  const all = declared.flatMap(({ models }) => models)
  return declared.flatMap(({ plugin, models, needs }) =>
    needs.map(({ task, candidates }) => {
      const isOfTask = (model: HubModel) => model.task === task
      const own = models.filter(isOfTask)
      const byDefault = (own.length > 0 ? own : all.filter(isOfTask)).toSorted(
        (a, b) => countOf(b.parameters) - countOf(a.parameters) || (announcedBytes(b) ?? 0) - (announcedBytes(a) ?? 0),
      )
      return { plugin, task, candidates: candidates ?? byDefault.map(({ id }) => id) }
    }),
  )
}
