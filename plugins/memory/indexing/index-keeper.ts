import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Storage } from '../../../core/contracts/storage.ts'
import type { Embedder, ModelIdentity } from '../embedding/embedder.ts'
import { LEXICAL_MODEL } from '../embedding/lexical-embedding.ts'
import { countMemories } from '../listing/repository.ts'
import { embeddedDatabase } from '../store/embedded-database.ts'
import type { ModelVector } from '../store/memory.ts'
import { insertVector } from '../store/repository.ts'
import {
  countIndexed,
  dropOtherVectors,
  dropVectorsOf,
  lastRow,
  type Pending,
  pendingFor,
  stillReads,
} from './repository.ts'

/** Where the index stands. */
export interface IndexStatus {
  /** Model whose vectors are compared now. */
  readonly serving: ModelIdentity
  readonly kind: 'lexical' | 'model'
  /** Model that is being built up, undefined when all is done. */
  readonly building: ModelIdentity | undefined
  readonly indexed: number
  readonly total: number
}

const BATCH = 32
/** Rows looked through at once, so that a large memory does not hold up the box. */
const WINDOW = 2000
const RECHECK_MS = 60_000

/**
 * Sees to it that every memory has a vector of the built-in embedding and of the installed model, and says which of the two
 * searches compare. A new model serves only once all memories have its vector; until then, and while it is away, the
 * built-in one does, so that vectors of two models never meet in one comparison.
 */
export class IndexKeeper {
  readonly #storage: Storage
  readonly #embedder: Embedder
  readonly #log: Logger
  readonly #signal: AbortSignal
  #complete: ModelIdentity | undefined
  #building: ModelIdentity | undefined
  #turn: Promise<void> = Promise.resolve()
  #isQueued = false
  #isLacking = false
  #timer: NodeJS.Timeout | undefined

  /** Works until the signal. */
  constructor(storage: Storage, embedder: Embedder, log: Logger, signal: AbortSignal) {
    this.#storage = storage
    this.#signal = signal
    this.#embedder = embedder
    this.#log = log
  }

  /** Begins to look after the index. */
  start(): void {
    this.check()
    this.#timer = setInterval(() => {
      if (this.#isLacking) this.check()
    }, RECHECK_MS)
    this.#timer.unref()
  }

  /** Tells that a memory was kept without the installed model's vector; the next round makes it. */
  noteLack(): void {
    this.#isLacking = true
  }

  /** Ends; resolves when nothing runs any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#turn
  }

  /** Looks whether memories lack vectors, and makes them in the background. Called when a model comes, goes or changes. */
  check(): void {
    const signal = this.#signal
    if (this.#isQueued || signal.aborted) return
    this.#isQueued = true
    this.#turn = this.#turn.then(async () => {
      this.#isQueued = false
      try {
        this.#isLacking = !(await this.#complement(signal))
      } catch (err) {
        this.#isLacking = true
        if (!signal.aborted) this.#log.warn({ err }, 'memory index could not be completed')
      }
    })
  }

  /** Resolves when the checks asked for so far are done. */
  async settled(): Promise<void> {
    await this.#turn
  }

  /** Drops all vectors and makes them anew, in the background. */
  rebuildLater(): void {
    const signal = this.#signal
    this.#turn = this.#turn
      .then(() => this.#dropAll(signal))
      .catch((err: unknown) => {
        if (!signal.aborted) this.#log.warn({ err }, 'memory index could not be dropped')
      })
    this.check()
  }

  async #dropAll(signal: AbortSignal): Promise<void> {
    this.#complete = undefined
    const installed = await this.#embedder.installed()
    for (const id of [LEXICAL_MODEL.id, ...(installed === undefined ? [] : [installed.id])]) {
      while ((await this.#storage.write((db) => dropVectorsOf(db, id, 100))) > 0) signal.throwIfAborted()
    }
  }

  /** Model whose vectors a search compares now. */
  serving(): ModelIdentity {
    return this.#complete ?? LEXICAL_MODEL
  }

  async status(): Promise<IndexStatus> {
    const db = embeddedDatabase(this.#storage)
    const serving = this.serving()
    const measured = this.#building ?? serving
    return {
      serving,
      kind: serving.id === LEXICAL_MODEL.id ? 'lexical' : 'model',
      building: this.#building,
      indexed: countIndexed(db, measured.id),
      total: countMemories(db),
    }
  }

  /** True when every memory has the vectors that it should have. */
  async #complement(signal: AbortSignal): Promise<boolean> {
    await this.#fill(LEXICAL_MODEL, async (texts) => texts.map((text) => this.#embedder.lexical(text)), signal)
    const installed = await this.#embedder.installed()
    if (installed?.id !== this.#complete?.id) this.#complete = undefined
    if (installed === undefined) return true
    const isWhole = await this.#fill(installed, (texts) => this.#embedder.byModel(texts, 'document', signal), signal)
    if (!isWhole) return false
    if (this.#complete === undefined) this.#log.info({ model: installed.id }, 'memory index uses the installed model')
    this.#complete = installed
    await this.#dropOthers(installed.id, signal)
    return true
  }

  /** Makes the vectors of a model that are missing. False when the model failed or gave way to another meanwhile. */
  async #fill(
    model: ModelIdentity,
    embed: (texts: readonly string[]) => Promise<readonly (ModelVector | undefined)[] | undefined>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const db = embeddedDatabase(this.#storage)
    try {
      for (let after = 0; after < lastRow(db); ) {
        signal.throwIfAborted()
        const batch = pendingFor(db, model.id, { after, upTo: after + WINDOW, limit: BATCH })
        if (batch.length > 0) {
          if (this.#complete?.id !== model.id) this.#building = model
          const vectors = await embed(batch.map(({ content }) => content))
          if (vectors === undefined || vectors.some((entry) => entry !== undefined && entry.modelId !== model.id))
            return false
          await this.#write(batch, vectors)
        }
        after = batch.length < BATCH ? after + WINDOW : (batch.at(-1)?.row ?? after)
        await sleep(0)
      }
      return true
    } finally {
      this.#building = undefined
    }
  }

  async #write(batch: readonly Pending[], vectors: readonly (ModelVector | undefined)[]): Promise<void> {
    await this.#storage.write((db) => {
      for (const [at, pending] of batch.entries()) {
        const vector = vectors[at]
        if (vector !== undefined && stillReads(db, pending)) insertVector(db, pending.row, vector)
      }
    })
  }

  async #dropOthers(modelId: string, signal: AbortSignal): Promise<void> {
    while ((await this.#storage.write((db) => dropOtherVectors(db, [LEXICAL_MODEL.id, modelId], 500))) > 0) {
      signal.throwIfAborted()
    }
  }
}
