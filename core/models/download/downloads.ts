import type { Logger } from 'pino'
import type { AuditActor } from '../../contracts/audit.ts'
import { AppError } from '../../contracts/errors.ts'
import type { Events } from '../../contracts/event.ts'
import {
  type DownloadRequest,
  type ModelDownload,
  type ModelDownloads,
  modelDeed,
  modelDownloadProgress,
  modelsChanged,
} from '../../contracts/models.ts'
import type { Outbound } from '../../contracts/outbound.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Inspect } from '../inspection.ts'
import { modelExists } from '../model-errors.ts'
import { describeModel } from '../store/describe-model.ts'
import type { ModelStore } from '../store/model-store.ts'
import type { DownloadList } from './download-list.ts'
import { DownloadQueue, type RunDownload } from './download-queue.ts'
import { downloadUnknown } from './download-record.ts'
import { requestedFiles } from './requested-files.ts'
import type { SourceSettings } from './source-settings.ts'
import { watchDownload } from './watch-download.ts'

/** What downloads work with. */
export interface DownloadsOptions {
  readonly catalogue: Catalogue
  readonly store: ModelStore
  readonly outbound: Outbound
  readonly inspect: Inspect
  readonly sources: SourceSettings
  readonly downloadList: DownloadList
  readonly events: Pick<Events, 'publish'>
  readonly log: Pick<Logger, 'info' | 'warn'>
  readonly freeFloorBytes: number
}

/** Who acts where nobody asked: the box itself. */
export const SYSTEM: AuditActor = { actor: 'system' }

/** Pulls of models, as plugins and commands ask for them. */
export class Downloads implements ModelDownloads {
  readonly #options: DownloadsOptions
  readonly #queue: DownloadQueue

  constructor(options: DownloadsOptions) {
    this.#options = options
    this.#queue = new DownloadQueue({
      run: (job, report) => this.#run(job, report),
      list: options.downloadList,
      onWait: (model, err, delayMs) => options.log.warn({ model, err, delayMs }, 'model download waits'),
    })
    this.#queue.onChange((download) => options.events.publish(modelDownloadProgress, download))
  }

  begin(): Promise<void> {
    return this.#queue.start()
  }

  end(): Promise<void> {
    return this.#queue.stop()
  }

  async start(request: DownloadRequest, by: AuditActor = SYSTEM): Promise<ModelDownload> {
    const { catalogue, sources } = this.#options
    const { modelId, files } = requestedFiles(request, catalogue, sources)
    const present = (await this.#options.store.list()).find(({ id }) => id === modelId)
    const installed = present === undefined ? undefined : describeModel(present)
    const recorded = present?.record?.files[0]
    const isThisOne = recorded?.url === files[0]?.url || 'model' in request
    if (installed !== undefined && isThisOne) return this.#queue.addCompleted(modelId, files, installed)
    // One without a record is told apart by the pull, which compares digests.
    if (recorded !== undefined && !isThisOne && recorded.sha256 !== files[0]?.sha256) {
      throw modelExists(recorded.name, recorded.url)
    }
    const download = await this.#queue.add(modelId, files)
    this.#options.events.publish(modelDeed, {
      deed: 'pull',
      modelId,
      outcome: 'success',
      by,
      facts: { url: download.url },
    })
    return download
  }

  async list(): Promise<readonly ModelDownload[]> {
    return this.#queue.list()
  }

  async find(id: string): Promise<ModelDownload | undefined> {
    return this.#queue.find(id)
  }

  async watch(id: string, signal: AbortSignal): Promise<AsyncIterable<ModelDownload>> {
    const first = this.#queue.find(id)
    if (first === undefined) throw downloadUnknown(id)
    return watchDownload(this.#queue, first, signal)
  }

  async cancel(id: string, by: AuditActor = SYSTEM): Promise<ModelDownload> {
    const before = this.#queue.find(id)
    const download = await this.#queue.cancel(id)
    // It may have been finished already, or become complete before it could be stopped.
    if (before?.status !== 'cancelled' && download.status === 'cancelled') {
      this.#options.events.publish(modelDeed, { deed: 'cancel', modelId: download.modelId, outcome: 'success', by })
    }
    return download
  }

  async cleanup(): Promise<{ readonly records: number; readonly partials: number }> {
    const partials = await this.#options.store.removeOldPartials(this.#queue.busyFiles)
    return { records: await this.#queue.forgetFinished(), partials }
  }

  #run: RunDownload = async (job, { signal, begun, progress, verifying, waiting }) => {
    const { store, outbound, sources, inspect, freeFloorBytes, log, events, catalogue } = this.#options
    // Most boxes fetch a model once in months: what that takes is loaded then.
    const [{ pullModel }, { chooseSource }] = await Promise.all([
      import('./pull-model.ts'),
      import('./choose-source.ts'),
    ])
    const earlier = new Map((await store.records.find(job.modelId))?.files.map((file) => [file.name, file]))
    const origin = catalogue.find(job.modelId) === undefined ? 'imported' : 'catalogue'
    try {
      const stored = await pullModel(
        {
          directory: store.directory,
          files: job.files.map((file) => ({
            ...file,
            source: chooseSource(file.url, sources, outbound),
            earlier: earlier.get(file.name),
          })),
        },
        {
          signal,
          inspect,
          freeFloorBytes,
          onBegin: () => {
            log.info({ model: job.modelId }, 'model download started')
            begun()
          },
          onProgress: progress,
          onVerifying: verifying,
          onRetry: (error, delayMs) => {
            log.warn({ model: job.modelId, err: error, delayMs }, 'model download retries')
            if (error instanceof AppError) waiting(error)
          },
          beforePublish: (files) =>
            store.records.put({
              id: job.modelId,
              origin,
              files: [...files],
              installedAt: new Date(),
            }),
        },
      )
      log.info({ model: job.modelId }, 'model installed')
      events.publish(modelsChanged, { id: job.modelId, change: 'installed' })
      events.publish(modelDeed, { deed: 'install', modelId: job.modelId, outcome: 'success', by: SYSTEM })
      return { digest: stored[0] === undefined ? undefined : `sha256:${stored[0].sha256}` }
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'INTERNAL'
      if (!signal.aborted && code !== 'MODEL_DOWNLOAD_RUNNING') {
        log.warn({ model: job.modelId, err: error }, 'model download failed')
        const failed = {
          deed: 'install',
          modelId: job.modelId,
          outcome: 'failure',
          by: SYSTEM,
          facts: { code },
        } as const
        events.publish(modelDeed, failed)
      }
      throw error
    }
  }
}
