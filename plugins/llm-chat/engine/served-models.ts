import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Isolation } from '../../../core/contracts/isolation.ts'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import { type LoadSettings, loadPlan } from './load-plan.ts'
import { memoryLimitMiB } from './memory-limit.ts'
import { ModelHost } from './model-host.ts'
import { ModelRoom } from './model-room.ts'
import { ServedModel } from './served-model.ts'

/** What served models are made of. */
export interface ServedModelsOptions {
  readonly models: Models
  readonly isolation: Isolation
  readonly log: Logger
  readonly stateDir: string
  readonly config: LoadSettings & {
    readonly queueLength: number
    readonly idleUnloadMinutes: number
    readonly loadedModels: number
  }
  readonly child?: URL
  /** The process of a model ended while it was in memory. */
  onLost(model: InstalledModel): void
}

/** The models that were asked for since the start, in memory or not. */
export class ServedModels {
  readonly #options: ServedModelsOptions
  readonly #room: ModelRoom<ServedModel>
  readonly #served = new Map<string, ServedModel>()

  constructor(options: ServedModelsOptions) {
    this.#options = options
    this.#room = new ModelRoom(options.config.loadedModels)
  }

  get all(): readonly ServedModel[] {
    return [...this.#served.values()]
  }

  get(id: string): ServedModel | undefined {
    return this.#served.get(id)
  }

  /** The served model; made anew when its file was replaced. */
  async of(model: InstalledModel): Promise<ServedModel> {
    const known = this.#served.get(model.id)
    if (known && isSameFile(known.model, model)) return known
    const { models, isolation, log, stateDir, config, child, onLost } = this.#options
    const plan = await loadPlan(models, model, config, join(stateDir, 'threads.json'))
    const limitMiB = await memoryLimitMiB(models.memory, model, plan)
    const madeMeanwhile = this.#served.get(model.id)
    if (madeMeanwhile && isSameFile(madeMeanwhile.model, model)) return madeMeanwhile
    const host = new ModelHost({
      isolation,
      log,
      model,
      plan,
      memoryLimitMiB: limitMiB,
      ...(child ? { child } : {}),
      verify: () => models.show(model.id).then(() => undefined),
      onLost: () => onLost(model),
    })
    const served = new ServedModel({
      host,
      room: this.#room,
      memory: models.memory,
      queueLength: config.queueLength,
      idleUnloadMs: config.idleUnloadMinutes * 60_000,
    })
    if (known) known.leave().catch((error: unknown) => log.warn({ err: error }, 'replaced model did not unload'))
    this.#served.set(model.id, served)
    return served
  }

  /** Takes a model out of memory when its work is done. False when it was not loaded. */
  async unload(id: string): Promise<boolean> {
    const served = this.#served.get(id)
    if (!served?.isLoaded) return false
    await served.leave()
    return true
  }

  /** Refuses all that wait and takes every model out of memory. */
  async stop(error: Error): Promise<void> {
    for (const served of this.all) served.stop(error)
    await Promise.all(this.all.map(({ host }) => host.unload()))
    this.#served.clear()
  }
}

function isSameFile(a: InstalledModel, b: InstalledModel): boolean {
  return a.files[0] === b.files[0] && a.sizeBytes === b.sizeBytes && a.modifiedAt.getTime() === b.modifiedAt.getTime()
}
