import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { MemoryCategory } from '../../../core/contracts/memory.ts'
import type { Memory, Metadata } from '../store/memory.ts'
import { prepared } from '../store/prepared.ts'

// Reads only. Every one that concerns an owner names it; every list has a limit.

type Row = Readonly<Record<string, SQLOutputValue>>

/** Which memories of an owner to list. */
export interface ListQuery {
  readonly category?: MemoryCategory | undefined
  readonly limit: number
  readonly offset: number
}

/** Memories of an owner, newest first. */
export function listMemories(db: DatabaseSync, ownerId: string, query: ListQuery): readonly Memory[] {
  const rows =
    query.category === undefined
      ? prepared(db, `SELECT m.* FROM ${OWNED} ORDER BY m.created_at DESC, m.row DESC LIMIT ? OFFSET ?`).all(
          ownerId,
          query.limit,
          query.offset,
        )
      : prepared(
          db,
          `SELECT m.* FROM ${OWNED} AND m.category = ? ORDER BY m.created_at DESC, m.row DESC LIMIT ? OFFSET ?`,
        ).all(ownerId, query.category, query.limit, query.offset)
  return rows.map(toMemory)
}

/** The next memories of an owner after a row, oldest first; for walking through all of them. */
export function memoriesAfter(db: DatabaseSync, ownerId: string, row: number, limit: number): readonly Memory[] {
  return prepared(db, `SELECT m.* FROM ${OWNED} AND m.row > ? ORDER BY m.row LIMIT ?`)
    .all(ownerId, row, limit)
    .map(toMemory)
}

/** One memory of an owner. */
export function findMemory(db: DatabaseSync, ownerId: string, id: string): Memory | undefined {
  const row = prepared(db, `SELECT m.* FROM ${OWNED} AND m.id = ?`).get(ownerId, id)
  return row === undefined ? undefined : toMemory(row)
}

/** Memories of an owner by their rows, in no order. */
export function memoriesOfRows(db: DatabaseSync, ownerId: string, rows: readonly number[]): readonly Memory[] {
  // CROSS JOIN and the unary + keep the planner from walking all of the owner's memories.
  return prepared(
    db,
    `SELECT m.* FROM json_each(?) c CROSS JOIN memory m ON m.row = c.value
     WHERE +m.owner = (SELECT key FROM memory_owner WHERE id = ?)`,
  )
    .all(JSON.stringify(rows), ownerId)
    .map(toMemory)
}

/** Newest memory of an owner about a subject. */
export function findBySubject(db: DatabaseSync, ownerId: string, subject: string): Memory | undefined {
  const row = prepared(db, `SELECT m.* FROM ${OWNED} AND m.subject = ? ORDER BY m.row DESC LIMIT 1`).get(
    ownerId,
    subject,
  )
  return row === undefined ? undefined : toMemory(row)
}

/** Earlier wordings of a memory, newest first. */
export function historyOf(db: DatabaseSync, row: number): readonly { content: string; replacedAt: string }[] {
  return prepared(db, 'SELECT content, replaced_at FROM memory_history WHERE memory = ? ORDER BY row DESC LIMIT 20')
    .all(row)
    .map((entry) => ({ content: String(entry['content']), replacedAt: String(entry['replaced_at']) }))
}

/** Number of memories of an owner by category, with the oldest and newest time. */
export function statisticsOf(db: DatabaseSync, ownerId: string) {
  const groups = prepared(
    db,
    `SELECT m.category, count(*) AS number, min(m.created_at) AS oldest, max(m.created_at) AS newest
     FROM ${OWNED} GROUP BY m.category`,
  ).all(ownerId)
  return groups.map((group) => ({
    // The table's CHECK allows no other words.
    category: group['category'] as MemoryCategory,
    count: Number(group['number']),
    oldest: String(group['oldest']),
    newest: String(group['newest']),
  }))
}

/** Number of memories of one owner, or of all. */
export function countMemories(db: DatabaseSync, ownerId?: string): number {
  const row =
    ownerId === undefined
      ? prepared(db, 'SELECT coalesce(sum(memories), 0) AS number FROM memory_owner').get()
      : prepared(db, 'SELECT memories AS number FROM memory_owner WHERE id = ?').get(ownerId)
  return Number(row?.['number'] ?? 0)
}

/** Number of memories of an owner in a category. */
export function countInCategory(db: DatabaseSync, ownerId: string, category: MemoryCategory): number {
  return Number(
    prepared(db, `SELECT count(*) AS number FROM ${OWNED} AND m.category = ?`).get(ownerId, category)?.['number'],
  )
}

/** Rows of a category that are older than a time; reminders only once they were delivered or never had a due time. */
export function rowsOlderThan(
  db: DatabaseSync,
  category: MemoryCategory,
  before: string,
  limit: number,
): readonly number[] {
  return prepared(
    db,
    `SELECT row FROM memory WHERE category = ? AND created_at < ?
       AND (due_at IS NULL OR (delivered_at IS NOT NULL AND due_at < ?)) LIMIT ?`,
  )
    .all(category, before, before, limit)
    .map((entry) => Number(entry['row']))
}

/** A reminder with its owner. */
export interface DueReminder {
  readonly row: number
  readonly id: string
  readonly ownerId: string
  readonly content: string
  readonly dueAt: string
}

/** Reminders whose time came since `since`, that nobody confirmed and that were not published since `publishedBefore`. */
export function dueReminders(
  db: DatabaseSync,
  window: { readonly since: string; readonly now: string; readonly publishedBefore: string; readonly limit: number },
): readonly DueReminder[] {
  return prepared(
    db,
    `SELECT m.row, m.id, o.id AS owner_id, m.content, m.due_at FROM memory m JOIN memory_owner o ON o.key = m.owner
     WHERE m.due_at IS NOT NULL AND m.delivered_at IS NULL AND m.due_at BETWEEN ? AND ?
       AND (m.published_at IS NULL OR m.published_at < ?)
     ORDER BY m.due_at LIMIT ?`,
  )
    .all(window.since, window.now, window.publishedBefore, window.limit)
    .map((entry) => ({
      row: Number(entry['row']),
      id: String(entry['id']),
      ownerId: String(entry['owner_id']),
      content: String(entry['content']),
      dueAt: String(entry['due_at']),
    }))
}

/** The earliest due time that is still ahead. */
export function nextDueAt(db: DatabaseSync, now: string): string | undefined {
  const row = prepared(
    db,
    'SELECT due_at FROM memory WHERE due_at IS NOT NULL AND delivered_at IS NULL AND due_at > ? ORDER BY due_at LIMIT 1',
  ).get(now)
  return row === undefined ? undefined : String(row['due_at'])
}

const OWNED = 'memory m WHERE m.owner = (SELECT key FROM memory_owner WHERE id = ?)'

function toMemory(row: Row): Memory {
  return {
    row: Number(row['row']),
    id: String(row['id']),
    content: String(row['content']),
    // The table's CHECK allows no other words.
    category: row['category'] as MemoryCategory,
    importance: Number(row['importance']),
    metadata: JSON.parse(String(row['metadata'])) as Metadata,
    subject: optional(row['subject']),
    createdAt: String(row['created_at']),
    updatedAt: String(row['updated_at']),
    accessedAt: String(row['accessed_at']),
    accessCount: Number(row['access_count']),
    dueAt: optional(row['due_at']),
    deliveredAt: optional(row['delivered_at']),
    isUntrusted: Number(row['untrusted']) === 1,
  }
}

function optional(value: SQLOutputValue | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}
