import type { DatabaseSync } from 'node:sqlite'
import { prepared } from '../store/prepared.ts'

/** A memory without a vector of the wanted model. */
export interface Pending {
  readonly row: number
  readonly content: string
}

/** Memories without a vector of the model, among the rows of a range. */
export function pendingFor(
  db: DatabaseSync,
  modelId: string,
  range: { readonly after: number; readonly upTo: number; readonly limit: number },
): readonly Pending[] {
  return prepared(
    db,
    `SELECT m.row, m.content FROM memory m
     WHERE m.row > ? AND m.row <= ? AND NOT EXISTS (
       SELECT 1 FROM memory_vector v
       WHERE v.memory = m.row AND v.model = (SELECT key FROM memory_model WHERE id = ?))
     ORDER BY m.row LIMIT ?`,
  )
    .all(range.after, range.upTo, modelId, range.limit)
    .map((entry) => ({ row: Number(entry['row']), content: String(entry['content']) }))
}

/** The highest row of any memory, 0 when there is none. */
export function lastRow(db: DatabaseSync): number {
  return Number(prepared(db, 'SELECT coalesce(max(row), 0) AS row FROM memory').get()?.['row'])
}

/** True when the memory still reads like this, so that a vector made of it fits. */
export function stillReads(db: DatabaseSync, { row, content }: Pending): boolean {
  return prepared(db, 'SELECT 1 FROM memory WHERE row = ? AND content = ?').get(row, content) !== undefined
}

/** How many memories have a vector of the model. */
export function countIndexed(db: DatabaseSync, modelId: string): number {
  const query = 'SELECT count(*) AS number FROM memory_vector WHERE model = (SELECT key FROM memory_model WHERE id = ?)'
  return Number(prepared(db, query).get(modelId)?.['number'] ?? 0)
}

/** Drops vectors of all models but those named, a bounded number at a time. Returns how many went. */
export function dropOtherVectors(db: DatabaseSync, keep: readonly [string, string], limit: number): number {
  const dropped = prepared(
    db,
    `DELETE FROM memory_vector WHERE seq IN (
       SELECT v.seq FROM memory_vector v JOIN memory_model k ON k.key = v.model WHERE k.id NOT IN (?, ?) LIMIT ?)`,
  ).run(...keep, limit)
  return Number(dropped.changes)
}

/** Drops vectors of one model, a bounded number at a time. Returns how many went. */
export function dropVectorsOf(db: DatabaseSync, modelId: string, limit: number): number {
  const dropped = prepared(
    db,
    `DELETE FROM memory_vector WHERE seq IN (
       SELECT seq FROM memory_vector WHERE model = (SELECT key FROM memory_model WHERE id = ?) LIMIT ?)`,
  ).run(modelId, limit)
  return Number(dropped.changes)
}

/** Rows where text, vector and index disagree: memories without terms, terms or vectors without a memory. Zero when sound. */
export function countDisagreements(db: DatabaseSync, modelId: string): number {
  const row = prepared(
    db,
    `SELECT (SELECT count(*) FROM memory WHERE row NOT IN (SELECT rowid FROM memory_terms))
          + (SELECT count(*) FROM memory_terms WHERE rowid NOT IN (SELECT row FROM memory))
          + (SELECT count(*) FROM memory_vector WHERE memory NOT IN (SELECT row FROM memory))
          + (SELECT count(*) FROM memory m WHERE NOT EXISTS (
               SELECT 1 FROM memory_vector v WHERE v.memory = m.row
                 AND v.model = (SELECT key FROM memory_model WHERE id = ?))) AS number`,
  ).get(modelId)
  return Number(row?.['number'])
}
