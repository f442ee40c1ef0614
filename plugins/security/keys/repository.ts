import type { Kysely } from 'kysely'
import type { ApiKeyRow, SecurityTables } from '../tables.ts'

/** Which keys a list shows. */
export interface KeyFilter {
  /** Undefined for every owner. */
  readonly owner: string | undefined
  readonly includeRevoked: boolean
  readonly limit: number
  readonly offset: number
}

/** API keys in the database. */
export class ApiKeyRepository {
  readonly #db: Kysely<SecurityTables>

  constructor(db: Kysely<SecurityTables>) {
    this.#db = db
  }

  find(keyId: string): Promise<ApiKeyRow | undefined> {
    return this.#db.selectFrom('security_api_keys').selectAll().where('key_id', '=', keyId).executeTakeFirst()
  }

  /** Keys whose text does not carry their id. */
  imported(limit: number): Promise<readonly ApiKeyRow[]> {
    return this.#db
      .selectFrom('security_api_keys')
      .selectAll()
      .where('imported', '=', 1)
      .where('revoked_at', 'is', null)
      .orderBy('key_id')
      .limit(limit)
      .execute()
  }

  /** Newest first. */
  async list(filter: KeyFilter): Promise<{ readonly rows: readonly ApiKeyRow[]; readonly total: number }> {
    let query = this.#db.selectFrom('security_api_keys')
    if (filter.owner !== undefined) query = query.where('owner', '=', filter.owner)
    if (!filter.includeRevoked) query = query.where('revoked_at', 'is', null)
    const rows = await query
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('key_id')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute()
    const { total } = await query
      .select((eb) => eb.fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    return { rows, total: Number(total) }
  }

  async insert(row: ApiKeyRow): Promise<void> {
    await this.#db.insertInto('security_api_keys').values(row).execute()
  }

  /** Adds keys from a file, all or none; a key id that exists keeps its row. Returns the ids that were added. */
  async insertMissing(rows: readonly ApiKeyRow[]): Promise<readonly string[]> {
    return this.#db.transaction().execute(async (transaction) => {
      const added: string[] = []
      for (const row of rows) {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('security_api_keys')
          .values(row)
          .onConflict((conflict) => conflict.column('key_id').doNothing())
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows === 1n) added.push(row.key_id)
      }
      return added
    })
  }

  /** True when the key was in force. `owner` undefined means any. */
  async revoke(keyId: string, owner: string | undefined, now: string): Promise<boolean> {
    let query = this.#db
      .updateTable('security_api_keys')
      .set({ revoked_at: now })
      .where('key_id', '=', keyId)
      .where('revoked_at', 'is', null)
    if (owner !== undefined) query = query.where('owner', '=', owner)
    const { numUpdatedRows } = await query.executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  }

  /** Puts a new hash in place of the old one; false when the key is not in force. */
  async replaceHash(keyId: string, hash: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('security_api_keys')
      .set({ hash, imported: 0 })
      .where('key_id', '=', keyId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  }

  async recordUse(keyId: string, now: string): Promise<void> {
    await this.#db.updateTable('security_api_keys').set({ last_used_at: now }).where('key_id', '=', keyId).execute()
  }
}
