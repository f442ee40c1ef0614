import type { Kysely } from 'kysely'
import type { SecurityTables, SessionRow } from '../tables.ts'

/** Login families in the database. A family that is not there is revoked. */
export class SessionRepository {
  readonly #db: Kysely<SecurityTables>

  constructor(db: Kysely<SecurityTables>) {
    this.#db = db
  }

  find(id: string): Promise<SessionRow | undefined> {
    return this.#db.selectFrom('security_sessions').selectAll().where('id', '=', id).executeTakeFirst()
  }

  listOf(userId: string, limit: number): Promise<readonly SessionRow[]> {
    return this.#db
      .selectFrom('security_sessions')
      .selectAll()
      .where('user_id', '=', userId)
      .orderBy('refreshed_at', 'desc')
      .limit(limit)
      .execute()
  }

  /** Adds a family, and drops the owner's least recently used ones beyond `keep`. */
  async insert(row: SessionRow, keep: number): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.insertInto('security_sessions').values(row).execute()
      const surplus = await transaction
        .selectFrom('security_sessions')
        .select('id')
        .where('user_id', '=', row.user_id)
        .orderBy('refreshed_at', 'desc')
        .offset(keep)
        .limit(1000)
        .execute()
      if (surplus.length === 0) return
      const ids = surplus.map(({ id }) => id)
      await transaction.deleteFrom('security_sessions').where('id', 'in', ids).execute()
    })
  }

  /** Swaps the one good refresh token; false when the shown one is not it, or the family is gone. */
  async rotate(
    id: string,
    hashes: { readonly shown: string; readonly next: string },
    times: { readonly now: string; readonly expiresAt: string },
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('security_sessions')
      .set({ refresh_hash: hashes.next, refreshed_at: times.now, expires_at: times.expiresAt })
      .where('id', '=', id)
      .where('refresh_hash', '=', hashes.shown)
      .where('expires_at', '>', times.now)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  }

  /** True when there was such a family. */
  async delete(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('security_sessions')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  }

  async deleteOf(userId: string): Promise<void> {
    await this.#db.deleteFrom('security_sessions').where('user_id', '=', userId).execute()
  }

  async deleteAll(): Promise<void> {
    await this.#db.deleteFrom('security_sessions').execute()
  }

  async deleteExpired(now: string): Promise<void> {
    await this.#db.deleteFrom('security_sessions').where('expires_at', '<=', now).execute()
  }

  async countActive(now: string): Promise<number> {
    const { total } = await this.#db
      .selectFrom('security_sessions')
      .select((eb) => eb.fn.countAll<number | string>().as('total'))
      .where('expires_at', '>', now)
      .executeTakeFirstOrThrow()
    return Number(total)
  }
}
