import type { Migrations } from '../../../core/contracts/storage.ts'
import { accountsMigration } from './0001-accounts.ts'
import { apiKeysMigration } from './0002-api-keys.ts'
import { auditMigration } from './0003-audit.ts'

/** The history of the plugin's tables; append-only. */
export const migrations: Migrations = {
  '0001-accounts': accountsMigration,
  '0002-api-keys': apiKeysMigration,
  '0003-audit': auditMigration,
}
