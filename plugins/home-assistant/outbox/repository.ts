import type { Kysely } from 'kysely'

/** Rows that this plugin keeps. */
export interface OutboxTables {
  home_assistant_outbox: {
    id: number
    topic: string
    payload: string
    expires_at: number
  }
}

/** One event that waits for the broker. */
export interface OutboxEntry {
  readonly id: number
  readonly topic: string
  readonly payload: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** The events that wait for the broker, on disk. */
export class OutboxRepository {
  readonly #database: Kysely<OutboxTables>

  constructor(database: Kysely<OutboxTables>) {
    this.#database = database
  }

  async highestId(): Promise<number> {
    const row = await this.#database
      .selectFrom('home_assistant_outbox')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirst()
    return row?.id ?? 0
  }

  async add({ id, topic, payload, expiresAt }: OutboxEntry): Promise<void> {
    await this.#database
      .insertInto('home_assistant_outbox')
      .values({ id, topic, payload, expires_at: expiresAt })
      .execute()
  }

  /** The oldest that are not expired. */
  async oldest(limit: number, now: number): Promise<readonly OutboxEntry[]> {
    const rows = await this.#database
      .selectFrom('home_assistant_outbox')
      .selectAll()
      .where('expires_at', '>', now)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(({ id, topic, payload, expires_at }) => ({ id, topic, payload, expiresAt: expires_at }))
  }

  async remove(id: number): Promise<void> {
    await this.#database.deleteFrom('home_assistant_outbox').where('id', '=', id).execute()
  }

  async removeExpired(now: number): Promise<number> {
    const result = await this.#database
      .deleteFrom('home_assistant_outbox')
      .where('expires_at', '<=', now)
      .executeTakeFirst()
    return Number(result.numDeletedRows)
  }

  /** Removes the oldest beyond the bound; tells how many. */
  async trim(limit: number): Promise<number> {
    const edge = await this.#database
      .selectFrom('home_assistant_outbox')
      .select('id')
      .orderBy('id', 'desc')
      .offset(limit)
      .limit(1)
      .executeTakeFirst()
    if (edge === undefined) return 0
    const result = await this.#database
      .deleteFrom('home_assistant_outbox')
      .where('id', '<=', edge.id)
      .executeTakeFirst()
    return Number(result.numDeletedRows)
  }

  async count(): Promise<number> {
    const row = await this.#database
      .selectFrom('home_assistant_outbox')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirst()
    return Number(row?.rows ?? 0)
  }
}
