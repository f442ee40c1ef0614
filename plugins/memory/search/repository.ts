import type { DatabaseSync } from 'node:sqlite'
import { prepared } from '../store/prepared.ts'

// Reads of the search thread, on its own connection with sqlite-vec loaded. Every one names the owner.
// CROSS JOIN and the unary + keep the planner from walking an owner's whole index for a handful of rows.

/** What the thread keeps in memory of a vector. */
export interface CodeRow {
  readonly seq: number
  readonly category: number
  readonly code: Uint8Array
}

/** Codes of an owner's vectors that were written after `afterSeq`, in order of writing. */
export function* codesAfter(db: DatabaseSync, owner: number, model: number, afterSeq: number): Generator<CodeRow> {
  const query = `SELECT seq, category, code FROM memory_vector INDEXED BY memory_vector_by_owner
                 WHERE owner = ? AND model = ? AND seq > ? ORDER BY seq`
  for (const row of prepared(db, query).iterate(owner, model, afterSeq)) {
    // The columns are INTEGER and BLOB in a STRICT table.
    yield row as unknown as CodeRow
  }
}

/** Cosine similarity of each of these vectors that still exists. */
export function similaritiesOf(
  db: DatabaseSync,
  owner: number,
  query: Float32Array,
  seqs: readonly number[],
): readonly { readonly row: number; readonly similarity: number }[] {
  return prepared(
    db,
    `SELECT v.memory AS row, 1 - vec_distance_cosine(v.embedding, ?) AS similarity
     FROM json_each(?) c CROSS JOIN memory_vector v ON v.seq = c.value WHERE +v.owner = ?`,
  )
    .all(asBytes(query), JSON.stringify(seqs), owner)
    .map((entry) => ({ row: Number(entry['row']), similarity: Number(entry['similarity']) }))
}

/** Cosine similarity of these memories, where they have a vector of the model. */
export function similaritiesOfRows(
  db: DatabaseSync,
  model: number,
  query: Float32Array,
  rows: readonly number[],
): ReadonlyMap<number, number> {
  const found = prepared(
    db,
    `SELECT v.memory AS row, 1 - vec_distance_cosine(v.embedding, ?) AS similarity
     FROM json_each(?) c CROSS JOIN memory_vector v ON v.memory = c.value AND v.model = ?`,
  ).all(asBytes(query), JSON.stringify(rows), model)
  return new Map(found.map((entry) => [Number(entry['row']), Number(entry['similarity'])]))
}

/** Rows that match a full-text query, best first. */
export function rowsMatching(
  db: DatabaseSync,
  owner: number,
  match: { readonly query: string; readonly category: string | undefined; readonly limit: number },
): readonly number[] {
  const ranked = 'bm25(memory_terms, 1.0, 0.7)'
  const found =
    match.category === undefined
      ? prepared(
          db,
          `SELECT rowid AS row, ${ranked} AS rank FROM memory_terms WHERE memory_terms MATCH ? ORDER BY 2, 1 DESC LIMIT ?`,
        ).all(match.query, match.limit)
      : prepared(
          db,
          `SELECT t.rowid AS row, ${ranked} AS rank FROM memory_terms t JOIN memory m ON m.row = t.rowid
           WHERE memory_terms MATCH ? AND m.owner = ? AND m.category = ? ORDER BY 2, 1 DESC LIMIT ?`,
        ).all(match.query, owner, match.category, match.limit)
  return found.map((entry) => Number(entry['row']))
}

/** What ranking needs to know of a memory. */
export interface RankedFields {
  readonly row: number
  readonly importance: number
  readonly createdAt: string
}

/** Importance and age of memories of the owner; others are left out. */
export function rankedFieldsOf(
  db: DatabaseSync,
  owner: number,
  category: string | undefined,
  rows: readonly number[],
): readonly RankedFields[] {
  return prepared(
    db,
    `SELECT m.row, m.importance, m.created_at FROM json_each(?1) c CROSS JOIN memory m ON m.row = c.value
     WHERE +m.owner = ?2 AND (?3 IS NULL OR m.category = ?3)`,
  )
    .all(JSON.stringify(rows), owner, category ?? null)
    .map((entry) => ({
      row: Number(entry['row']),
      importance: Number(entry['importance']),
      createdAt: String(entry['created_at']),
    }))
}

/** Number of a model that has vectors. */
export function findModelKey(db: DatabaseSync, modelId: string): number | undefined {
  const row = prepared(db, 'SELECT key FROM memory_model WHERE id = ?').get(modelId)
  return row === undefined ? undefined : Number(row['key'])
}

function asBytes(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
}
