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
} from '../contracts/models.ts'
import type { Outbound } from '../contracts/outbound.ts'
import type { BoxPlanner } from '../profiles/box-planner.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { SourceSettings } from './download/choose-source.ts'
import type { DownloadList } from './download/download-list.ts'
import { Downloads, SYSTEM } from './download/downloads.ts'
import { digestOf } from './download/hash-thread.ts'
import { fileInvalid } from './file-invalid.ts'
import type { Inspect } from './inspection.ts'
import { MemoryLedger } from './memory/memory-ledger.ts'
import { ActiveModels } from './store/active-models.ts'
import { describeModel, describeModelFully } from './store/describe-model.ts'
import { importFile } from './store/import-file.ts'
import { ModelStore, type StoredModel } from './store/model-store.ts'

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
    return this.#options.catalogue.ofTask(task).map((model) => {
      const sizes = model.files.map(({ sizeBytes }) => sizeBytes)
      return {
        id: model.id,
        task: model.task,
        family: model.family,
        parameters: model.parameters,
        quantisation: model.quantisation,
        contextTokens: model.contextTokens,
        sizeBytes: sizes.reduce(
          (total, size) => (total === undefined || size === undefined ? undefined : total + size),
          0,
        ),
        licence: model.licence,
        licenceUrl: model.licenceUrl,
        languages: model.languages,
        verified: model.verified,
        notes: model.notes,
        installed: here.has(model.id),
      }
    })
  }

  /** The catalogue's id for a name or alias, installed or not. */
  knownId(name: string): string | undefined {
    return this.#options.catalogue.find(name)?.id
  }

  async show(id: string): Promise<ModelDetails> {
    const stored = await this.#stored(id)
    const details = stored === undefined ? undefined : describeModelFully(stored)
    if (details === undefined) throw unknown(id)
    return details
  }

  async remove(id: string, by: AuditActor = SYSTEM): Promise<void> {
    const stored = await this.#stored(id)
    const model = stored === undefined ? undefined : describeModel(stored)
    if (stored === undefined || model === undefined) throw unknown(id)
    if (stored.origin === 'built-in') {
      throw new AppError('MODEL_BUILT_IN', 'invalid', `${stored.id} is part of Lares and cannot be removed.`)
    }
    if ((await this.inUse(model.task)) === stored.id) {
      throw new AppError('MODEL_ACTIVE', 'invalid', `${stored.id} is the active model. Activate another one first.`)
    }
    await this.store.remove(stored)
    this.#options.log.info({ model: stored.id }, 'model removed')
    this.#options.events.publish(modelsChanged, { id: stored.id, change: 'removed' })
    this.#tell('remove', stored.id, by)
  }

  async importFile(
    path: string,
    options: { readonly fileName?: string; readonly signal?: AbortSignal; readonly by?: AuditActor } = {},
  ): Promise<InstalledModel> {
    const record = await importFile(path, {
      directory: this.#options.paths.models,
      fileName: options.fileName,
      inspect: this.#options.inspect,
      freeFloorBytes: this.#options.freeFloorBytes,
      signal: options.signal ?? this.#stopping.signal,
    })
    await this.store.records.put(record)
    const stored = await this.#stored(record.id)
    const model = stored === undefined ? undefined : describeModel(stored)
    if (stored === undefined || model === undefined) {
      if (stored !== undefined) await this.store.remove(stored)
      throw fileInvalid('it is a part of a model, or for a task that this box does not know')
    }
    this.#options.log.info({ model: model.id }, 'model imported')
    this.#options.events.publish(modelsChanged, { id: model.id, change: 'installed' })
    this.#tell('import', model.id, options.by ?? SYSTEM)
    return model
  }

  /** Reads every byte of a model again and compares with what was recorded or announced. @throws MODEL_UNKNOWN */
  async verify(
    id: string,
    signal: AbortSignal,
  ): Promise<
    readonly {
      readonly file: string
      readonly sha256: string
      readonly expected: string | undefined
      readonly matches: boolean | undefined
    }[]
  > {
    const stored = await this.#stored(id)
    if (stored === undefined) throw unknown(id)
    const results = []
    for (const [index, { path, sha256: recorded }] of stored.files.entries()) {
      const announced =
        stored.known !== undefined && 'files' in stored.known ? stored.known.files[index]?.sha256 : undefined
      const expected = recorded ?? announced
      const sha256 = await digestOf(path, signal)
      const matches = expected === undefined ? undefined : expected === sha256
      results.push({ file: path.split('/').at(-1) ?? path, sha256, expected, matches })
    }
    return results
  }

  #tell(deed: ModelDeed['deed'], modelId: string, by: AuditActor, facts?: Readonly<Record<string, string>>): void {
    this.#options.events.publish(modelDeed, { deed, modelId, outcome: 'success', by, ...(facts && { facts }) })
  }

  /** By id, alias or file name, without regard to case. */
  async #stored(name: string): Promise<StoredModel | undefined> {
    const wanted = name.toLowerCase()
    const aliased = this.#options.catalogue.find(name)?.id
    const models = await this.store.list()
    return (
      models.find(({ id }) => id.toLowerCase() === wanted || id === aliased) ??
      models.find(({ files }) => files[0]?.path.split('/').at(-1)?.toLowerCase() === wanted)
    )
  }
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
