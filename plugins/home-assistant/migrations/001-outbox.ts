import type { Migration } from 'kysely/migration'

/** Events that wait for the broker. */
export const outbox: Migration = {
  async up(database) {
    await database.schema
      .createTable('home_assistant_outbox')
      .addColumn('id', 'bigint', (column) => column.primaryKey())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute()
  },
}
