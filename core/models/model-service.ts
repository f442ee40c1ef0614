import { join } from 'node:path'
import type { Logger } from 'pino'
import type { AuditActor } from '../contracts/audit.ts'
import { AppError } from '../contracts/errors.ts'
import type { Events } from '../contracts/event.ts'
import type {
  CatalogueModel,
  InstalledModel,
  ModelDetails,
  ModelDownloads,
  Models,
  ModelTask,
  PlannedModel,
  UnusableFile,
} from '../contracts/models.ts'
import type { Outbound } from '../contracts/outbound.ts'
import type { BoxPlanner } from '../profiles/box-planner.ts'
import { BesideBox } from './beside-box.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { catalogueView } from './catalogue/catalogue-view.ts'
import type { DownloadList } from './download/download-list.ts'
import { Downloads, SYSTEM } from './download/downloads.ts'
import type { SourceSettings } from './download/source-settings.ts'
import type { Inspect } from './inspection.ts'
import { MemoryLedger } from './memory/memory-ledger.ts'
import { modelUnknown, notOffered } from './model-errors.ts'
import { ActiveModels } from './store/active-models.ts'
import { describeModel, describeModelFully } from './store/describe-model.ts'
import { findModel } from './store/find-model.ts'
import { ModelStore, type StoredModel } from './store/model-store.ts'
import { storeNames } from './store/store-files.ts'
import { unusableFiles } from './store/unusable-files.ts'
import type { VerifiedFile } from './store/verify-model.ts'
import { StoreChanges } from './store-changes.ts'
import { tellDeed } from './tell-deed.ts'

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
  readonly #beside: BesideBox
  readonly #changes: StoreChanges
  #stopping = new AbortController()

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
    this.#active = new ActiveModels(join(options.paths.data, 'active-models'))
    this.#beside = new BesideBox({ ...options, active: this.#active, store: this.store, memory: this.memory })
    this.#changes = new StoreChanges({
      ...options,
      store: this.store,
      active: this.#active,
      memory: this.memory,
      beside: this.#beside,
    })
    this.#downloads = new Downloads({ ...options, store: this.store, events: this.#beside.events })
    this.downloads = this.#downloads
  }

  /** Goes on with interrupted downloads and follows what commands do beside the box. */
  async start(): Promise<void> {
    this.#stopping = new AbortController()
    const { problem } = await storeNames(this.store.directory)
    if (problem !== undefined) this.#options.log.warn({ err: problem }, 'the directory of models cannot be read')
    await this.#beside.start(this.#stopping.signal)
    await this.#downloads.begin()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#beside.stop()
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
    if (model === undefined) throw modelUnknown(id)
    if (model.task !== task) {
      throw new AppError('MODEL_TASK_MISMATCH', 'invalid', `${id} is a model for ${model.task}, not for ${task}.`)
    }
    await this.#beside.choose(task, () => this.#active.set(task, model.id))
    tellDeed(this.#options.events, { deed: 'activate', modelId: model.id, by }, { task })
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
    if (stored === undefined) throw modelUnknown(id)
    const details = describeModelFully(stored)
    if (details === undefined) throw stored.refusal ?? notOffered()
    return details
  }

  remove(name: string, by?: AuditActor, options?: { readonly evenIfChosen?: boolean }): Promise<void> {
    return this.#changes.remove(name, { by: by ?? SYSTEM, evenIfChosen: options?.evenIfChosen ?? false })
  }

  unusable(): Promise<readonly UnusableFile[]> {
    return unusableFiles(this.store)
  }

  importFile(
    path: string,
    options: { readonly fileName?: string; readonly signal?: AbortSignal; readonly by?: AuditActor } = {},
  ): Promise<InstalledModel> {
    const { fileName, signal = this.#stopping.signal, by = SYSTEM } = options
    return this.#changes.importFile(path, { fileName, signal, by })
  }

  /** Reads every byte of a model, or of all, again; see `verifyModels`. */
  async verify(
    name: string | undefined,
    signal: AbortSignal,
    options: { readonly record?: boolean } = {},
  ): Promise<readonly VerifiedFile[]> {
    const { verifyModels } = await import('./store/verify-model.ts')
    return verifyModels(name, { store: this.store, catalogue: this.#options.catalogue }, { signal, ...options })
  }

  async #stored(name: string): Promise<StoredModel | undefined> {
    return findModel(name, await this.store.list(), this.#options.catalogue)
  }
}
