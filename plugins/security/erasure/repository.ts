import type { Kysely } from 'kysely'
import type { SecurityTables } from '../tables.ts'

/** What is left to erase of deleted accounts, by plugin. */
export class ErasureRepository {
  readonly #db: Kysely<SecurityTables>

  constructor(db: Kysely<SecurityTables>) {
    this.#db = db
  }

  async request(userId: string, now: string): Promise<void> {
    await this.#db
      .insertInto('security_erasures')
      .values({ user_id: userId, requested_at: now })
      .onConflict((conflict) => conflict.column('user_id').doNothing())
      .execute()
  }

  /** Accounts whose part a plugin has not erased yet. */
  async pendingFor(contributor: string, limit: number): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('security_erasures')
      .select('user_id')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('security_erasures_done')
              .select('security_erasures_done.user_id')
              .whereRef('security_erasures_done.user_id', '=', 'security_erasures.user_id')
              .where('security_erasures_done.contributor', '=', contributor),
          ),
        ),
      )
      .orderBy('requested_at')
      .limit(limit)
      .execute()
    return rows.map((row) => row.user_id)
  }

  async markDone(userId: string, contributor: string): Promise<void> {
    await this.#db
      .insertInto('security_erasures_done')
      .values({ user_id: userId, contributor })
      .onConflict((conflict) => conflict.columns(['user_id', 'contributor']).doNothing())
      .execute()
  }

  /** Forgets requests that are older than any backup that could bring the data back. */
  async forgetBefore(at: string): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('security_erasures_done')
        .where('user_id', 'in', (eb) =>
          eb.selectFrom('security_erasures').select('user_id').where('requested_at', '<', at),
        )
        .execute()
      await transaction.deleteFrom('security_erasures').where('requested_at', '<', at).execute()
    })
  }
}
