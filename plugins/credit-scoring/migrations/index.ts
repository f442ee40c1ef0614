import type { Migrations } from '../../../core/contracts/storage.ts'
import { predictionsMigration } from './predictions.ts'

/** Steps of this plugin's tables; names sort in their order and never change. */
export const migrations: Migrations = { '001-predictions': predictionsMigration }
