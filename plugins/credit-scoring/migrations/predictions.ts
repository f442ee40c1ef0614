import type { Migration } from 'kysely/migration'

/** Predictions with what a person and time said of them, what was used up a day, and which version serves. */
export const predictionsMigration: Migration = {
  async up(db) {
    await db.schema
      .createTable('credit_predictions')
      .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('model_version', 'text', (column) => column.notNull())
      .addColumn('decision', 'text', (column) => column.notNull())
      .addColumn('probability', 'real', (column) => column.notNull())
      .addColumn('score', 'integer', (column) => column.notNull())
      .addColumn('threshold', 'real', (column) => column.notNull())
      .addColumn('applicant', 'text', (column) => column.notNull())
      .addColumn('reasons', 'text', (column) => column.notNull())
      .addColumn('review_decision', 'text')
      .addColumn('review_reason', 'text')
      .addColumn('reviewed_by', 'text')
      .addColumn('reviewed_at', 'text')
      .addColumn('outcome', 'text')
      .addColumn('outcome_at', 'text')
      .execute()
    await db.schema
      .createIndex('credit_predictions_by_user')
      .on('credit_predictions')
      .columns(['user_id', 'seq'])
      .execute()
    await db.schema
      .createIndex('credit_predictions_by_version')
      .on('credit_predictions')
      .columns(['model_version', 'seq'])
      .execute()
    await db.schema
      .createTable('credit_usage')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('used', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('credit_usage_key', ['user_id', 'day'])
      .execute()
    await db.schema
      .createTable('credit_activations')
      .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('activated_at', 'text', (column) => column.notNull())
      .addColumn('activated_by', 'text', (column) => column.notNull())
      .addColumn('undone_at', 'text')
      .addColumn('undone_by', 'text')
      .execute()
  },
}
