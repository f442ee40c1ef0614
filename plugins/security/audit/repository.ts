import { type Kysely, sql } from 'kysely'
import type { AuditRow, SecurityTables } from '../tables.ts'

/** Which events a query wants. */
export interface AuditFilter {
  readonly action?: string | undefined
  readonly actor?: string | undefined
  readonly outcome?: string | undefined
  readonly target?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** The audit chain in the database. Rows are only ever added at the end, or dropped from the front by retention. */
export class AuditRepository {
  readonly #db: Kysely<SecurityTables>

  constructor(db: Kysely<SecurityTables>) {
    this.#db = db
  }

  /**
   * Adds links behind the last one, in one transaction that holds the write lock, so that a command beside the box
   * cannot fork the chain. `link` makes the rows from the last link.
   */
  async append(link: (last: AuditRow | undefined) => readonly AuditRow[]): Promise<AuditRow | undefined> {
    return this.#db.transaction().execute(async (transaction) => {
      const last = await transaction
        .selectFrom('security_audit')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      const rows = link(last)
      if (rows.length > 0)
        await transaction
          .insertInto('security_audit')
          .values([...rows])
          .execute()
      return rows.at(-1) ?? last
    })
  }

  /** Links after a number, in order. */
  after(seq: number, limit: number): Promise<readonly AuditRow[]> {
    return this.#db
      .selectFrom('security_audit')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute()
  }

  find(seq: number): Promise<AuditRow | undefined> {
    return this.#db.selectFrom('security_audit').selectAll().where('seq', '=', seq).executeTakeFirst()
  }

  /** Newest first. */
  async query(
    filter: AuditFilter,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly rows: readonly AuditRow[]; readonly total: number }> {
    let query = this.#db.selectFrom('security_audit')
    if (filter.action !== undefined) query = query.where('action', '=', filter.action)
    if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor)
    if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome)
    if (filter.target !== undefined) query = query.where('target', '=', filter.target)
    if (filter.since !== undefined) query = query.where('at', '>=', filter.since)
    if (filter.until !== undefined) query = query.where('at', '<', filter.until)
    const rows = await query.selectAll().orderBy('seq', 'desc').limit(page.limit).offset(page.offset).execute()
    const { total } = await query
      .select((eb) => eb.fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    return { rows, total: Number(total) }
  }

  /** What an account did, by itself or by its keys, and what was done to either. Newest first. */
  async concerning(
    userId: string,
    limit: number,
  ): Promise<{ readonly rows: readonly AuditRow[]; readonly total: number }> {
    const keys = this.#db.selectFrom('security_api_keys').where('user_id', '=', userId)
    const query = this.#db.selectFrom('security_audit').where((eb) =>
      eb.or([
        eb('actor', '=', userId),
        eb('target', '=', userId),
        eb('target', 'in', keys.select('key_id')),
        eb(
          'actor',
          'in',
          keys.select((key) => sql<string>`'key:' || ${key.ref('key_id')}`.as('actor')),
        ),
      ]),
    )
    const rows = await query.selectAll().orderBy('seq', 'desc').limit(limit).execute()
    const { total } = await query
      .select((eb) => eb.fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    return { rows, total: Number(total) }
  }

  /** The last link before a time. */
  lastBefore(at: string): Promise<AuditRow | undefined> {
    return this.#db
      .selectFrom('security_audit')
      .selectAll()
      .where('at', '<', at)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
  }

  async deleteUpTo(seq: number): Promise<void> {
    await this.#db.deleteFrom('security_audit').where('seq', '<=', seq).execute()
  }
}
