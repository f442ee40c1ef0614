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
import { storedName } from '../catalogue/catalogue-schema.ts'
import type { Inspect } from '../inspection.ts'
import { describeModel } from '../store/describe-model.ts'
import { idOfFile, type ModelStore } from '../store/model-store.ts'
import { checkFileName, chooseSource, normaliseUrl, type SourceSettings } from './choose-source.ts'
import type { DownloadList } from './download-list.ts'
import { DownloadQueue, downloadUnknown, type RunDownload } from './download-queue.ts'
import { type DownloadFile, isFinished } from './download-record.ts'
import { pullModel } from './pull-model.ts'

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

interface Work {
  readonly modelId: string
  readonly files: readonly DownloadFile[]
}

/** Who acts where nobody asked: the box itself. */
export const SYSTEM: AuditActor = { actor: 'system' }

/** Pulls of models, as plugins and commands ask for them. */
export class Downloads implements ModelDownloads {
  readonly #options: DownloadsOptions
  readonly #queue: DownloadQueue

  constructor(options: DownloadsOptions) {
    this.#options = options
    this.#queue = new DownloadQueue({ run: (job, report) => this.#run(job, report), list: options.downloadList })
    this.#queue.onChange((download) => options.events.publish(modelDownloadProgress, download))
  }

  begin(): Promise<void> {
    return this.#queue.start()
  }

  end(): Promise<void> {
    return this.#queue.stop()
  }

  async start(request: DownloadRequest, by: AuditActor = SYSTEM): Promise<ModelDownload> {
    const { modelId, files } = 'model' in request ? this.#known(request.model) : this.#given(request)
    const present = (await this.#options.store.list()).find(({ id }) => id === modelId)
    const installed = present === undefined ? undefined : describeModel(present)
    // A file of the same name from elsewhere is told apart by the pull, which compares digests.
    const isThisOne = present?.record?.files[0]?.url === files[0]?.url || 'model' in request
    if (installed !== undefined && isThisOne) return this.#queue.addCompleted(modelId, files, installed.sizeBytes)
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
    return follow(this.#queue, first, signal)
  }

  async cancel(id: string, by: AuditActor = SYSTEM): Promise<ModelDownload> {
    const download = await this.#queue.cancel(id)
    this.#options.events.publish(modelDeed, { deed: 'cancel', modelId: download.modelId, outcome: 'success', by })
    return download
  }

  async cleanup(): Promise<{ readonly records: number; readonly partials: number }> {
    const partials = await this.#options.store.removeOldPartials(this.#queue.busyFiles)
    return { records: await this.#queue.forgetFinished(), partials }
  }

  #known(name: string): Work {
    const model = this.#options.catalogue.find(name)
    if (model === undefined) {
      throw new AppError(
        'MODEL_UNKNOWN',
        'not-found',
        `The catalogue has no model ${JSON.stringify(name.slice(0, 100))}.`,
        {
          details: { param: 'model', suggestion: 'See "lares models list --all", or give the address of a file.' },
        },
      )
    }
    const files = model.files.map((file) => ({
      url: file.url,
      name: storedName(file),
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
    }))
    return { modelId: model.id, files }
  }

  #given(request: Extract<DownloadRequest, { url: string }>): Work {
    const url = normaliseUrl(request.url, this.#options.sources)
    const known = this.#options.catalogue.ofUrl(url)
    if (known !== undefined && request.fileName === undefined) return this.#known(known.id)
    const name = checkFileName(request.fileName ?? decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? ''))
    const modelId = idOfFile(name)
    if (modelId === undefined || (request.sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(request.sha256))) {
      throw new AppError(
        'MODEL_NAME_REFUSED',
        'invalid',
        'The file name is too long, or the SHA-256 is not 64 hex digits.',
      )
    }
    return { modelId, files: [{ url, name, sha256: request.sha256?.toLowerCase() }] }
  }

  #run: RunDownload = async (job, { signal, progress, verifying }) => {
    const { store, outbound, sources, inspect, freeFloorBytes, log, events, catalogue } = this.#options
    const earlier = new Map((await store.records.find(job.modelId))?.files.map((file) => [file.name, file.sha256]))
    const origin = catalogue.find(job.modelId) === undefined ? 'imported' : 'catalogue'
    log.info({ model: job.modelId }, 'model download started')
    try {
      const stored = await pullModel(
        {
          directory: store.directory,
          files: job.files.map((file) => ({
            ...file,
            source: chooseSource(file.url, sources, outbound),
            earlierSha256: earlier.get(file.name),
          })),
        },
        {
          signal,
          inspect,
          freeFloorBytes,
          onProgress: progress,
          onVerifying: verifying,
          onRetry: (error, delayMs) => log.warn({ model: job.modelId, err: error, delayMs }, 'model download retries'),
          beforePublish: (files) =>
            store.records.put({
              id: job.modelId,
              origin,
              files: files.map((file, index) => ({ ...file, url: job.files[index]?.url ?? file.url })),
              installedAt: new Date(),
            }),
        },
      )
      log.info({ model: job.modelId }, 'model installed')
      events.publish(modelsChanged, { id: job.modelId, change: 'installed' })
      events.publish(modelDeed, { deed: 'install', modelId: job.modelId, outcome: 'success', by: SYSTEM })
      return { digest: stored[0] === undefined ? undefined : `sha256:${stored[0].sha256}` }
    } catch (error) {
      if (!signal.aborted) {
        log.warn({ model: job.modelId, err: error }, 'model download failed')
        const code = error instanceof AppError ? error.code : 'INTERNAL'
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

/** Each state that differs, at most one waiting; ends with the download. */
async function* follow(queue: DownloadQueue, first: ModelDownload, signal: AbortSignal): AsyncIterable<ModelDownload> {
  let latest: ModelDownload | undefined = first
  let wake = () => {}
  const stopListening = queue.onChange((download) => {
    if (download.id !== first.id) return
    latest = download
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    for (;;) {
      signal.throwIfAborted()
      const next = latest
      latest = undefined
      if (next !== undefined) {
        yield next
        if (isFinished(next)) return
      } else {
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        await promise
      }
    }
  } finally {
    stopListening()
    signal.removeEventListener('abort', onAbort)
  }
}
