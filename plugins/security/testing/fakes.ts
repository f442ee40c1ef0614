import { randomBytes } from 'node:crypto'
import type { KeyValue, Secrets } from '../../../core/contracts/storage.ts'
import type { Clock } from '../clock.ts'

/** A clock that moves only when told; wall and monotonic time move apart when asked. */
export class FakeClock implements Clock {
  wallMs: number = Date.parse('2026-06-01T12:00:00.000Z')
  ticksMs = 1000

  now(): Date {
    return new Date(this.wallMs)
  }

  monotonicMs(): number {
    return this.ticksMs
  }

  /** Time passes. */
  pass(ms: number): void {
    this.wallMs += ms
    this.ticksMs += ms
  }

  /** Somebody sets the wall clock. */
  step(ms: number): void {
    this.wallMs += ms
  }
}

/** Secrets in memory. */
export function memorySecrets(): Secrets {
  const values = new Map<string, Buffer>()
  return {
    async bytes(name, length) {
      const value = values.get(name) ?? randomBytes(length)
      values.set(name, value)
      return value
    },
    async replace(name, value) {
      values.set(name, Buffer.from(value))
    },
  }
}

/** Key-value state in memory, without expiry. */
export function memoryKeyValue(): KeyValue {
  const values = new Map<string, unknown>()
  return {
    // The caller names the type that it stored.
    get: async <T>(key: string) => values.get(key) as T | undefined,
    async set(key, value) {
      values.set(key, value)
    },
    delete: async (key) => values.delete(key),
    async *entries<T>() {
      for (const [key, value] of values) yield [key, value as T] as const
    },
    async clear() {
      values.clear()
    },
  }
}
