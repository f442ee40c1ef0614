import type { Migrations } from '../../../core/contracts/storage.ts'

/** Tables of the preprompts; append-only. */
export const prepromptMigrations: Migrations = {
  '002-preprompts': {
    up: async (db) => {
      await db.schema
        .createTable('chat_preprompt')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('description', 'text', (c) => c.notNull())
        .addColumn('is_default', 'integer', (c) => c.notNull())
        .addColumn('is_general', 'integer', (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('updated_at', 'text', (c) => c.notNull())
        .addUniqueConstraint('chat_preprompt_name', ['owner', 'name'])
        .execute()
    },
  },
}
