import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Storage } from '../../../core/contracts/storage.ts'
import { memoriesAfter, rowsOlderThan } from '../listing/repository.ts'
import type { MemoryConfig } from '../manifest.ts'
import type { SearchThread } from '../search/search-thread.ts'
import { embeddedDatabase } from '../store/embedded-database.ts'
import { CATEGORIES } from '../store/memory.ts'
import { deleteMemories, findOwnerKey, foldLog, mergeTerms } from '../store/repository.ts'

const BATCH = 100
const FIRST_SWEEP_MS = 60_000
const SWEEP_MS = 6 * 3_600_000
const FOLD_ATTEMPTS = 40

/** What `Forgetting` works with. */
export interface ForgettingParts {
  readonly config: MemoryConfig
  readonly storage: Storage
  readonly thread: SearchThread
  readonly log: Logger
  /** Told how many memories a sweep dropped. */
  readonly swept: (count: number) => void
}

/** Forgets what is too old, and all of an owner on request, so that nothing of the text stays in the database file. */
export class Forgetting {
  readonly #parts: ForgettingParts
  #timer: NodeJS.Timeout | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: ForgettingParts) {
    this.#parts = parts
  }

  /** Begins to sweep from time to time until the signal. */
  start(signal: AbortSignal): void {
    const next = (delayMs: number) => {
      if (signal.aborted) return
      this.#timer = setTimeout(() => {
        this.#turn = this.sweep(signal)
          .catch((err: unknown) => {
            if (!signal.aborted) this.#parts.log.warn({ err }, 'old memories could not be dropped')
          })
          .then(() => next(SWEEP_MS))
      }, delayMs)
      this.#timer.unref()
    }
    next(FIRST_SWEEP_MS)
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#turn
  }

  /** Drops what the retention settings let go. Returns how many. */
  async sweep(signal: AbortSignal): Promise<number> {
    const { config, storage, log, swept } = this.#parts
    let dropped = 0
    for (const category of CATEGORIES) {
      const days = config[`${category}Days`]
      if (days === 0) continue
      const before = new Date(Date.now() - days * 86_400_000).toISOString()
      for (;;) {
        signal.throwIfAborted()
        const rows = rowsOlderThan(embeddedDatabase(storage), category, before, BATCH)
        if (rows.length === 0) break
        dropped += await storage.write((db) => deleteMemories(db, rows))
        await sleep(0)
      }
    }
    if (dropped > 0) {
      log.info({ dropped }, 'old memories dropped')
      swept(dropped)
    }
    return dropped
  }

  /** Forgets all memories of an owner, leaving no byte of them in the database file or its log. Returns how many. */
  async eraseOwner(ownerId: string, signal: AbortSignal): Promise<number> {
    const { storage, thread } = this.#parts
    const owner = findOwnerKey(embeddedDatabase(storage), ownerId)
    if (owner === undefined) return 0
    let erased = 0
    for (;;) {
      signal.throwIfAborted()
      const rows = memoriesAfter(embeddedDatabase(storage), ownerId, 0, BATCH).map(({ row }) => row)
      if (rows.length === 0) break
      erased += await storage.write((db) => deleteMemories(db, rows))
      await sleep(0)
    }
    thread.forget(owner)
    await this.#mergeTerms(signal)
    await this.#foldLog(signal)
    return erased
  }

  /** Forgets single memories in the same thorough way. */
  async erase(rows: readonly number[], signal: AbortSignal): Promise<void> {
    await this.#parts.storage.write((db) => deleteMemories(db, rows))
    await this.#foldLog(signal)
  }

  async #mergeTerms(signal: AbortSignal): Promise<void> {
    for (let step = 0; await this.#parts.storage.write((db) => mergeTerms(db, step === 0)); step++) {
      signal.throwIfAborted()
      await sleep(0)
    }
  }

  async #foldLog(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; attempt < FOLD_ATTEMPTS; attempt++) {
      // A reader in another thread or a transaction of another plugin holds it up for a moment at most.
      if (foldLog(embeddedDatabase(this.#parts.storage))) return
      await sleep(50, undefined, { signal })
    }
    this.#parts.log.warn('the write-ahead log could not be emptied after erasing; the next checkpoint empties it')
  }
}
