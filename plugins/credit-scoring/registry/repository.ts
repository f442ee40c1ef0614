import type { Kysely } from 'kysely'
import type { Storage } from '../../../core/contracts/storage.ts'
import type { CreditTables } from '../tables.ts'

/** Who changed the serving version and when. */
export interface ActivationNote {
  readonly by: string
  readonly at: string
}

/** One time that a version was made to serve. */
export interface Activation {
  readonly version: string
  readonly activated_at: string
  readonly activated_by: string
  readonly undone_at: string | null
  readonly undone_by: string | null
}

/** The stack of promoted versions: the top serves, a rollback takes it off. Nothing is deleted. */
export class ActivationRepository {
  readonly #db: Kysely<CreditTables>

  constructor(storage: Storage) {
    this.#db = storage.kysely<CreditTables>()
  }

  /** The version on top, undefined when none was promoted. */
  async current(): Promise<string | undefined> {
    return (await this.#top(this.#db))?.version
  }

  async promote(version: string, { by, at }: ActivationNote): Promise<void> {
    await this.#db.insertInto('credit_activations').values({ version, activated_at: at, activated_by: by }).execute()
  }

  /** Takes the top off; undefined when there is none. */
  rollBack({ by, at }: ActivationNote): Promise<string | undefined> {
    return this.#db.transaction().execute(async (db) => {
      const top = await this.#top(db)
      if (top === undefined) return undefined
      await db
        .updateTable('credit_activations')
        .set({ undone_at: at, undone_by: by })
        .where('seq', '=', top.seq)
        .execute()
      return top.version
    })
  }

  /** The last changes, newest first. */
  history(limit: number): Promise<readonly Activation[]> {
    return this.#db
      .selectFrom('credit_activations')
      .select(['version', 'activated_at', 'activated_by', 'undone_at', 'undone_by'])
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute()
  }

  #top(db: Kysely<CreditTables>): Promise<{ readonly seq: number; readonly version: string } | undefined> {
    return db
      .selectFrom('credit_activations')
      .select(['seq', 'version'])
      .where('undone_at', 'is', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
  }
}
