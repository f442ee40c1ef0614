import type { Migration } from 'kysely/migration'

/** The audit chain. */
export const auditMigration: Migration = {
  async up(db) {
    await db.schema
      .createTable('security_audit')
      .addColumn('seq', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('address', 'text')
      .addColumn('request_id', 'text')
      .addColumn('target', 'text')
      .addColumn('facts', 'text')
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('security_audit_by_action').on('security_audit').columns(['action', 'seq']).execute()
    await db.schema.createIndex('security_audit_by_actor').on('security_audit').columns(['actor', 'seq']).execute()
  },
}
