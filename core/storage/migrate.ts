import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { AppError } from '../contracts/errors.ts'
import type { Migrations } from '../contracts/storage.ts'

/**
 * Brings one owner's tables up to date; each owner has a history of its own.
 * @throws MIGRATION_FAILED
 */
export async function migrate(database: Kysely<unknown>, owner: string, migrations: Migrations): Promise<void> {
  const suffix = owner.replaceAll('-', '_')
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async (): Promise<Record<string, Migration>> => ({ ...migrations }) },
    migrationTableName: `migrations_${suffix}`,
    migrationLockTableName: `migrations_lock_${suffix}`,
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName
  const reason = error instanceof Error ? error.message : String(error)
  throw new AppError(
    'MIGRATION_FAILED',
    'internal',
    `The tables of '${owner}' could not be brought up to date${failed ? ` (step '${failed}')` : ''}: ${reason}. A newer version may have written this database; run that version, or restore a backup.`,
    { cause: error },
  )
}
