import { AppError } from '../../contracts/errors.ts'
import type { ModelDownload } from '../../contracts/models.ts'
import type { DownloadList } from './download-list.ts'
import { type DownloadFile, type DownloadRecord, isFinished, viewOf } from './download-record.ts'
import { ProgressMeter } from './progress-meter.ts'

/** Listeners hear of progress this often at most; changes of status at once. */
const TELL_EVERY_MS = 200

/** A download of this run of the box. */
export interface Entry {
  /** Replaced by the table alone. */
  record: DownloadRecord
  toldAtMs?: number
  meter: ProgressMeter
}

/** All downloads that the box remembers: kept over a restart, and told to who listens. */
export class DownloadTable {
  readonly #list: DownloadList
  readonly #finishedLimit: number
  readonly #listeners = new Set<(download: ModelDownload) => void>()
  readonly #entries = new Map<string, Entry>()

  constructor(list: DownloadList, finishedLimit: number) {
    this.#list = list
    this.#finishedLimit = finishedLimit
  }

  /** In the order in which they were asked for first. */
  get entries(): readonly Entry[] {
    return [...this.#entries.values()]
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id)
  }

  /** The one for the same model from the same place. */
  same(modelId: string, files: readonly DownloadFile[]): Entry | undefined {
    return this.entries.find(({ record }) => record.modelId === modelId && record.files[0]?.url === files[0]?.url)
  }

  /** Two downloads from different places cannot write one file. @throws MODEL_DOWNLOAD_RUNNING */
  checkFree(files: readonly DownloadFile[]): void {
    const wanted = new Set(files.map(({ name }) => name.toLowerCase()))
    for (const { record } of this.entries.filter((entry) => !isFinished(entry.record))) {
      const other = record.files.find(({ name }) => wanted.has(name.toLowerCase()))
      if (other === undefined) continue
      throw new AppError(
        'MODEL_DOWNLOAD_RUNNING',
        'conflict',
        `Another download writes ${other.name} already, from ${other.url}. Wait for it or cancel it, or choose another file name.`,
      )
    }
  }

  /** Reads what an earlier run kept, each record as `revive` would have it. */
  async load(revive: (record: DownloadRecord) => DownloadRecord): Promise<void> {
    for (const record of await this.#list.load()) this.#put(revive(record))
  }

  /** Forgets what is here, and keeps what is stored. */
  clear(): void {
    this.#entries.clear()
  }

  /** A new one, or one in the place of that with the same id. */
  async add(record: DownloadRecord): Promise<Entry> {
    const entry = this.#put(record)
    const finished = this.entries.filter((each) => isFinished(each.record))
    for (const { record: old } of finished.slice(0, Math.max(0, finished.length - this.#finishedLimit))) {
      this.#entries.delete(old.id)
    }
    await this.#changed(entry)
    return entry
  }

  /** A change that is told and stored at once. */
  async set(entry: Entry, changes: Partial<DownloadRecord>): Promise<void> {
    entry.record = { ...entry.record, ...changes, updatedAt: new Date() }
    await this.#changed(entry)
  }

  /** What it waits for; nothing arrives meanwhile, so that the rate of before is none. */
  async hold(entry: Entry, error: NonNullable<DownloadRecord['error']>): Promise<void> {
    entry.meter = new ProgressMeter()
    await this.set(entry, { error })
  }

  /** Progress: told now and then, not stored. */
  advance(entry: Entry, bytesDone: number, bytesTotal: number | undefined): void {
    entry.meter.note(bytesDone)
    entry.record = { ...entry.record, status: 'downloading', bytesDone, bytesTotal, error: undefined }
    if (performance.now() - (entry.toldAtMs ?? 0) >= TELL_EVERY_MS) this.#tell(entry)
  }

  /** A status that passes by itself: told, not stored. */
  pass(entry: Entry, status: 'verifying'): void {
    entry.record = { ...entry.record, status }
    this.#tell(entry)
  }

  /** Drops the finished ones; answers how many. */
  async forgetFinished(): Promise<number> {
    const finished = this.entries.filter(({ record }) => isFinished(record))
    for (const { record } of finished) this.#entries.delete(record.id)
    await this.#save()
    return finished.length
  }

  /** Calls back at each change of any download; answers how to stop it. */
  onChange(listener: (download: ModelDownload) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  view({ meter, record }: Entry): ModelDownload {
    if (record.status !== 'downloading') return viewOf(record)
    return viewOf(record, { bytesPerSecond: meter.bytesPerSecond, etaSeconds: meter.etaSeconds(record.bytesTotal) })
  }

  #put(record: DownloadRecord): Entry {
    const entry: Entry = { record, meter: new ProgressMeter() }
    this.#entries.set(record.id, entry)
    return entry
  }

  async #changed(entry: Entry): Promise<void> {
    this.#tell(entry)
    // One that was forgotten or replaced meanwhile has nothing to store: after a stop the list would be lost.
    if (this.#entries.get(entry.record.id) !== entry) return
    // A list that cannot be written must not keep a model from arriving.
    await this.#save().catch(() => {})
  }

  #tell(entry: Entry): void {
    const view = this.view(entry)
    entry.toldAtMs = performance.now()
    for (const listener of this.#listeners) listener(view)
  }

  #save(): Promise<void> {
    return this.#list.save(this.entries.map(({ record }) => record))
  }
}
