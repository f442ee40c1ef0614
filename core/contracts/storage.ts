import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Small key-value state of one plugin; keys are private to the plugin. */
export interface KeyValue {
  get<T>(key: string): Promise<T | undefined>
  set<T>(key: string, value: T, ttlMs?: number): Promise<void>
  delete(key: string): Promise<boolean>
  /** Every live entry, oldest key first. */
  entries<T>(): AsyncIterable<readonly [string, T]>
  clear(): Promise<void>
}

/** The box's database as one plugin sees it: its own tables, its own migrations. */
export interface Storage {
  /** Typed queries over the plugin's own tables. Writes are durable when the promise resolves. */
  kysely<Tables>(): Kysely<Tables>
  /**
   * Runs synchronous work on the embedded database in one transaction and resolves once it is on disk.
   * Works that are asked for at the same time share one commit; one that throws is undone alone.
   */
  write<T>(work: (database: DatabaseSync) => T): Promise<T>
  /**
   * The embedded SQLite connection, for reads by prepared statements on hot paths (writes go through `write`,
   * since a statement here would join whatever transaction is open); undefined when the box runs on PostgreSQL.
   */
  readonly sqlite: DatabaseSync | undefined
  /** Path of the SQLite file, for a worker thread's own connection. */
  readonly file: string | undefined
  keyValue(): KeyValue
}

/** Migrations by name; names sort in the order of application and never change. Run before `start`. */
export type Migrations = Readonly<Record<string, Migration>>

/** Key material in the data directory, made at first use, mode 0600. */
export interface Secrets {
  /** Random bytes kept under the name; the same at every later call. */
  bytes(name: string, length: number): Promise<Buffer>
  /** Replaces the bytes under the name. */
  replace(name: string, value: Uint8Array): Promise<void>
}
