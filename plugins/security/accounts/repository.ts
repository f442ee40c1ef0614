import type { Kysely } from 'kysely'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Role } from '../../../core/contracts/principal.ts'
import type { SecurityTables, UserRow } from '../tables.ts'

/** A page of a list. */
export interface Page {
  readonly limit: number
  readonly offset: number
}

/** Accounts in the database. */
export class AccountRepository {
  readonly #db: Kysely<SecurityTables>

  constructor(db: Kysely<SecurityTables>) {
    this.#db = db
  }

  find(id: string): Promise<UserRow | undefined> {
    return this.#db.selectFrom('security_users').selectAll().where('id', '=', id).executeTakeFirst()
  }

  findByEmail(emailKey: string): Promise<UserRow | undefined> {
    return this.#db.selectFrom('security_users').selectAll().where('email_key', '=', emailKey).executeTakeFirst()
  }

  findByUsername(usernameKey: string): Promise<UserRow | undefined> {
    return this.#db.selectFrom('security_users').selectAll().where('username_key', '=', usernameKey).executeTakeFirst()
  }

  /** Newest first. */
  async list({ limit, offset }: Page): Promise<{ readonly rows: readonly UserRow[]; readonly total: number }> {
    const rows = await this.#db
      .selectFrom('security_users')
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .offset(offset)
      .execute()
    return { rows, total: await this.count() }
  }

  async count(): Promise<number> {
    const { total } = await this.#db
      .selectFrom('security_users')
      .select((eb) => eb.fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    return Number(total)
  }

  /** True once somebody can administer the box. */
  async hasOwner(): Promise<boolean> {
    return (await this.#superusers(undefined).executeTakeFirst()) !== undefined
  }

  /** @throws ACCOUNT_EXISTS */
  async insert(row: UserRow): Promise<void> {
    try {
      await this.#db.insertInto('security_users').values(row).execute()
    } catch (error) {
      throw isDuplicate(error) ? accountExists() : error
    }
  }

  /** Inserts the first owner; false when another process or request was faster. @throws ACCOUNT_EXISTS */
  async insertFirstOwner(row: UserRow): Promise<boolean> {
    return this.#db.transaction().execute(async (transaction) => {
      const other = await transaction
        .selectFrom('security_users')
        .select('id')
        .where('role', '=', 'superuser')
        .limit(1)
        .executeTakeFirst()
      if (other !== undefined) return false
      await transaction
        .insertInto('security_users')
        .values(row)
        .execute()
        .catch((error: unknown) => {
          throw isDuplicate(error) ? accountExists() : error
        })
      return true
    })
  }

  async setPassword(id: string, passwordHash: string, now: string): Promise<void> {
    await this.#db
      .updateTable('security_users')
      .set({ password_hash: passwordHash, updated_at: now })
      .where('id', '=', id)
      .execute()
  }

  async recordLogin(id: string, now: string): Promise<void> {
    await this.#db.updateTable('security_users').set({ last_login_at: now }).where('id', '=', id).execute()
  }

  /** Changes rank or state; false when it would leave the box without an active superuser. */
  async change(
    id: string,
    values: { readonly role?: Role; readonly disabled?: boolean; readonly deletingAt?: string },
    now: string,
  ): Promise<boolean> {
    const removesSuperuser =
      (values.role !== undefined && values.role !== 'superuser') ||
      values.disabled === true ||
      values.deletingAt !== undefined
    return this.#db.transaction().execute(async (transaction) => {
      if (removesSuperuser) {
        const row = await transaction
          .selectFrom('security_users')
          .select('role')
          .where('id', '=', id)
          .executeTakeFirst()
        const other = await this.#superusers(id, transaction).executeTakeFirst()
        if (row?.role === 'superuser' && other === undefined) return false
      }
      await transaction
        .updateTable('security_users')
        .set({
          updated_at: now,
          ...(values.role !== undefined && { role: values.role }),
          ...(values.disabled !== undefined && { disabled: values.disabled ? 1 : 0 }),
          ...(values.deletingAt !== undefined && { deleting_at: values.deletingAt, disabled: 1 }),
        })
        .where('id', '=', id)
        .execute()
      return true
    })
  }

  /** Removes the row; sessions and keys go with it. */
  async delete(id: string): Promise<void> {
    await this.#db.deleteFrom('security_users').where('id', '=', id).execute()
  }

  /** Ids of accounts that nobody was told of yet; from now on they count as told. */
  async takeUnannounced(): Promise<readonly string[]> {
    const rows = await this.#db
      .updateTable('security_users')
      .set({ announced: 1 })
      .where('announced', '=', 0)
      .returning('id')
      .execute()
    return rows.map((row) => row.id)
  }

  /** Ids of accounts whose deletion began. */
  async deleting(limit: number): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('security_users')
      .select('id')
      .where('deleting_at', 'is not', null)
      .limit(limit)
      .execute()
    return rows.map((row) => row.id)
  }

  #superusers(except: string | undefined, db: Kysely<SecurityTables> = this.#db) {
    return db
      .selectFrom('security_users')
      .select('id')
      .where('role', '=', 'superuser')
      .where('disabled', '=', 0)
      .where('id', '!=', except ?? '')
      .limit(1)
  }
}

const accountExists = () =>
  new AppError('ACCOUNT_EXISTS', 'conflict', 'An account with this e-mail or user name exists already.')

/** SQLite result code SQLITE_CONSTRAINT is 19, its extended codes end in it; PostgreSQL says 23505. */
function isDuplicate(error: unknown): boolean {
  const { errcode, code } = error as { readonly errcode?: number; readonly code?: string }
  return (errcode !== undefined && (errcode & 0xff) === 19) || code === '23505'
}
