import { basename, join } from 'node:path'
import type { Logger } from 'pino'
import type { AuditActor } from '../contracts/audit.ts'
import { AppError } from '../contracts/errors.ts'
import type { Events } from '../contracts/event.ts'
import { type InstalledModel, type ModelDeed, modelsChanged } from '../contracts/models.ts'
import type { BoxPlanner } from '../profiles/box-planner.ts'
import type { BesideBox } from './beside-box.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { Inspect } from './inspection.ts'
import type { MemoryLedger } from './memory/memory-ledger.ts'
import { modelActive, modelUnknown, notOffered } from './model-errors.ts'
import type { ActiveModels } from './store/active-models.ts'
import { describeModel } from './store/describe-model.ts'
import { findModel } from './store/find-model.ts'
import type { ModelStore, StoredModel } from './store/model-store.ts'
import { asUnwritable } from './store/store-unwritable.ts'
import { tellDeed } from './tell-deed.ts'

/** What changing the store needs. */
export interface StoreChangesOptions {
  readonly store: ModelStore
  readonly active: ActiveModels
  readonly memory: MemoryLedger
  readonly planner: Pick<BoxPlanner, 'isPinned'>
  readonly beside: BesideBox
  readonly catalogue: Catalogue
  readonly inspect: Inspect
  readonly events: Pick<Events, 'publish'>
  readonly log: Pick<Logger, 'info'>
  readonly freeFloorBytes: number
}

/** Adds files of this machine to the store and removes models from it. */
export class StoreChanges {
  readonly #options: StoreChangesOptions

  constructor(options: StoreChangesOptions) {
    this.#options = options
  }

  /** Deletes a model, or a file that cannot be used, by its name. @throws MODEL_UNKNOWN, MODEL_ACTIVE, MODEL_BUILT_IN, MODEL_STORE_UNWRITABLE */
  async remove(
    name: string,
    { by, evenIfChosen }: { readonly by: AuditActor; readonly evenIfChosen: boolean },
  ): Promise<void> {
    const { active, beside, catalogue, store } = this.#options
    const { models, odd } = await store.look()
    const stored = findModel(name, models, catalogue)
    const id = stored?.id ?? odd.find((file) => file.name === name)?.name
    if (id === undefined) throw modelUnknown(name)
    if (stored?.origin === 'built-in') {
      throw new AppError('MODEL_BUILT_IN', 'invalid', `${id} is part of Lares and cannot be removed.`)
    }
    const model = stored === undefined ? undefined : describeModel(stored)
    if (model !== undefined) await this.#release(model, { models, evenIfChosen })
    const files = stored?.files ?? odd.filter((file) => file.name === id)
    await beside.own(basename(files[0]?.path ?? ''), async () => {
      await store.remove(files).catch((error: unknown) => {
        throw asUnwritable(error)
      })
      await active.forget(id)
      this.#tell('removed', { deed: 'remove', modelId: id, by })
    })
  }

  /** Checks a file and copies it into the store. @throws as `Models.importFile` */
  async importFile(
    path: string,
    options: { readonly fileName: string | undefined; readonly signal: AbortSignal; readonly by: AuditActor },
  ): Promise<InstalledModel> {
    const { beside, catalogue, freeFloorBytes, inspect, store } = this.#options
    const { signal, by } = options
    const [{ importFile }, { importName }] = await Promise.all([
      import('./store/import-file.ts'),
      import('./store/import-name.ts'),
    ])
    const { fileName, knownId } = await importName(path, { fileName: options.fileName, catalogue, signal })
    return beside.own(fileName, async () => {
      try {
        const record = await importFile(path, { directory: store.directory, fileName, inspect, freeFloorBytes, signal })
        await store.records.put({ ...record, id: knownId ?? record.id })
      } catch (error) {
        // That the file itself can be read was seen before.
        throw asUnwritable(error)
      }
      const target = join(store.directory, fileName)
      const stored = (await store.list()).find(({ files }) => files[0]?.path === target)
      const model = stored === undefined ? undefined : describeModel(stored)
      if (model === undefined) {
        await store.remove([{ path: target }])
        throw notOffered()
      }
      this.#tell('installed', { deed: 'import', modelId: model.id, by })
      return model
    })
  }

  /** Lets go of a model that is about to be removed. The last one of its task may always go. @throws MODEL_ACTIVE */
  async #release(
    { id, task }: InstalledModel,
    { models, evenIfChosen }: { readonly models: readonly StoredModel[]; readonly evenIfChosen: boolean },
  ): Promise<void> {
    const { active, memory, planner } = this.#options
    const other = models.map(describeModel).find((model) => model?.task === task && model.id !== id)
    const isChosen = (await active.find(task)) === id
    const isKept = planner.isPinned(task) && memory.figures().models.some(({ model }) => model === id)
    if (other !== undefined && !evenIfChosen && (isChosen || isKept)) {
      throw modelActive(`${id} is the active model for ${task}. Activate another one first, for example ${other.id}.`)
    }
    if (!(await memory.dismiss(id))) throw modelActive(`${id} is at work. Remove it when it is idle.`)
  }

  #tell(
    change: 'installed' | 'removed',
    done: { readonly deed: ModelDeed['deed']; readonly modelId: string; readonly by: AuditActor },
  ): void {
    const { beside, events, log } = this.#options
    log.info({ model: done.modelId }, `model ${change}`)
    beside.events.publish(modelsChanged, { id: done.modelId, change })
    tellDeed(events, done)
  }
}
