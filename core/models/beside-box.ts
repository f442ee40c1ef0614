import type { Logger } from 'pino'
import type { Events, EventType } from '../contracts/event.ts'
import {
  type ModelDownload,
  type ModelTask,
  modelActivated,
  modelDownloadProgress,
  modelsChanged,
} from '../contracts/models.ts'
import { isFinished } from './download/download-record.ts'
import type { MemoryLedger } from './memory/memory-ledger.ts'
import type { ActiveModels } from './store/active-models.ts'
import type { ModelStore } from './store/model-store.ts'
import { type SeenModel, StoreWatch } from './store/store-watch.ts'
import { tellDeed } from './tell-deed.ts'

const LOOK_EVERY_MS = 2_000
const COMMAND = { actor: 'command' }

/** What following others needs. */
export interface BesideBoxOptions {
  readonly active: ActiveModels
  readonly store: ModelStore
  readonly memory: Pick<MemoryLedger, 'dismiss'>
  readonly events: Pick<Events, 'publish'>
  readonly log: Pick<Logger, 'info' | 'warn'>
}

/** Follows what commands and the owner change beside the running box: choices, and models that come and go. */
export class BesideBox {
  /** Through which the box tells what it does itself, so that it is told apart. */
  readonly events: Pick<Events, 'publish'>
  readonly #options: BesideBoxOptions
  readonly #watch: StoreWatch
  /** Tasks whose choice is being made here; another change of the file is that of a command. */
  readonly #choosing = new Set<ModelTask>()
  #lookAtChoices: (() => Promise<void>) | undefined

  constructor(options: BesideBoxOptions) {
    this.#options = options
    this.#watch = new StoreWatch(options.store, (model, change) => void this.#follow(model, change))
    this.events = {
      publish: <T>(event: EventType<T>, payload: T) => {
        this.#noteOwn(event.id, payload)
        options.events.publish(event, payload)
      },
    }
  }

  /** Follows until the signal is aborted. */
  async start(signal: AbortSignal): Promise<void> {
    const { active, events } = this.#options
    const publish = (task: ModelTask, id: string) => {
      events.publish(modelActivated, { task, id })
      if (!this.#choosing.has(task)) tellDeed(events, { deed: 'activate', modelId: id, by: COMMAND }, { task })
    }
    this.#lookAtChoices = active.watch(publish, { signal, everyMs: LOOK_EVERY_MS })
    this.#watch.forget()
    const timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
    this.#look()
    await this.#lookAtChoices()
  }

  stop(): void {
    this.#lookAtChoices = undefined
  }

  /** Makes a choice of the box itself. */
  async choose(task: ModelTask, work: () => Promise<void>): Promise<void> {
    this.#choosing.add(task)
    try {
      await work()
      await this.#lookAtChoices?.()
    } finally {
      this.#choosing.delete(task)
    }
  }

  /** Changes a file of the store by the box itself. */
  async own<T>(fileName: string, work: () => Promise<T>): Promise<T> {
    this.#watch.busy(fileName, true)
    try {
      return await work()
    } finally {
      this.#watch.busy(fileName, false)
    }
  }

  #look(): void {
    this.#watch
      .look()
      .catch((error: unknown) => this.#options.log.warn({ err: error }, 'the directory of models was not looked at'))
  }

  #noteOwn(id: string, payload: unknown): void {
    if (id === modelsChanged.id) {
      const { id: model, change } = payload as { readonly id: string; readonly change: 'installed' | 'removed' }
      this.#watch.told(model, change)
    } else if (id === modelDownloadProgress.id) {
      const download = payload as ModelDownload
      this.#watch.busy(download.fileName, !isFinished(download))
    }
  }

  async #follow({ id, record }: SeenModel, change: 'installed' | 'removed'): Promise<void> {
    const { events, log, memory, store } = this.#options
    log.info({ model: id, change }, 'a model came or went beside the box')
    events.publish(modelsChanged, { id, change })
    // Of what somebody does to the files by hand nobody knows who did it; a command keeps the records.
    const byCommand = { modelId: id, by: COMMAND }
    if (change === 'installed') {
      if (record !== undefined) {
        tellDeed(events, { deed: record.files[0]?.url === undefined ? 'import' : 'install', ...byCommand })
      }
      return
    }
    const isByHand = record !== undefined && (await store.records.find(record.id)) !== undefined
    if (!isByHand) tellDeed(events, { deed: 'remove', ...byCommand })
    // One at work is let finish; it leaves when it is idle for long, as any other.
    await memory.dismiss(id).catch(() => false)
  }
}
