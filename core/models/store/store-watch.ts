import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describeModel } from './describe-model.ts'
import type { ModelRecord } from './model-record.ts'
import type { ModelStore } from './model-store.ts'

/** A model that came or went. */
export interface SeenModel {
  readonly id: string
  readonly fileName: string
  readonly record: ModelRecord | undefined
}

/** A directory that changed this lately may change again without another time of change. */
const FRESH_MS = 3_000
/** A file that cannot be used and was written this lately may be about to be complete. */
const GROWING_MS = 60_000

/** Notices models that come and go by another hand than this box's: that of a command, or of the owner. */
export class StoreWatch {
  readonly #store: ModelStore
  readonly #onChange: (model: SeenModel, change: 'installed' | 'removed') => void
  /** Main files that this box is writing or removing. */
  readonly #busy = new Set<string>()
  /** What this box did and told since the last look. */
  #told = new Set<string>()
  #seen: ReadonlyMap<string, SeenModel> | undefined
  #mark: string | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(store: ModelStore, onChange: (model: SeenModel, change: 'installed' | 'removed') => void) {
    this.#store = store
    this.#onChange = onChange
  }

  /** This box begins or ends to change a file; what becomes of it, it tells itself. */
  busy(fileName: string, isBusy: boolean): void {
    if (isBusy) this.#busy.add(fileName)
    else this.#busy.delete(fileName)
  }

  /** This box told it. */
  told(id: string, change: 'installed' | 'removed'): void {
    this.#told.add(`${id} ${change}`)
  }

  /** Looks when the directory has changed since the last time; the first look tells nothing. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look())
    return this.#looking
  }

  /** Begins anew. */
  forget(): void {
    this.#seen = undefined
    this.#mark = undefined
    this.#busy.clear()
    this.#told.clear()
  }

  async #look(): Promise<void> {
    const mark = await this.#markNow()
    if (mark !== undefined && mark === this.#mark) return
    const toldBefore = this.#told
    this.#told = new Set()
    const isTold = (key: string) => toldBefore.has(key) || this.#told.has(key)
    const before = this.#seen
    const { seen: now, isGrowing } = await this.#models()
    let isOpen = isGrowing
    for (const [id, model] of before === undefined ? [] : now) {
      if (before?.has(id)) continue
      if (this.#busy.has(model.fileName)) {
        now.delete(id)
        isOpen = true
      } else if (!isTold(`${id} installed`)) this.#onChange(model, 'installed')
    }
    for (const [id, model] of before ?? []) {
      if (now.has(id)) continue
      if (this.#busy.has(model.fileName)) {
        now.set(id, model)
        isOpen = true
      } else if (!isTold(`${id} removed`)) this.#onChange(model, 'removed')
    }
    this.#seen = now
    this.#mark = isOpen ? undefined : mark
  }

  async #models(): Promise<{ readonly seen: Map<string, SeenModel>; readonly isGrowing: boolean }> {
    const seen = new Map<string, SeenModel>()
    let isGrowing = false
    for (const model of await this.#store.list()) {
      const { id, record } = model
      if (model.origin === 'built-in') continue
      if (describeModel(model) !== undefined) {
        seen.set(id, { id, record, fileName: basename(model.files[0]?.path ?? '') })
      } else if (Date.now() - model.modifiedAt.getTime() < GROWING_MS) isGrowing = true
    }
    return { seen, isGrowing }
  }

  /** Changes with the directory and its records; undefined while they are too fresh to tell. */
  async #markNow(): Promise<string | undefined> {
    const directories = [this.#store.directory, join(this.#store.directory, '.lares')]
    const times = await Promise.all(
      directories.map((path) =>
        stat(path).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
    )
    return times.some((ms) => Date.now() - ms < FRESH_MS) ? undefined : times.join(' ')
  }
}
