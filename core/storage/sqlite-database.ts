import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../contracts/errors.ts'
import { GroupCommit } from './group-commit.ts'
import { Mutex } from './mutex.ts'

const FILE = 'lares.sqlite'

/** The box's one SQLite file, its connection and the lock that orders all who write through it. */
export class SqliteDatabase {
  readonly file: string
  readonly mutex = new Mutex()
  #connection: DatabaseSync
  #commits: GroupCommit

  private constructor(file: string, connection: DatabaseSync) {
    this.file = file
    this.#connection = connection
    this.#commits = new GroupCommit(connection, this.mutex)
  }

  get connection(): DatabaseSync {
    return this.#connection
  }

  /**
   * Opens or creates the database in the data directory: write-ahead log, every commit synced to disk.
   * @throws DATABASE_UNREADABLE
   */
  static open(dataDirectory: string): SqliteDatabase {
    const file = join(dataDirectory, FILE)
    return new SqliteDatabase(file, connect(file))
  }

  /** Synchronous work in a shared, durable transaction. */
  write<T>(work: (database: DatabaseSync) => T): Promise<T> {
    return this.#commits.add(work)
  }

  /** Closes the connection and opens a new one; who holds statements of the old one must not run meanwhile. @throws DATABASE_UNREADABLE */
  async reopen(): Promise<void> {
    await this.close()
    this.#connection = connect(this.file)
    this.#commits = new GroupCommit(this.#connection, this.mutex)
  }

  /** Waits for writes that were asked for, folds the log into the file and closes. */
  async close(): Promise<void> {
    const release = await this.mutex.acquire()
    try {
      if (this.connection.isOpen) {
        this.connection.exec('PRAGMA optimize')
        this.connection.close()
      }
    } finally {
      release()
    }
  }
}

function connect(file: string): DatabaseSync {
  try {
    const connection = new DatabaseSync(file, { allowExtension: true, timeout: 5000 })
    connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA trusted_schema = OFF;
    `)
    for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600)
    return connection
  } catch (cause) {
    throw new AppError(
      'DATABASE_UNREADABLE',
      'unavailable',
      `The database ${file} cannot be opened (${(cause as Error).message}). Restore a backup with \`lares restore\`, or move the file away to start afresh.`,
      { cause },
    )
  }
}
