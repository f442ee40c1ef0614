import { Kysely } from 'kysely'
import type { Migrations, Storage } from '../contracts/storage.ts'
import { KEY_VALUE_TABLE, sqliteKeyValue } from './key-value.ts'
import { nodeSqliteDialect } from './kysely-dialect.ts'
import { migrate } from './migrate.ts'
import { SqliteDatabase } from './sqlite-database.ts'

/** The box's storage: one SQLite file, handed to each plugin as its own `Storage`. */
export class BoxStorage {
  readonly database: SqliteDatabase
  readonly #kysely: Kysely<unknown>

  private constructor(database: SqliteDatabase) {
    this.database = database
    this.#kysely = new Kysely<unknown>({ dialect: nodeSqliteDialect(database) })
  }

  /** @throws DATABASE_UNREADABLE */
  static open(dataDirectory: string): BoxStorage {
    const database = SqliteDatabase.open(dataDirectory)
    database.connection.exec(KEY_VALUE_TABLE)
    return new BoxStorage(database)
  }

  /** Brings the owner's tables up to date. @throws MIGRATION_FAILED */
  async migrate(owner: string, migrations: Migrations): Promise<void> {
    await migrate(this.#kysely, owner, migrations)
  }

  /** The view of one owner. */
  forOwner(owner: string): Storage {
    const { database } = this
    return {
      // The owner knows the shape of its own tables.
      kysely: <Tables>() => this.#kysely as unknown as Kysely<Tables>,
      write: (work) => database.write(work),
      sqlite: database.connection,
      file: database.file,
      keyValue: () => sqliteKeyValue(database, owner),
    }
  }

  /** Opens the file anew, while nothing uses it. @throws DATABASE_UNREADABLE */
  async reopen(): Promise<void> {
    await this.database.reopen()
  }

  /** Waits for what was asked for and closes the file. */
  async close(): Promise<void> {
    await this.#kysely.destroy()
    await this.database.close()
  }
}
