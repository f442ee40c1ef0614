import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Marks memories that were kept while text from outside the house stood in the conversation. */
export const untrusted: Migration = {
  async up(database) {
    await sql.raw(ADD_COLUMN).execute(database)
  },
}

const ADD_COLUMN = 'ALTER TABLE memory ADD COLUMN untrusted INTEGER NOT NULL DEFAULT 0 CHECK (untrusted IN (0, 1))'
