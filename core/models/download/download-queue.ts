import { AppError } from '../../contracts/errors.ts'
import type { ModelDownload } from '../../contracts/models.ts'
import type { DownloadList } from './download-list.ts'
import { type DownloadFile, downloadUnknown, isFinished, newRecord, told } from './download-record.ts'
import { DownloadTable, type Entry } from './download-table.ts'
import { isPassing } from './patience.ts'

/** Does one download: reports when it begins and bytes, resolves when the model is in the store. */
export type RunDownload = (
  job: { readonly modelId: string; readonly files: readonly DownloadFile[] },
  report: {
    readonly signal: AbortSignal
    begun(): void
    progress(bytes: number, totalBytes: number | undefined): void
    verifying(): void
    /** It waits for something to pass. */
    waiting(error: AppError): void
  },
) => Promise<{ readonly digest: string | undefined }>

/** How many run and wait at most. */
export interface QueueLimits {
  readonly running: number
  readonly waiting: number
  readonly finished: number
}

const DEFAULT_LIMITS: QueueLimits = { running: 2, waiting: 32, finished: 100 }
/** Until a file that somebody else was writing is looked at again. */
const BUSY_RETRY_MS = 2_000

/** Downloads one after the other, two at once; the list outlives the box, and what was under way goes on after a restart. */
export class DownloadQueue {
  readonly #run: RunDownload
  readonly #limits: QueueLimits
  readonly #busyRetryMs: number
  readonly #onWait: ((modelId: string, error: AppError, delayMs: number) => void) | undefined
  readonly #table: DownloadTable
  readonly #running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>()
  /** Those whose file somebody else writes, with the end of their wait. */
  readonly #later = new Map<string, NodeJS.Timeout>()
  #isStopped = false

  constructor(options: {
    readonly run: RunDownload
    readonly list: DownloadList
    readonly limits?: QueueLimits
    readonly busyRetryMs?: number
    /** Told once of each download whose file somebody else writes. */
    onWait?(modelId: string, error: AppError, delayMs: number): void
  }) {
    this.#run = options.run
    this.#limits = options.limits ?? DEFAULT_LIMITS
    this.#busyRetryMs = options.busyRetryMs ?? BUSY_RETRY_MS
    this.#onWait = options.onWait
    this.#table = new DownloadTable(options.list, this.#limits.finished)
  }

  /** Loads the list and goes on with what a stop, a crash or a network that was away interrupted. */
  async start(): Promise<void> {
    this.#isStopped = false
    await this.#table.load((record) => {
      const goesOn = !isFinished(record) || (record.status === 'failed' && isPassing(record.error?.code))
      return goesOn ? { ...record, status: 'queued', error: undefined } : record
    })
    this.#schedule()
  }

  /** Interrupts what runs; it stays queued for the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const timer of this.#later.values()) clearTimeout(timer)
    this.#later.clear()
    const running = [...this.#running.values()]
    for (const { controller } of running) controller.abort(new Error('the box stops'))
    await Promise.allSettled(running.map(({ done }) => done))
    this.#table.clear()
  }

  /** Calls back at each change of any download; answers how to stop it. */
  onChange(listener: (download: ModelDownload) => void): () => void {
    return this.#table.onChange(listener)
  }

  /** Queues, joins or resumes. @throws MODEL_QUEUE_FULL, MODEL_DOWNLOAD_RUNNING */
  async add(modelId: string, files: readonly DownloadFile[]): Promise<ModelDownload> {
    const found = this.#table.same(modelId, files)
    // One that is being cancelled is resumed like one that was.
    const ending = found === undefined ? undefined : this.#running.get(found.record.id)
    if (ending?.controller.signal.aborted) await ending.done
    const known = found === undefined ? undefined : (this.#table.find(found.record.id) ?? found)
    if (known !== undefined && !isFinished(known.record)) return this.#table.view(known)
    this.#table.checkFree(files)
    if (this.#table.entries.filter(({ record }) => record.status === 'queued').length >= this.#limits.waiting) {
      throw new AppError('MODEL_QUEUE_FULL', 'limited', 'Too many downloads wait already. Retry when some are done.', {
        details: { retryAfterSeconds: 60 },
      })
    }
    const isResumed = known !== undefined && known.record.status !== 'completed'
    const record = isResumed ? { ...known.record, error: undefined } : newRecord(modelId, files)
    const entry = await this.#table.add({ ...record, files: [...files], status: 'queued', updatedAt: new Date() })
    this.#schedule()
    return this.#table.view(entry)
  }

  /** A record of something that is complete already, one for all requests. */
  async addCompleted(
    modelId: string,
    files: readonly DownloadFile[],
    installed: { readonly sizeBytes: number; readonly digest?: string },
  ): Promise<ModelDownload> {
    const known = this.#table.same(modelId, files)
    if (known !== undefined && !isFinished(known.record)) return this.#table.view(known)
    const { sizeBytes, digest } = installed
    const record = { ...(known?.record ?? newRecord(modelId, files)), updatedAt: new Date() }
    const facts = { bytesDone: sizeBytes, bytesTotal: sizeBytes, digest, error: undefined }
    return this.#table.view(await this.#table.add({ ...record, ...facts, status: 'completed' }))
  }

  /** Newest first. */
  list(): readonly ModelDownload[] {
    return this.#table.entries
      .map((entry) => this.#table.view(entry))
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  }

  find(id: string): ModelDownload | undefined {
    const entry = this.#table.find(id)
    return entry === undefined ? undefined : this.#table.view(entry)
  }

  /** Ends it and keeps the partial file. One that finished, be it meanwhile, stays as it is. @throws MODEL_DOWNLOAD_UNKNOWN */
  async cancel(id: string): Promise<ModelDownload> {
    const entry = this.#table.find(id)
    if (entry === undefined) throw downloadUnknown(id)
    const running = this.#running.get(id)
    running?.controller.abort(new Error('cancelled'))
    await running?.done
    clearTimeout(this.#later.get(id))
    this.#later.delete(id)
    if (!isFinished(entry.record)) await this.#table.set(entry, { status: 'cancelled', error: undefined })
    return this.#table.view(entry)
  }

  /** Forgets finished downloads; answers how many. */
  forgetFinished(): Promise<number> {
    return this.#table.forgetFinished()
  }

  /** Names of files that a download is about to write. */
  get busyFiles(): ReadonlySet<string> {
    const unfinished = this.#table.entries.filter(({ record }) => !isFinished(record))
    return new Set(unfinished.flatMap(({ record }) => record.files.map(({ name }) => name)))
  }

  #schedule(): void {
    for (const entry of this.#table.entries.filter(({ record }) => record.status === 'queued')) {
      const { id } = entry.record
      if (this.#isStopped || this.#running.size >= this.#limits.running) return
      if (this.#running.has(id) || this.#later.has(id)) continue
      const controller = new AbortController()
      const done = this.#work(entry, controller.signal).finally(() => {
        this.#running.delete(id)
        this.#schedule()
      })
      this.#running.set(id, { controller, done })
    }
  }

  async #work(entry: Entry, signal: AbortSignal): Promise<void> {
    const isOpen = () => !signal.aborted && !isFinished(entry.record)
    try {
      const { digest } = await this.#run(entry.record, {
        signal,
        begun: () => isOpen() && void this.#table.set(entry, { status: 'downloading', error: undefined }),
        progress: (bytes, totalBytes) => isOpen() && this.#table.advance(entry, bytes, totalBytes),
        verifying: () => isOpen() && this.#table.pass(entry, 'verifying'),
        waiting: (error) => isOpen() && void this.#table.hold(entry, told(error)),
      })
      const bytesDone = entry.record.bytesTotal ?? entry.record.bytesDone
      await this.#table.set(entry, { status: 'completed', error: undefined, digest, bytesDone })
    } catch (error) {
      // Whoever cancels notes it. What a stop interrupts goes on at the next start.
      if (signal.aborted) {
        if (this.#isStopped) await this.#table.set(entry, { status: 'queued' })
      } else if (isBusy(error)) await this.#wait(entry, error)
      else await this.#table.set(entry, { status: 'failed', error: told(error) })
    }
  }

  /** The file belongs to a command beside the box, or to an import: it is the next one's turn, and later this one's again. */
  async #wait(entry: Entry, error: AppError): Promise<void> {
    const { id, modelId } = entry.record
    const end = () => {
      this.#later.delete(id)
      this.#schedule()
    }
    this.#later.set(id, setTimeout(end, this.#busyRetryMs))
    if (entry.record.error !== undefined) return
    this.#onWait?.(modelId, error, this.#busyRetryMs)
    await this.#table.set(entry, { status: 'queued', error: told(error) })
  }
}

function isBusy(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'MODEL_DOWNLOAD_RUNNING'
}
