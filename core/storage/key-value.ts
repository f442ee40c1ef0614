import { EventEmitter } from 'node:events'
import Keyv, { type KeyvStorageAdapter, type KeyvStorageEntry, keyvStorageCapability } from 'keyv'
import type { KeyValue } from '../contracts/storage.ts'
import type { SqliteDatabase } from './sqlite-database.ts'

/** SQLite table behind Keyv; one instance per namespace. Expiry is enforced on read and swept on write. */
class SqliteKeyvAdapter extends EventEmitter {
  readonly namespace: string
  readonly capabilities = keyvStorageCapability(this)
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase, namespace: string) {
    super()
    this.#database = database
    this.namespace = namespace
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    const row = this.#database.connection
      .prepare('SELECT value FROM lares_key_value WHERE namespace = ? AND key = ? AND (expires IS NULL OR expires > ?)')
      .get(this.namespace, key, Date.now())
    // Keyv serialises values to text before it stores them.
    return row?.['value'] as Value | undefined
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    await this.#database.write((db) => {
      db.prepare('DELETE FROM lares_key_value WHERE expires <= ?').run(Date.now())
      db.prepare(
        `INSERT INTO lares_key_value (namespace, key, value, expires) VALUES (?, ?, ?, ?)
         ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value, expires = excluded.expires`,
      ).run(this.namespace, key, String(value), expires ?? null)
    })
    return true
  }

  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    return Promise.all(entries.map(({ key, value, expires }) => this.set(key, value, expires)))
  }

  async delete(key: string): Promise<boolean> {
    return this.#database.write(
      (db) =>
        db.prepare('DELETE FROM lares_key_value WHERE namespace = ? AND key = ?').run(this.namespace, key).changes > 0,
    )
  }

  async deleteMany(keys: string[]): Promise<boolean[]> {
    return Promise.all(keys.map((key) => this.delete(key)))
  }

  async clear(): Promise<void> {
    await this.#database.write((db) =>
      db.prepare('DELETE FROM lares_key_value WHERE namespace = ?').run(this.namespace),
    )
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return Promise.all(keys.map((key) => this.has(key)))
  }

  async getMany<Value>(keys: string[]): Promise<(Value | undefined)[]> {
    return Promise.all(keys.map((key) => this.get<Value>(key)))
  }

  async *iterator<Value>(): AsyncGenerator<(string | Awaited<Value> | undefined)[], void> {
    const rows = this.#database.connection
      .prepare(
        'SELECT key, value FROM lares_key_value WHERE namespace = ? AND (expires IS NULL OR expires > ?) ORDER BY rowid',
      )
      .all(this.namespace, Date.now())
    // Keyv decodes the text that it stored.
    for (const row of rows) yield [String(row['key']), row['value'] as Awaited<Value>]
  }
}

/** Table of all key-value state; created before any plugin's own tables. */
export const KEY_VALUE_TABLE = `
  CREATE TABLE IF NOT EXISTS lares_key_value (
    namespace TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER,
    PRIMARY KEY (namespace, key)
  ) STRICT`

/** Key-value state of one namespace over the box's database. */
export function sqliteKeyValue(database: SqliteDatabase, namespace: string): KeyValue {
  const adapter: KeyvStorageAdapter = new SqliteKeyvAdapter(database, namespace)
  // The adapter keeps namespaces apart by a column, so Keyv itself adds no prefix.
  const keyv = new Keyv({ store: adapter })
  return {
    get: <T>(key: string) => keyv.get<T>(key),
    async set(key, value, ttlMs) {
      await keyv.set(key, value, ttlMs)
    },
    delete: (key) => keyv.delete(key),
    async *entries<T>() {
      // Keyv yields [key, decoded value].
      for await (const entry of keyv.iterator?.() ?? []) yield entry as [string, T]
    },
    async clear() {
      await keyv.clear()
    },
  }
}
