import type { Migration } from 'kysely/migration'

/** API keys of accounts and of free labels. */
export const apiKeysMigration: Migration = {
  async up(db) {
    await db.schema
      .createTable('security_api_keys')
      .addColumn('key_id', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.references('security_users.id').onDelete('cascade'))
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('limits', 'text')
      .addColumn('imported', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text')
      .addColumn('revoked_at', 'text')
      .addColumn('last_used_at', 'text')
      .execute()
    await db.schema.createIndex('security_api_keys_by_owner').on('security_api_keys').column('owner').execute()
  },
}
