import { basename, join } from 'node:path'
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
  modelsChanged,
  type PlannedModel,
  type UnusableFile,
} from '../contracts/models.ts'
import type { Outbound } from '../contracts/outbound.ts'
import type { BoxPlanner } from '../profiles/box-planner.ts'
import { BesideBox } from './beside-box.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { catalogueView } from './catalogue/catalogue-view.ts'
import type { SourceSettings } from './download/choose-source.ts'
import type { DownloadList } from './download/download-list.ts'
import { Downloads, SYSTEM } from './download/downloads.ts'
import type { Inspect } from './inspection.ts'
import { MemoryLedger } from './memory/memory-ledger.ts'
import { modelActive, modelUnknown, notOffered } from './model-errors.ts'
import { ActiveModels } from './store/active-models.ts'
import { describeModel, describeModelFully } from './store/describe-model.ts'
import { findModel } from './store/find-model.ts'
import { importFile } from './store/import-file.ts'
import { importName } from './store/import-name.ts'
import { ModelStore, type StoredModel } from './store/model-store.ts'
import { recordDigests } from './store/record-digests.ts'
import { asUnwritable } from './store/store-unwritable.ts'
import { unusableFiles } from './store/unusable-files.ts'
import { type VerifiedFile, verifyModel } from './store/verify-model.ts'
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
    this.#downloads = new Downloads({ ...options, store: this.store, events: this.#beside.events })
    this.downloads = this.#downloads
  }

  /** Goes on with interrupted downloads and follows what commands do beside the box. */
  async start(): Promise<void> {
    this.#stopping = new AbortController()
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

  async remove(name: string, by: AuditActor = SYSTEM, { evenIfChosen = false } = {}): Promise<void> {
    const { models, odd } = await this.store.look()
    const stored = this.#named(name, models)
    const id = stored?.id ?? odd.find((file) => file.name === name)?.name
    if (id === undefined) throw modelUnknown(name)
    if (stored?.origin === 'built-in') {
      throw new AppError('MODEL_BUILT_IN', 'invalid', `${id} is part of Lares and cannot be removed.`)
    }
    const model = stored === undefined ? undefined : describeModel(stored)
    if (model !== undefined) await this.#release(model, evenIfChosen)
    const files = stored?.files ?? odd.filter((file) => file.name === id)
    const removed = { deed: 'remove', modelId: id, by } as const
    await this.#beside.own(basename(files[0]?.path ?? ''), async () => {
      await this.store.remove(files).catch((error: unknown) => {
        throw asUnwritable(error)
      })
      await this.#active.forget(id)
      this.#changed('removed', removed)
    })
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
    return this.#beside.own(fileName, async () => {
      try {
        const found = { directory: paths.models, fileName, inspect, freeFloorBytes, signal }
        const record = await importFile(path, found)
        await this.store.records.put({ ...record, id: knownId ?? record.id })
      } catch (error) {
        // That the file itself can be read was seen before.
        throw asUnwritable(error)
      }
      const target = join(paths.models, fileName)
      const stored = (await this.store.list()).find(({ files }) => files[0]?.path === target)
      const model = stored === undefined ? undefined : describeModel(stored)
      if (model === undefined) {
        await this.store.remove([{ path: target }])
        throw notOffered()
      }
      this.#changed('installed', { deed: 'import', modelId: model.id, by: options.by ?? SYSTEM })
      return model
    })
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
    if (name !== undefined && results.length === 0) throw modelUnknown(name)
    return results
  }

  #changed(
    change: 'installed' | 'removed',
    done: { readonly deed: ModelDeed['deed']; readonly modelId: string; readonly by: AuditActor },
  ): void {
    this.#options.log.info({ model: done.modelId }, `model ${change}`)
    this.#beside.events.publish(modelsChanged, { id: done.modelId, change })
    tellDeed(this.#options.events, done)
  }

  /** Lets go of a model that is about to be removed. The last one of its task is nobody's to be replaced. @throws MODEL_ACTIVE */
  async #release({ id, task }: InstalledModel, evenIfChosen: boolean): Promise<void> {
    const other = (await this.installed(task)).find((model) => model.id !== id)
    const isChosen = (await this.activeId(task)) === id
    const isKept = this.planner.isPinned(task) && this.memory.figures().models.some(({ model }) => model === id)
    if (other !== undefined && !evenIfChosen && (isChosen || isKept)) {
      throw modelActive(`${id} is the active model for ${task}. Activate another one first, for example ${other.id}.`)
    }
    if (!(await this.memory.dismiss(id))) throw modelActive(`${id} is at work. Remove it when it is idle.`)
  }

  async #stored(name: string): Promise<StoredModel | undefined> {
    return this.#named(name, await this.store.list())
  }

  #named(name: string, models: readonly StoredModel[]): StoredModel | undefined {
    return findModel(name, models, this.#options.catalogue)
  }
}
