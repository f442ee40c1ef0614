import type { DatabaseSync } from 'node:sqlite'
import type { MemoryCategory } from '../../../core/contracts/memory.ts'
import { LEXICAL_MODEL } from '../embedding/lexical-embedding.ts'
import { CATEGORIES } from '../store/memory.ts'
import { termsOf } from '../text/terms.ts'
import { codeBits, rotate } from './bit-code.ts'
import { ftsQuery } from './indexed-terms.ts'
import { fuse, RANKING, weighted } from './ranking.ts'
import { findModelKey, rankedFieldsOf, rowsMatching, similaritiesOf, similaritiesOfRows } from './repository.ts'
import { VectorIndex } from './vector-index.ts'

/** One search of one owner. */
export interface SearchQuery {
  readonly owner: number
  readonly text: string
  /** Embedding of the text and the model that made it. */
  readonly vector: Float32Array
  readonly modelId: string
  /** Its built-in embedding, where `vector` is of another model: a list of its own, never compared with the other. */
  readonly letters?: Float32Array | undefined
  /** Weight of a place in the list of `vector`, 1 for the built-in embedding. */
  readonly vectorWeight: number
  readonly category: MemoryCategory | undefined
  readonly limit: number
  /** Smallest similarity, 0..1. */
  readonly threshold: number
  /** Time of the search in milliseconds since 1970. */
  readonly nowMs: number
}

/** What found a memory: the serving embedding, its words, or the built-in embedding beside an installed model. */
export type Side = 'vector' | 'text' | 'letters'

/** A memory that was found, by its row. */
export interface Found {
  readonly row: number
  /** Cosine of the embeddings, 0..1; 0 where the memory has no vector of the model yet. */
  readonly similarity: number
  readonly foundBy: readonly Side[]
  readonly score: number
}

/** What a search found: the best up to its limit, and how many passed the threshold among the candidates of both sides. */
export interface SearchResult {
  readonly found: readonly Found[]
  readonly total: number
}

interface Near {
  readonly row: number
  readonly similarity: number
}

/** Hybrid search on a read connection. Lives in the search thread; bounded memory. */
export class SearchEngine {
  readonly #db: DatabaseSync
  readonly #cacheBytes: number
  readonly #indexes = new Map<string, VectorIndex>()

  constructor(db: DatabaseSync, cacheBytes: number) {
    this.#db = db
    this.#cacheBytes = cacheBytes
  }

  search(query: SearchQuery): SearchResult {
    const depth = Math.max(MIN_DEPTH, query.limit)
    const near = this.nearest(query, depth)
    const lists = this.#lists(query, near, depth)
    const scores = fuse(lists)
    const similarity = this.#similarities(query, near, [...scores.keys()])
    const members = lists.map(({ side, rows }) => ({ side, rows: new Set(rows) }))
    const found = rankedFieldsOf(this.#db, query.owner, query.category, [...scores.keys()])
      .map(({ row, importance, createdAt }): Found => {
        const ageDays = (query.nowMs - Date.parse(createdAt)) / 86_400_000
        const score = weighted(scores.get(row) ?? 0, { importance, ageDays })
        const foundBy = members.filter(({ rows }) => rows.has(row)).map(({ side }) => side)
        return { row, similarity: clamp(similarity.get(row) ?? 0), foundBy, score }
      })
      .filter((entry) => entry.similarity >= query.threshold)
      .sort((a, b) => b.score - a.score || b.similarity - a.similarity || b.row - a.row)
    return { found: found.slice(0, query.limit), total: found.length }
  }

  /** The ranked lists that are joined, with their weights. */
  #lists(query: SearchQuery, near: readonly Near[], depth: number) {
    const lists: { side: Side; rows: readonly number[]; weight: number }[] = [
      { side: 'vector', rows: near.map(({ row }) => row), weight: query.vectorWeight },
      { side: 'text', rows: this.#matching(query, depth), weight: RANKING.text },
    ]
    if (query.letters !== undefined) {
      const letters = this.nearest({ ...query, vector: query.letters, modelId: LEXICAL_MODEL.id }, depth)
      lists.push({ side: 'letters', rows: letters.map(({ row }) => row), weight: 1 })
    }
    return lists
  }

  /** Similarity of every candidate, also of those that only the words found. */
  #similarities(query: SearchQuery, near: readonly Near[], rows: readonly number[]): ReadonlyMap<number, number> {
    const known = new Map(near.map((entry) => [entry.row, entry.similarity]))
    const unmeasured = rows.filter((row) => !known.has(row))
    const model = findModelKey(this.#db, query.modelId)
    if (model === undefined || unmeasured.length === 0 || !hasLength(query.vector)) return known
    return new Map([...known, ...similaritiesOfRows(this.#db, model, query.vector, unmeasured)])
  }

  /** The nearest memories by embedding, best first; those without any likeness are left out. */
  nearest(query: SearchQuery, limit: number): readonly Near[] {
    const model = findModelKey(this.#db, query.modelId)
    if (model === undefined || !hasLength(query.vector)) return []
    const category = query.category === undefined ? undefined : CATEGORIES.indexOf(query.category)
    const wanted = Math.max(MIN_CANDIDATES, limit * CANDIDATES_PER_RESULT)
    const rotated = rotate(query.vector)
    const measured = () => {
      const index = this.#index(query.owner, model, codeBits(query.vector.length))
      index.refresh(this.#db)
      const candidates = index.nearest(rotated, category, wanted)
      return { asked: candidates.length, rows: similaritiesOf(this.#db, query.owner, query.vector, candidates) }
    }
    const { asked, rows: live } = measured()
    let rows = live
    if (live.length < asked * LIVE_SHARE) {
      // Most of what the index holds was deleted since: read it afresh.
      this.forget(query.owner)
      rows = measured().rows
    }
    return rows
      .filter(({ similarity }) => similarity > 0)
      .sort((a, b) => b.similarity - a.similarity || b.row - a.row)
      .slice(0, limit)
  }

  /** Drops what is held of an owner. */
  forget(owner: number): void {
    for (const [key, index] of this.#indexes) if (index.owner === owner) this.#indexes.delete(key)
  }

  #matching(query: SearchQuery, limit: number): readonly number[] {
    const match = ftsQuery(termsOf(query.text), query.owner)
    if (match === undefined) return []
    return rowsMatching(this.#db, query.owner, { query: match, category: query.category, limit })
  }

  /** The index of an owner; the least recently used ones leave when the memory bound is passed. */
  #index(owner: number, model: number, bits: number): VectorIndex {
    const key = `${owner}/${model}`
    const index = this.#indexes.get(key) ?? new VectorIndex(owner, model, bits)
    this.#indexes.delete(key)
    let held = index.bytes
    for (const other of this.#indexes.values()) held += other.bytes
    for (const [otherKey, other] of this.#indexes) {
      if (held <= this.#cacheBytes) break
      held -= other.bytes
      this.#indexes.delete(otherKey)
    }
    this.#indexes.set(key, index)
    return index
  }
}

const MIN_DEPTH = 50
const MIN_CANDIDATES = 256
const CANDIDATES_PER_RESULT = 4
/** Share of candidates that must still exist for an index to stay. */
const LIVE_SHARE = 0.75

const clamp = (similarity: number) => Math.min(1, Math.max(0, similarity))

function hasLength(vector: Float32Array): boolean {
  return vector.some((value) => value !== 0)
}
