import { randomUUID } from 'node:crypto'
import { AppError } from '../../contracts/errors.ts'
import type { ModelDownload } from '../../contracts/models.ts'
import type { DownloadList } from './download-list.ts'
import { type DownloadFile, type DownloadRecord, isFinished, viewOf } from './download-record.ts'
import { ProgressMeter } from './progress-meter.ts'

/** Does one download: reports bytes, resolves when the model is in the store. */
export type RunDownload = (
  job: { readonly modelId: string; readonly files: readonly DownloadFile[] },
  report: {
    readonly signal: AbortSignal
    progress(bytes: number, totalBytes: number | undefined): void
    verifying(): void
  },
) => Promise<{ readonly digest: string | undefined }>

/** How many run and wait at most. */
export interface QueueLimits {
  readonly running: number
  readonly waiting: number
  readonly finished: number
}

const DEFAULT_LIMITS: QueueLimits = { running: 2, waiting: 32, finished: 100 }

/** Listeners hear of progress this often at most; changes of status at once. */
const TELL_EVERY_MS = 200

interface Entry {
  record: DownloadRecord
  toldAtMs?: number
  readonly meter: ProgressMeter
  controller: AbortController | undefined
}

/** Downloads one after the other, two at once; the list outlives the box, and what was under way goes on after a restart. */
export class DownloadQueue {
  readonly #run: RunDownload
  readonly #list: DownloadList
  readonly #limits: QueueLimits
  readonly #listeners = new Set<(download: ModelDownload) => void>()
  readonly #entries = new Map<string, Entry>()
  readonly #running = new Map<string, Promise<void>>()
  #isStopped = false

  constructor(options: { readonly run: RunDownload; readonly list: DownloadList; readonly limits?: QueueLimits }) {
    this.#run = options.run
    this.#list = options.list
    this.#limits = options.limits ?? DEFAULT_LIMITS
  }

  /** Loads the list and goes on with what a stop or a crash interrupted. */
  async start(): Promise<void> {
    this.#isStopped = false
    for (const loaded of await this.#list.load()) {
      const record = isFinished(loaded) ? loaded : { ...loaded, status: 'queued' as const }
      this.#entries.set(record.id, { record, meter: new ProgressMeter(), controller: undefined })
    }
    this.#schedule()
  }

  /** Interrupts what runs; it stays queued for the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const { controller } of this.#entries.values()) controller?.abort(new Error('the box stops'))
    await Promise.allSettled(this.#running.values())
    this.#entries.clear()
  }

  /** Calls back at each change of any download; answers how to stop it. */
  onChange(listener: (download: ModelDownload) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Queues, joins or resumes. @throws MODEL_QUEUE_FULL */
  async add(modelId: string, files: readonly DownloadFile[]): Promise<ModelDownload> {
    const known = [...this.#entries.values()].find((entry) => isSameWork(entry.record, modelId, files))
    if (known !== undefined && !isFinished(known.record)) return this.#view(known)
    const waiting = [...this.#entries.values()].filter(({ record }) => record.status === 'queued').length
    if (waiting >= this.#limits.waiting) {
      throw new AppError('MODEL_QUEUE_FULL', 'limited', 'Too many downloads wait already. Retry when some are done.', {
        details: { retryAfterSeconds: 60 },
      })
    }
    const now = new Date()
    const record: DownloadRecord =
      known !== undefined && known.record.status !== 'completed'
        ? { ...known.record, files: [...files], status: 'queued', error: undefined, updatedAt: now }
        : {
            id: randomUUID(),
            modelId,
            files: [...files],
            status: 'queued',
            bytesDone: 0,
            createdAt: now,
            updatedAt: now,
          }
    const entry: Entry = { record, meter: new ProgressMeter(), controller: undefined }
    this.#entries.set(record.id, entry)
    this.#dropOldFinished()
    await this.#changed(entry)
    this.#schedule()
    return this.#view(entry)
  }

  /** A record of something that is complete already. */
  async addCompleted(modelId: string, files: readonly DownloadFile[], sizeBytes: number): Promise<ModelDownload> {
    const now = new Date()
    const record: DownloadRecord = {
      id: randomUUID(),
      modelId,
      files: [...files],
      status: 'completed',
      bytesDone: sizeBytes,
      bytesTotal: sizeBytes,
      createdAt: now,
      updatedAt: now,
    }
    const entry: Entry = { record, meter: new ProgressMeter(), controller: undefined }
    this.#entries.set(record.id, entry)
    this.#dropOldFinished()
    await this.#changed(entry)
    return this.#view(entry)
  }

  /** Newest first. */
  list(): readonly ModelDownload[] {
    return [...this.#entries.values()]
      .map((entry) => this.#view(entry))
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  }

  find(id: string): ModelDownload | undefined {
    const entry = this.#entries.get(id)
    return entry === undefined ? undefined : this.#view(entry)
  }

  /** Ends it and keeps the partial file. A finished one stays as it is. @throws MODEL_DOWNLOAD_UNKNOWN */
  async cancel(id: string): Promise<ModelDownload> {
    const entry = this.#entries.get(id)
    if (entry === undefined) throw downloadUnknown(id)
    if (!isFinished(entry.record)) {
      const running = this.#running.get(id)
      await this.#set(entry, { status: 'cancelled' })
      entry.controller?.abort(new Error('cancelled'))
      await running
    }
    return this.#view(entry)
  }

  /** Forgets finished downloads; answers how many. */
  async forgetFinished(): Promise<number> {
    const finished = [...this.#entries.values()].filter(({ record }) => isFinished(record))
    for (const { record } of finished) this.#entries.delete(record.id)
    await this.#save()
    return finished.length
  }

  /** Names of files that a download is about to write. */
  get busyFiles(): ReadonlySet<string> {
    const entries = [...this.#entries.values()].filter(({ record }) => !isFinished(record))
    return new Set(entries.flatMap(({ record }) => record.files.map(({ name }) => name)))
  }

  #schedule(): void {
    const queued = [...this.#entries.values()].filter(({ record }) => record.status === 'queued')
    for (const entry of queued) {
      if (this.#isStopped || this.#running.size >= this.#limits.running) return
      if (this.#running.has(entry.record.id)) continue
      const work = this.#work(entry).finally(() => {
        this.#running.delete(entry.record.id)
        this.#schedule()
      })
      this.#running.set(entry.record.id, work)
    }
  }

  async #work(entry: Entry): Promise<void> {
    entry.controller = new AbortController()
    const { signal } = entry.controller
    const isOpen = () => !signal.aborted && !isFinished(entry.record)
    try {
      await this.#set(entry, { status: 'downloading' })
      signal.throwIfAborted()
      const { digest } = await this.#run(entry.record, {
        signal,
        progress: (bytes, totalBytes) => {
          if (!isOpen()) return
          entry.meter.note(bytes)
          entry.record = { ...entry.record, status: 'downloading', bytesDone: bytes, bytesTotal: totalBytes }
          if (performance.now() - (entry.toldAtMs ?? 0) >= TELL_EVERY_MS) this.#tell(entry)
        },
        verifying: () => {
          if (!isOpen()) return
          entry.record = { ...entry.record, status: 'verifying' }
          this.#tell(entry)
        },
      })
      await this.#set(entry, {
        status: 'completed',
        digest,
        bytesDone: entry.record.bytesTotal ?? entry.record.bytesDone,
      })
    } catch (error) {
      if (signal.aborted) {
        // Cancelled, which was noted already, or the box stops: then it goes on at the next start.
        if (!isFinished(entry.record)) entry.record = { ...entry.record, status: 'queued' }
        await this.#save().catch(() => {})
        return
      }
      const isKnown = error instanceof AppError
      const message = isKnown ? error.message : 'The download failed for a reason that is in the log.'
      await this.#set(entry, { status: 'failed', error: { code: isKnown ? error.code : 'INTERNAL', message } })
    } finally {
      entry.controller = undefined
    }
  }

  async #set(entry: Entry, change: Partial<DownloadRecord>): Promise<void> {
    entry.record = { ...entry.record, ...change, updatedAt: new Date() }
    await this.#changed(entry)
  }

  async #changed(entry: Entry): Promise<void> {
    this.#tell(entry)
    // A list that cannot be written must not keep a model from arriving.
    await this.#save().catch(() => {})
  }

  #tell(entry: Entry): void {
    const view = this.#view(entry)
    entry.toldAtMs = performance.now()
    for (const listener of this.#listeners) listener(view)
  }

  #view(entry: Entry): ModelDownload {
    if (entry.record.status !== 'downloading') return viewOf(entry.record)
    const { meter, record } = entry
    return viewOf(record, { bytesPerSecond: meter.bytesPerSecond, etaSeconds: meter.etaSeconds(record.bytesTotal) })
  }

  #save(): Promise<void> {
    return this.#list.save([...this.#entries.values()].map(({ record }) => record))
  }

  #dropOldFinished(): void {
    const finished = [...this.#entries.values()].filter(({ record }) => isFinished(record))
    for (const { record } of finished.slice(0, Math.max(0, finished.length - this.#limits.finished))) {
      this.#entries.delete(record.id)
    }
  }
}

/** The error for an id that no download has. */
export function downloadUnknown(id: string): AppError {
  return new AppError('MODEL_DOWNLOAD_UNKNOWN', 'not-found', `There is no download ${id}.`)
}

function isSameWork(record: DownloadRecord, modelId: string, files: readonly DownloadFile[]): boolean {
  return record.modelId === modelId && record.files[0]?.url === files[0]?.url
}
