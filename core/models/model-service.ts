import { join } from 'node:path'
import type { Logger } from 'pino'
import type { AuditActor } from '../contracts/audit.ts'
import { AppError } from '../contracts/errors.ts'
import type { Events } from '../contracts/event.ts'
import {
  type CatalogueModel,
  type InstalledModel,
  type ModelDeed,
  type ModelDetails,
  type ModelDownloads,
  type Models,
  type ModelTask,
  modelActivated,
  modelDeed,
  modelsChanged,
  type PlannedModel,
  type UnusableFile,
} from '../contracts/models.ts'
import type { Outbound } from '../contracts/outbound.ts'
import type { BoxPlanner } from '../profiles/box-planner.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { catalogueView } from './catalogue/catalogue-view.ts'
import type { SourceSettings } from './download/choose-source.ts'
import type { DownloadList } from './download/download-list.ts'
import { Downloads, SYSTEM } from './download/downloads.ts'
import { fileInvalid } from './file-invalid.ts'
import type { Inspect } from './inspection.ts'
import { MemoryLedger } from './memory/memory-ledger.ts'
import { ActiveModels } from './store/active-models.ts'
import { describeModel, describeModelFully } from './store/describe-model.ts'
import { importFile } from './store/import-file.ts'
import { importName } from './store/import-name.ts'
import { ModelStore, type StoredModel } from './store/model-store.ts'
import { recordDigests } from './store/record-digests.ts'
import { asUnwritable } from './store/store-unwritable.ts'
import { unusableFiles } from './store/unusable-files.ts'
import { type VerifiedFile, verifyModel } from './store/verify-model.ts'

/** What the service works with. */
export interface ModelServiceOptions {
  readonly paths: { readonly data: string; readonly models: string }
  readonly catalogue: Catalogue
  readonly outbound: Outbound
  readonly inspect: Inspect
  readonly sources: SourceSettings
  readonly downloadList: DownloadList
  readonly events: Pick<Events, 'publish'>
  readonly log: Pick<Logger, 'info' | 'warn'>
  readonly freeFloorBytes: number
  readonly planner: BoxPlanner
}

/** Models of this box: what is here, what could be, what is chosen. */
export class ModelService implements Models {
  readonly downloads: ModelDownloads
  readonly store: ModelStore
  readonly memory: MemoryLedger
  readonly planner: BoxPlanner
  readonly #options: ModelServiceOptions
  readonly #downloads: Downloads
  readonly #active: ActiveModels
  /** Tasks whose choice is being made here; another change of the file is that of a command. */
  readonly #choosing = new Set<ModelTask>()
  #stopping = new AbortController()
  #lookAtChoices: (() => Promise<void>) | undefined

  constructor(options: ModelServiceOptions) {
    this.#options = options
    const { planner, log } = options
    this.planner = planner
    this.memory = new MemoryLedger({
      bounds: { budget: planner.room, machine: planner.machine },
      needOf: (run) => planner.needOf(run),
      isPinned: (task) => planner.isPinned(task),
      log,
    })
    this.store = new ModelStore({
      directory: options.paths.models,
      catalogue: options.catalogue,
      inspect: options.inspect,
    })
    this.#downloads = new Downloads({ ...options, store: this.store })
    this.downloads = this.#downloads
    this.#active = new ActiveModels(join(options.paths.data, 'active-models'))
  }

  /** Goes on with interrupted downloads and follows choices that commands make beside the box. */
  async start(): Promise<void> {
    this.#stopping = new AbortController()
    const publish = (task: ModelTask, id: string) => {
      this.#options.events.publish(modelActivated, { task, id })
      if (!this.#choosing.has(task)) this.#tell('activate', id, { actor: 'command' }, { task })
    }
    this.#lookAtChoices = this.#active.watch(publish, { signal: this.#stopping.signal })
    await this.#lookAtChoices()
    await this.#downloads.begin()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#lookAtChoices = undefined
    await this.#downloads.end()
  }

  async installed(task?: ModelTask): Promise<readonly InstalledModel[]> {
    const models = (await this.store.list()).map(describeModel).filter((model) => model !== undefined)
    return task === undefined ? models : models.filter((model) => model.task === task)
  }

  async find(id: string): Promise<InstalledModel | undefined> {
    const stored = await this.#stored(id)
    return stored === undefined ? undefined : describeModel(stored)
  }

  planned(task: ModelTask, model?: string): Promise<PlannedModel | undefined> {
    return model === undefined ? this.planner.planned(task) : this.planner.plannedAs(task, model)
  }

  recommended(task: ModelTask): Promise<PlannedModel | undefined> {
    return this.planner.recommendedFor(task)
  }

  activeId(task: ModelTask): Promise<string | undefined> {
    return this.#active.find(task)
  }

  /** The installed model that runs the task: the owner's choice, else the plan's. */
  async inUse(task: ModelTask): Promise<string | undefined> {
    const installed = await this.installed(task)
    const ids = [await this.activeId(task), (await this.planned(task))?.id]
    return ids.find((id) => installed.some((model) => model.id === id))
  }

  async setActive(task: ModelTask, id: string, by: AuditActor = SYSTEM): Promise<void> {
    const model = await this.find(id)
    if (model === undefined) throw unknown(id)
    if (model.task !== task) {
      throw new AppError('MODEL_TASK_MISMATCH', 'invalid', `${id} is a model for ${model.task}, not for ${task}.`)
    }
    this.#choosing.add(task)
    try {
      await this.#active.set(task, model.id)
      await this.#lookAtChoices?.()
    } finally {
      this.#choosing.delete(task)
    }
    this.#tell('activate', model.id, by, { task })
  }

  async catalogue(task?: ModelTask): Promise<readonly CatalogueModel[]> {
    const here = new Set((await this.installed()).map(({ id }) => id))
    return this.#options.catalogue.ofTask(task).map((model) => catalogueView(model, here.has(model.id)))
  }

  /** The catalogue's id for a name or alias, installed or not. */
  knownId(name: string): string | undefined {
    return this.#options.catalogue.find(name)?.id
  }

  async show(id: string): Promise<ModelDetails> {
    const stored = await this.#stored(id)
    if (stored === undefined) throw unknown(id)
    const details = describeModelFully(stored)
    if (details === undefined) throw stored.refusal ?? notOffered()
    return details
  }

  async remove(name: string, by: AuditActor = SYSTEM, { evenIfChosen = false } = {}): Promise<void> {
    const { models, odd } = await this.store.look()
    const stored = this.#named(name, models)
    const id = stored?.id ?? odd.find((file) => file.name === name)?.name
    if (id === undefined) throw unknown(name)
    if (stored?.origin === 'built-in') {
      throw new AppError('MODEL_BUILT_IN', 'invalid', `${id} is part of Lares and cannot be removed.`)
    }
    const model = stored === undefined ? undefined : describeModel(stored)
    if (model !== undefined) await this.#release(model, evenIfChosen)
    try {
      await this.store.remove(stored?.files ?? odd.filter((file) => file.name === id))
    } catch (error) {
      throw asUnwritable(error)
    }
    await this.#active.forget(id)
    this.#options.log.info({ model: id }, 'model removed')
    this.#options.events.publish(modelsChanged, { id, change: 'removed' })
    this.#tell('remove', id, by)
  }

  unusable(): Promise<readonly UnusableFile[]> {
    return unusableFiles(this.store)
  }

  async importFile(
    path: string,
    options: { readonly fileName?: string; readonly signal?: AbortSignal; readonly by?: AuditActor } = {},
  ): Promise<InstalledModel> {
    const signal = options.signal ?? this.#stopping.signal
    const { catalogue, inspect, freeFloorBytes, paths } = this.#options
    const { fileName, knownId } = await importName(path, { fileName: options.fileName, catalogue, signal })
    await importFile(path, { directory: paths.models, fileName, inspect, freeFloorBytes, signal })
      .then(async (imported) => {
        await this.store.records.put({ ...imported, id: knownId ?? imported.id })
      })
      .catch((error: unknown) => {
        // That the file itself can be read was seen before.
        throw asUnwritable(error)
      })
    const stored = (await this.store.list()).find(({ files }) => files[0]?.path === join(paths.models, fileName))
    const model = stored === undefined ? undefined : describeModel(stored)
    if (model === undefined) {
      await this.store.remove([{ path: join(paths.models, fileName) }])
      throw notOffered()
    }
    this.#options.log.info({ model: model.id }, 'model imported')
    this.#options.events.publish(modelsChanged, { id: model.id, change: 'installed' })
    this.#tell('import', model.id, options.by ?? SYSTEM)
    return model
  }

  /**
   * Reads every byte of a model, or of all, again. With `record` the digests of what somebody put there by hand, and
   * nothing is known of, are what later checks compare with.
   * @throws MODEL_UNKNOWN, MODEL_STORE_UNWRITABLE
   */
  async verify(
    name: string | undefined,
    signal: AbortSignal,
    { record = false } = {},
  ): Promise<readonly VerifiedFile[]> {
    const { models, odd } = await this.store.look()
    const one = name === undefined ? undefined : this.#named(name, models)
    const results: VerifiedFile[] = odd
      .filter((file) => name === undefined || (one === undefined && file.name === name))
      .map((file) => ({ model: file.name, file: file.name, matches: false, reason: file.refusal.message }))
    for (const stored of name === undefined ? models : one === undefined ? [] : [one]) {
      const files = await verifyModel(stored, signal)
      results.push(...(record ? await recordDigests(this.store.records, stored, files) : files))
    }
    if (name !== undefined && results.length === 0) throw unknown(name)
    return results
  }

  #tell(deed: ModelDeed['deed'], modelId: string, by: AuditActor, facts?: Readonly<Record<string, string>>): void {
    this.#options.events.publish(modelDeed, { deed, modelId, outcome: 'success', by, ...(facts && { facts }) })
  }

  /** Lets go of a model that is about to be removed. The last one of its task is nobody's to be replaced. @throws MODEL_ACTIVE */
  async #release({ id, task }: InstalledModel, evenIfChosen: boolean): Promise<void> {
    const other = (await this.installed(task)).find((model) => model.id !== id)
    const isChosen = (await this.activeId(task)) === id
    const isKept = this.planner.isPinned(task) && this.memory.figures().models.some(({ model }) => model === id)
    if (other !== undefined && !evenIfChosen && (isChosen || isKept)) {
      throw active(`${id} is the active model for ${task}. Activate another one first, for example ${other.id}.`)
    }
    if (!(await this.memory.dismiss(id))) throw active(`${id} is at work. Remove it when it is idle.`)
  }

  async #stored(name: string): Promise<StoredModel | undefined> {
    return this.#named(name, await this.store.list())
  }

  /** By id, alias or file name, without regard to case unless two differ in nothing else. */
  #named(name: string, models: readonly StoredModel[]): StoredModel | undefined {
    const wanted = name.toLowerCase()
    const aliased = this.#options.catalogue.find(name)?.id
    const fileOf = ({ files }: StoredModel) => files[0]?.path.split('/').at(-1)
    return (
      models.find((model) => model.id === name || fileOf(model) === name) ??
      models.find(({ id }) => id.toLowerCase() === wanted || id === aliased) ??
      models.find((model) => fileOf(model)?.toLowerCase() === wanted)
    )
  }
}

function notOffered(): AppError {
  return fileInvalid('it is a part of a model, or for a task that this box does not know')
}

function active(message: string): AppError {
  return new AppError('MODEL_ACTIVE', 'invalid', message)
}

function unknown(id: string): AppError {
  return new AppError(
    'MODEL_UNKNOWN',
    'not-found',
    `There is no model ${JSON.stringify(id.slice(0, 100))} on this box.`,
    {
      details: { param: 'model', suggestion: 'List the models with "lares models list".' },
    },
  )
}
