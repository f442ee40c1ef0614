import type { DatabaseSync } from 'node:sqlite'
import type { MemoryCategory } from '../../../core/contracts/memory.ts'
import { bitCode } from '../search/bit-code.ts'
import { indexedTerms } from '../search/indexed-terms.ts'
import { CATEGORIES, type MemoryChange, type ModelVector, type NewMemory } from './memory.ts'
import { prepared } from './prepared.ts'

// Everything here runs inside `storage.write`: a memory, its vectors and its terms change in one transaction.

/** Number of an owner, made at first use. */
export function ownerKey(db: DatabaseSync, ownerId: string): number {
  const found = findOwnerKey(db, ownerId)
  if (found !== undefined) return found
  return Number(prepared(db, 'INSERT INTO memory_owner (id) VALUES (?)').run(ownerId).lastInsertRowid)
}

/** Number of an owner who has kept something. */
export function findOwnerKey(db: DatabaseSync, ownerId: string): number | undefined {
  const row = prepared(db, 'SELECT key FROM memory_owner WHERE id = ?').get(ownerId)
  return row === undefined ? undefined : Number(row['key'])
}

/** Number of an embedding model, made at first use. */
export function modelKey(db: DatabaseSync, modelId: string, dimensions: number): number {
  const found = prepared(db, 'SELECT key FROM memory_model WHERE id = ?').get(modelId)
  if (found !== undefined) return Number(found['key'])
  const insert = prepared(db, 'INSERT INTO memory_model (id, dimensions) VALUES (?, ?)')
  return Number(insert.run(modelId, dimensions).lastInsertRowid)
}

/** How many memories the owner has. */
export function countOfOwner(db: DatabaseSync, owner: number): number {
  return Number(prepared(db, 'SELECT memories FROM memory_owner WHERE key = ?').get(owner)?.['memories'] ?? 0)
}

/** Keeps a memory with its terms and vectors. Returns its row. */
export function insertMemory(
  db: DatabaseSync,
  owner: number,
  memory: NewMemory,
  vectors: readonly ModelVector[],
): number {
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO memory (id, owner, content, category, importance, metadata, subject, created_at, updated_at, accessed_at,
       access_count, due_at, delivered_at, untrusted)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    memory.id,
    owner,
    memory.content,
    memory.category,
    memory.importance,
    JSON.stringify(memory.metadata),
    memory.subject ?? null,
    memory.createdAt,
    memory.createdAt,
    memory.accessedAt ?? memory.createdAt,
    memory.accessCount ?? 0,
    memory.dueAt ?? null,
    memory.deliveredAt ?? null,
    memory.isUntrusted === true ? 1 : 0,
  )
  const row = Number(lastInsertRowid)
  prepared(db, 'UPDATE memory_owner SET memories = memories + 1 WHERE key = ?').run(owner)
  insertTerms(db, row, owner, memory.content)
  for (const vector of vectors) insertVector(db, row, vector)
  return row
}

/**
 * Changes a memory. New content brings its own terms and vectors and, with `keepHistory`, keeps the old wording.
 * False when the row is gone.
 */
export function updateMemory(
  db: DatabaseSync,
  row: number,
  change: MemoryChange & {
    readonly at: string
    readonly vectors: readonly ModelVector[]
    readonly keepHistory: boolean
  },
): boolean {
  const old = prepared(db, 'SELECT owner, content, category FROM memory WHERE row = ?').get(row)
  if (old === undefined) return false
  const set = (column: string, value: string | number | null) => {
    prepared(db, `UPDATE memory SET ${column} = ?, updated_at = ? WHERE row = ?`).run(value, change.at, row)
  }
  if (change.importance !== undefined) set('importance', change.importance)
  if (change.metadata !== undefined) set('metadata', JSON.stringify(change.metadata))
  if (change.subject !== undefined) set('subject', change.subject)
  if (change.dueAt !== undefined) {
    set('due_at', change.dueAt)
    set('published_at', null)
    set('delivered_at', null)
  }
  if (change.category !== undefined && change.category !== old['category']) {
    set('category', change.category)
    renewVectorRows(db, row, CATEGORIES.indexOf(change.category))
  }
  if (change.content !== undefined && change.content !== old['content']) {
    if (change.keepHistory) {
      const insert = prepared(db, 'INSERT INTO memory_history (memory, content, replaced_at) VALUES (?, ?, ?)')
      insert.run(row, String(old['content']), change.at)
      prepared(
        db,
        `DELETE FROM memory_history WHERE memory = ?1 AND row NOT IN
           (SELECT row FROM memory_history WHERE memory = ?1 ORDER BY row DESC LIMIT 20)`,
      ).run(row)
    }
    set('content', change.content)
    set('untrusted', change.isUntrusted === true ? 1 : 0)
    prepared(db, 'DELETE FROM memory_terms WHERE rowid = ?').run(row)
    prepared(db, 'DELETE FROM memory_vector WHERE memory = ?').run(row)
    insertTerms(db, row, Number(old['owner']), change.content)
    for (const vector of change.vectors) insertVector(db, row, vector)
  }
  return true
}

/** Adds the vector of a model unless the memory is gone or has one already. */
export function insertVector(db: DatabaseSync, row: number, { modelId, vector }: ModelVector): void {
  const memory = prepared(db, 'SELECT owner, category FROM memory WHERE row = ?').get(row)
  if (memory === undefined) return
  const category = CATEGORIES.indexOf(memory['category'] as MemoryCategory) // the table's CHECK allows no other words
  prepared(
    db,
    `INSERT INTO memory_vector (memory, owner, model, category, code, embedding) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (memory, model) DO NOTHING`,
  ).run(
    row,
    Number(memory['owner']),
    modelKey(db, modelId, vector.length),
    category,
    asBytes(bitCode(vector)),
    asBytes(vector),
  )
}

/** Forgets memories with all that was made of them. Returns how many there were. */
export function deleteMemories(db: DatabaseSync, rows: readonly number[]): number {
  let deleted = 0
  for (const row of rows) {
    const memory = prepared(db, 'SELECT owner FROM memory WHERE row = ?').get(row)
    if (memory === undefined) continue
    prepared(db, 'DELETE FROM memory_terms WHERE rowid = ?').run(row)
    prepared(db, 'DELETE FROM memory_vector WHERE memory = ?').run(row)
    prepared(db, 'DELETE FROM memory_history WHERE memory = ?').run(row)
    prepared(db, 'DELETE FROM memory WHERE row = ?').run(row)
    const owner = Number(memory['owner'])
    prepared(db, 'UPDATE memory_owner SET memories = memories - 1 WHERE key = ?').run(owner)
    prepared(db, 'DELETE FROM memory_owner WHERE key = ? AND memories = 0').run(owner)
    deleted++
  }
  return deleted
}

/** Counts a return of each memory by a search. */
export function touchMemories(db: DatabaseSync, rows: readonly number[], at: string): void {
  const update = prepared(db, 'UPDATE memory SET accessed_at = ?, access_count = access_count + 1 WHERE row = ?')
  for (const row of rows) update.run(at, row)
}

/** Folds the write-ahead log into the file and empties it, so that erased text is in neither. False while others read or write. */
export function foldLog(db: DatabaseSync): boolean {
  if (db.isTransaction) return false
  return Number(prepared(db, 'PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] ?? 1) === 0
}

/**
 * One step of merging the full-text index into a single segment, which drops terms that nothing uses any more. `isFirst`
 * begins; then call until it answers false. Source: https://sqlite.org/fts5.html, "The 'merge' Command".
 */
export function mergeTerms(db: DatabaseSync, isFirst: boolean): boolean {
  const changes = () => Number(prepared(db, 'SELECT total_changes() AS number').get()?.['number'])
  const before = changes()
  prepared(db, "INSERT INTO memory_terms (memory_terms, rank) VALUES ('merge', ?)").run(
    isFirst ? -MERGE_PAGES : MERGE_PAGES,
  )
  return changes() - before >= 2
}

const MERGE_PAGES = 100

/** Notes that reminders were published. */
export function markPublished(db: DatabaseSync, rows: readonly number[], at: string): void {
  for (const row of rows) prepared(db, 'UPDATE memory SET published_at = ? WHERE row = ?').run(at, row)
}

/** Notes that a reminder reached its owner. */
export function markDelivered(db: DatabaseSync, id: string, at: string): void {
  prepared(db, 'UPDATE memory SET delivered_at = ? WHERE id = ? AND due_at IS NOT NULL AND delivered_at IS NULL').run(
    at,
    id,
  )
}

function insertTerms(db: DatabaseSync, row: number, owner: number, content: string): void {
  const { stems, concepts } = indexedTerms(content, owner)
  prepared(db, 'INSERT INTO memory_terms (rowid, stems, concepts) VALUES (?, ?, ?)').run(row, stems, concepts)
}

/** Writes vectors again under new numbers, by which the search thread learns of the change. */
function renewVectorRows(db: DatabaseSync, row: number, category: number): void {
  const old = prepared(db, 'SELECT owner, model, code, embedding FROM memory_vector WHERE memory = ?').all(row)
  prepared(db, 'DELETE FROM memory_vector WHERE memory = ?').run(row)
  const insert = prepared(
    db,
    'INSERT INTO memory_vector (memory, owner, model, category, code, embedding) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const { owner = null, model = null, code = null, embedding = null } of old) {
    insert.run(row, owner, model, category, code, embedding)
  }
}

function asBytes(values: Float32Array | Uint32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}
