import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Memories with their history, their vectors by model, and the full-text index of their stems. */
export const memories: Migration = {
  async up(database) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

// AUTOINCREMENT: a number is never used twice, so that the search thread may keep numbers of rows that are gone.
const STATEMENTS = [
  `CREATE TABLE memory_owner (
     key INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     memories INTEGER NOT NULL DEFAULT 0
   ) STRICT`,
  `CREATE TABLE memory (
     row INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     owner INTEGER NOT NULL REFERENCES memory_owner (key),
     content TEXT NOT NULL,
     category TEXT NOT NULL CHECK (category IN ('conversation', 'fact', 'preference', 'reminder')),
     importance INTEGER NOT NULL CHECK (importance BETWEEN 1 AND 10),
     metadata TEXT NOT NULL DEFAULT '{}',
     subject TEXT,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL,
     accessed_at TEXT NOT NULL,
     access_count INTEGER NOT NULL DEFAULT 0,
     due_at TEXT,
     published_at TEXT,
     delivered_at TEXT
   ) STRICT`,
  'CREATE INDEX memory_by_owner ON memory (owner, created_at, row)',
  'CREATE INDEX memory_by_category ON memory (owner, category, created_at, row)',
  'CREATE INDEX memory_by_age ON memory (category, created_at)',
  'CREATE INDEX memory_by_subject ON memory (owner, subject) WHERE subject IS NOT NULL',
  'CREATE INDEX memory_due ON memory (due_at) WHERE due_at IS NOT NULL AND delivered_at IS NULL',
  `CREATE TABLE memory_history (
     row INTEGER PRIMARY KEY AUTOINCREMENT,
     memory INTEGER NOT NULL REFERENCES memory (row) ON DELETE CASCADE,
     content TEXT NOT NULL,
     replaced_at TEXT NOT NULL
   ) STRICT`,
  'CREATE INDEX memory_history_by_memory ON memory_history (memory)',
  `CREATE TABLE memory_model (
     key INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     dimensions INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE memory_vector (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     memory INTEGER NOT NULL REFERENCES memory (row) ON DELETE CASCADE,
     owner INTEGER NOT NULL,
     model INTEGER NOT NULL REFERENCES memory_model (key),
     category INTEGER NOT NULL,
     code BLOB NOT NULL,
     embedding BLOB NOT NULL
   ) STRICT`,
  'CREATE UNIQUE INDEX memory_vector_by_memory ON memory_vector (memory, model)',
  'CREATE INDEX memory_vector_by_model ON memory_vector (model)',
  // Holds all that the search thread loads, so that loading never reads the embeddings themselves.
  'CREATE INDEX memory_vector_by_owner ON memory_vector (owner, model, seq, category, code)',
  `CREATE VIRTUAL TABLE memory_terms USING fts5 (stems, concepts, tokenize = "unicode61 remove_diacritics 2 tokenchars '_'")`,
  // Deleted terms leave the index at once instead of staying as marks until a merge.
  `INSERT INTO memory_terms (memory_terms, rank) VALUES ('secure-delete', 1)`,
]
