import { randomUUID } from 'node:crypto'
import type { BoxFacts } from '../../core/contracts/box.ts'
import { AppError } from '../../core/contracts/errors.ts'
import type { MemoryCategory } from '../../core/contracts/memory.ts'
import type { Storage } from '../../core/contracts/storage.ts'
import type { Embedder } from './embedding/embedder.ts'
import { LEXICAL_MODEL } from './embedding/lexical-embedding.ts'
import type { IndexKeeper } from './indexing/index-keeper.ts'
import {
  countInCategory,
  countMemories,
  findBySubject,
  findMemory,
  historyOf,
  type ListQuery,
  listMemories,
} from './listing/repository.ts'
import type { MemoryConfig } from './manifest.ts'
import { readDueTime } from './reminders/due-time.ts'
import type { AccessLog } from './store/access-log.ts'
import { embeddedDatabase } from './store/embedded-database.ts'
import type { Memory, MemoryChange, Metadata, ModelVector, NewMemory } from './store/memory.ts'
import { countOfOwner, insertMemory, ownerKey, updateMemory } from './store/repository.ts'

/** A memory as a client or a rule brings it. */
export interface MemoryDraft {
  readonly content: string
  readonly category: MemoryCategory
  readonly importance: number
  readonly metadata?: Metadata | undefined
  readonly subject?: string | undefined
  /** A due time as said or in ISO 8601. */
  readonly due?: string | undefined
  readonly isUntrusted?: boolean | undefined
}

/** A memory that was kept, and the embedding model of its vector; undefined when its text has nothing to embed. */
export interface StoredMemory {
  readonly id: string
  readonly createdAt: string
  readonly dueAt: string | undefined
  readonly embeddingModel: string | undefined
}

const EMBED_TIMEOUT_MS = 5000

/** What `MemoryService` works with. */
export interface MemoryServiceParts {
  readonly config: MemoryConfig
  readonly storage: Storage
  readonly box: BoxFacts
  readonly embedder: Embedder
  readonly keeper: IndexKeeper
  readonly accesses: AccessLog
  readonly remindersChanged: () => void
}

/** Keeps, lists, changes and forgets single memories. */
export class MemoryService {
  readonly #parts: MemoryServiceParts

  constructor(parts: MemoryServiceParts) {
    this.#parts = parts
  }

  /** Keeps a memory. Durable when it resolves. @throws MEMORY_QUOTA_FULL, MEMORY_DUE_UNREADABLE */
  async store(ownerId: string, draft: MemoryDraft, signal: AbortSignal): Promise<StoredMemory> {
    const dueAt = draft.due === undefined ? undefined : this.#readDue(draft.due)
    const memory: NewMemory = {
      id: randomUUID(),
      content: draft.content,
      category: draft.category,
      importance: draft.importance,
      metadata: draft.metadata ?? {},
      subject: draft.subject,
      createdAt: new Date().toISOString(),
      dueAt,
      isUntrusted: draft.isUntrusted,
    }
    const vectors = await this.vectorsOf(draft.content, signal)
    await this.insert(ownerId, [{ memory, vectors }])
    if (dueAt !== undefined) this.#parts.remindersChanged()
    return { id: memory.id, createdAt: memory.createdAt, dueAt, embeddingModel: vectors.at(-1)?.modelId }
  }

  /** Keeps memories in one transaction. @throws MEMORY_QUOTA_FULL when not all of them fit, and then keeps none */
  async insert(
    ownerId: string,
    entries: readonly { readonly memory: NewMemory; readonly vectors: readonly ModelVector[] }[],
  ): Promise<void> {
    const { maxPerUser } = this.#parts.config
    await this.#parts.storage.write((db) => {
      const owner = ownerKey(db, ownerId)
      if (countOfOwner(db, owner) + entries.length > maxPerUser) throw quotaFull(maxPerUser)
      for (const { memory, vectors } of entries) insertMemory(db, owner, memory, vectors)
    })
  }

  /** Vectors of a text: the built-in one and, where it serves or is being built, the installed model's. */
  async vectorsOf(content: string, signal: AbortSignal): Promise<readonly ModelVector[]> {
    const { embedder, keeper } = this.#parts
    const lexical = embedder.lexical(content)
    if (lexical === undefined) return []
    if (keeper.serving().id === LEXICAL_MODEL.id) {
      if (embedder.isModelPresent) keeper.noteLack()
      return [lexical]
    }
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(EMBED_TIMEOUT_MS)])
    const dense = await embedder.byModel([content], 'document', bounded)
    if (dense === undefined) keeper.noteLack()
    return [lexical, ...(dense ?? [])]
  }

  /** Memories of an owner, newest first, with how many there are in all. */
  async list(
    ownerId: string,
    query: ListQuery,
  ): Promise<{ readonly memories: readonly Memory[]; readonly total: number }> {
    await this.#parts.accesses.settled()
    const db = this.#database
    const total =
      query.category === undefined ? countMemories(db, ownerId) : countInCategory(db, ownerId, query.category)
    return { memories: listMemories(db, ownerId, query), total }
  }

  /** One memory with its earlier wordings. @throws MEMORY_NOT_FOUND */
  async get(ownerId: string, id: string) {
    await this.#parts.accesses.settled()
    const memory = this.#find(ownerId, id)
    return { memory, history: historyOf(this.#database, memory.row) }
  }

  /** Newest memory about a subject. */
  async aboutSubject(ownerId: string, subject: string): Promise<Memory | undefined> {
    return findBySubject(this.#database, ownerId, subject)
  }

  /** Changes a memory; a new wording keeps the old one as history. @throws MEMORY_NOT_FOUND, MEMORY_DUE_UNREADABLE */
  async change(
    ownerId: string,
    id: string,
    change: Omit<MemoryChange, 'dueAt'> & { readonly due?: string | null | undefined },
    signal: AbortSignal,
  ): Promise<Memory> {
    const { row } = this.#find(ownerId, id)
    const { due, ...rest } = change
    const dueAt = typeof due === 'string' ? this.#readDue(due) : due
    const vectors = rest.content === undefined ? [] : await this.vectorsOf(rest.content, signal)
    const at = new Date().toISOString()
    await this.#parts.storage.write((db) => updateMemory(db, row, { ...rest, dueAt, at, vectors, keepHistory: true }))
    if (dueAt !== undefined) this.#parts.remindersChanged()
    return this.#find(ownerId, id)
  }

  /** How many memories an owner has, or all have. */
  async count(ownerId?: string): Promise<number> {
    return countMemories(this.#database, ownerId)
  }

  #find(ownerId: string, id: string): Memory {
    const memory = findMemory(this.#database, ownerId, id)
    if (memory !== undefined) return memory
    throw new AppError('MEMORY_NOT_FOUND', 'not-found', 'There is no memory of that id. List them to see the ids.')
  }

  #readDue(due: string): string {
    return readDueTime(due, this.#parts.box.timeZone)
  }

  get #database() {
    return embeddedDatabase(this.#parts.storage)
  }
}

function quotaFull(maxPerUser: number): AppError {
  return new AppError(
    'MEMORY_QUOTA_FULL',
    'conflict',
    `The memory is full: ${maxPerUser} memories are kept for one person. Delete some, or raise the setting maxPerUser of the memory.`,
    { details: { currentLimit: `${maxPerUser} memories` } },
  )
}
