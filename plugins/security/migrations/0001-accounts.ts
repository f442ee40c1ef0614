import type { Migration } from 'kysely/migration'

/** Accounts, their sessions and what is left to erase of deleted ones. */
export const accountsMigration: Migration = {
  async up(db) {
    await db.schema
      .createTable('security_users')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('email_key', 'text', (column) => column.notNull().unique())
      .addColumn('username', 'text')
      .addColumn('username_key', 'text', (column) => column.unique())
      .addColumn('full_name', 'text')
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('disabled', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('deleting_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addColumn('last_login_at', 'text')
      .addColumn('announced', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('security_sessions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull().references('security_users.id').onDelete('cascade'))
      .addColumn('refresh_hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('refreshed_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('security_sessions_by_user')
      .on('security_sessions')
      .columns(['user_id', 'refreshed_at'])
      .execute()
    await db.schema
      .createTable('security_erasures')
      .addColumn('user_id', 'text', (column) => column.primaryKey())
      .addColumn('requested_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('security_erasures_done')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('contributor', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('security_erasures_done_key', ['user_id', 'contributor'])
      .execute()
  },
}
