import type { Migrations } from '../../../core/contracts/storage.ts'

/** Tables of the conversations; append-only. */
export const conversationMigrations: Migrations = {
  '001-conversations': {
    up: async (db) => {
      await db.schema
        .createTable('chat_conversation')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('updated_at', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('chat_conversation_by_owner')
        .on('chat_conversation')
        .columns(['owner', 'updated_at'])
        .execute()
      await db.schema
        .createTable('chat_message')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('conversation_id', 'text', (c) => c.notNull().references('chat_conversation.id').onDelete('cascade'))
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('folded', 'text', (c) => c.notNull())
        .addColumn('extra', 'text')
        .addColumn('untrusted', 'integer', (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('chat_message_by_conversation')
        .unique()
        .on('chat_message')
        .columns(['conversation_id', 'seq'])
        .execute()
      await db.schema.createIndex('chat_message_by_owner').on('chat_message').columns(['owner', 'created_at']).execute()
    },
  },
}
