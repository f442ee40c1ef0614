import type { MemoryCategory } from '../../../core/contracts/memory.ts'
import type { Storage } from '../../../core/contracts/storage.ts'
import type { Embedder } from '../embedding/embedder.ts'
import { LEXICAL_MODEL, lexicalEmbedding } from '../embedding/lexical-embedding.ts'
import type { IndexKeeper } from '../indexing/index-keeper.ts'
import { memoriesOfRows } from '../listing/repository.ts'
import type { MemoryConfig } from '../manifest.ts'
import type { AccessLog } from '../store/access-log.ts'
import { embeddedDatabase } from '../store/embedded-database.ts'
import type { Memory, ModelVector } from '../store/memory.ts'
import { findOwnerKey } from '../store/repository.ts'
import { boundsOf, type Relevance, relevanceOf } from './relevance.ts'
import type { Side } from './search-engine.ts'
import type { SearchThread } from './search-thread.ts'

/** What to look for among an owner's memories. */
export interface MemoryQuery {
  readonly text: string
  readonly limit: number
  /** Smallest cosine similarity, 0..1. */
  readonly threshold: number
  readonly category?: MemoryCategory | undefined
}

/** A memory that was found, with how. */
export interface FoundMemory {
  readonly memory: Memory
  /** Cosine similarity of the embeddings, 0..1. */
  readonly similarity: number
  readonly relevance: Relevance
  readonly foundBy: readonly Side[]
}

/** What a search answers. */
export interface MemoryFindings {
  readonly results: readonly FoundMemory[]
  /** Candidates that passed the threshold. */
  readonly total: number
  /** Model that made the similarities. */
  readonly modelId: string
}

/** What `MemorySearch` works with. */
export interface MemorySearchParts {
  readonly config: Pick<MemoryConfig, 'modelWeight'>
  readonly storage: Storage
  readonly embedder: Embedder
  readonly keeper: IndexKeeper
  readonly thread: SearchThread
  readonly accesses: AccessLog
  /** Takes the duration of each search in seconds. */
  readonly seconds: { observe(seconds: number): void }
}

const EMBED_TIMEOUT_MS = 5000

/** Hybrid search over one owner's memories. */
export class MemorySearch {
  readonly #parts: MemorySearchParts

  constructor(parts: MemorySearchParts) {
    this.#parts = parts
  }

  /** The best memories for a text. Counts as an access of those returned. @throws MEMORY_SEARCH_BUSY, MEMORY_SEARCH_FAILED */
  async search(ownerId: string, query: MemoryQuery, signal: AbortSignal): Promise<MemoryFindings> {
    const findings = await this.peek(ownerId, query, signal)
    this.#parts.accesses.touch(findings.results.map(({ memory }) => memory.row))
    return findings
  }

  /** As `search`, without counting an access. */
  async peek(ownerId: string, query: MemoryQuery, signal: AbortSignal): Promise<MemoryFindings> {
    const begun = performance.now()
    try {
      return await this.#find(ownerId, query, signal)
    } finally {
      this.#parts.seconds.observe((performance.now() - begun) / 1000)
    }
  }

  async #find(ownerId: string, query: MemoryQuery, signal: AbortSignal): Promise<MemoryFindings> {
    const database = embeddedDatabase(this.#parts.storage)
    const { modelId, vector } = await this.#embed(query.text, signal)
    const owner = findOwnerKey(database, ownerId)
    if (owner === undefined) return { results: [], total: 0, modelId }
    const { text, limit, threshold, category } = query
    const nowMs = Date.now()
    const isModel = modelId !== LEXICAL_MODEL.id
    const letters = isModel ? lexicalEmbedding(text) : undefined
    const vectorWeight = isModel ? this.#parts.config.modelWeight : 1
    const asked = { owner, text, vector, modelId, letters, vectorWeight, category, limit, threshold, nowMs }
    const { found, total } = await this.#parts.thread.search(asked, signal)
    const memories = memoriesOfRows(
      database,
      ownerId,
      found.map(({ row }) => row),
    )
    const byRow = new Map(memories.map((memory) => [memory.row, memory]))
    const results = found.flatMap(({ row, similarity, foundBy }): FoundMemory[] => {
      const memory = byRow.get(row) // absent when it was deleted a moment ago
      return memory === undefined ? [] : [{ memory, similarity, relevance: relevanceOf(similarity, modelId), foundBy }]
    })
    return { results, total, modelId }
  }

  /** The best memories for a prompt: only those that are near enough to be about the question. */
  async recall(ownerId: string, text: string, limit: number, signal: AbortSignal): Promise<readonly FoundMemory[]> {
    const { results, modelId } = await this.peek(ownerId, { text, limit, threshold: 0 }, signal)
    const { recall } = boundsOf(modelId)
    const near = results.filter(({ similarity }) => similarity >= recall)
    this.#parts.accesses.touch(near.map(({ memory }) => memory.row))
    return near
  }

  /** The query's embedding by the model that serves; by the built-in one when that model fails just now. */
  async #embed(text: string, signal: AbortSignal): Promise<ModelVector> {
    const { embedder, keeper } = this.#parts
    const { id } = keeper.serving()
    if (id !== LEXICAL_MODEL.id) {
      const bounded = AbortSignal.any([signal, AbortSignal.timeout(EMBED_TIMEOUT_MS)])
      const dense = (await embedder.byModel([text], 'query', bounded))?.[0]
      if (dense?.modelId === id) return dense
      keeper.check()
    }
    return { modelId: LEXICAL_MODEL.id, vector: lexicalEmbedding(text) }
  }
}
