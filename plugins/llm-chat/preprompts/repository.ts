import type { Kysely } from 'kysely'

/** Row of a preprompt. `is_general` marks the one that cannot be deleted. */
export interface PrepromptRow {
  id: string
  owner: string
  name: string
  content: string
  description: string
  is_default: number
  is_general: number
  created_at: string
  updated_at: string
}

/** Tables of the preprompts. */
export interface PrepromptTables {
  chat_preprompt: PrepromptRow
}

/** SQL of the preprompts. Every query names the owner. */
export class PrepromptRepository {
  readonly #db: Kysely<PrepromptTables>

  constructor(db: Kysely<PrepromptTables>) {
    this.#db = db
  }

  async list(owner: string, limit: number): Promise<readonly PrepromptRow[]> {
    return this.#db
      .selectFrom('chat_preprompt')
      .selectAll()
      .where('owner', '=', owner)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute()
  }

  /** Inserts only where no row of the same name stands, so that two first requests at once do no harm. */
  async insert(rows: readonly PrepromptRow[]): Promise<void> {
    await this.#db
      .insertInto('chat_preprompt')
      .values([...rows])
      .onConflict((c) => c.columns(['owner', 'name']).doNothing())
      .execute()
  }

  async update(
    owner: string,
    id: string,
    change: Partial<Pick<PrepromptRow, 'name' | 'content' | 'description' | 'updated_at'>>,
  ): Promise<void> {
    await this.#db.updateTable('chat_preprompt').set(change).where('owner', '=', owner).where('id', '=', id).execute()
  }

  /** Makes one the default and the others not, at once. */
  async setDefault(owner: string, id: string, at: string): Promise<void> {
    await this.#db
      .updateTable('chat_preprompt')
      .set((q) => ({
        is_default: q.case().when('id', '=', id).then(1).else(0).end(),
        updated_at: q.case().when('id', '=', id).then(at).else(q.ref('updated_at')).end(),
      }))
      .where('owner', '=', owner)
      .execute()
  }

  async remove(owner: string, id: string): Promise<void> {
    await this.#db.deleteFrom('chat_preprompt').where('owner', '=', owner).where('id', '=', id).execute()
  }

  async removeAll(owner: string): Promise<void> {
    await this.#db.deleteFrom('chat_preprompt').where('owner', '=', owner).execute()
  }
}
