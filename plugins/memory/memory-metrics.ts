import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Storage } from '../../core/contracts/storage.ts'
import { countMemories } from './listing/repository.ts'
import { embeddedDatabase } from './store/embedded-database.ts'

/** Figures of the memory at `/metrics`. */
export interface MemoryMetrics {
  readonly searchSeconds: Histogram
  readonly swept: Counter
  readonly cleanups: Counter
}

/** Registers the figures with the registry of this start. */
export function memoryMetrics(registry: Registry, storage: Storage): MemoryMetrics {
  const registers = [registry]
  new Gauge({
    name: 'lares_memory_memories',
    help: 'Memories kept, of all people.',
    registers,
    collect() {
      this.set(countMemories(embeddedDatabase(storage)))
    },
  })
  return {
    searchSeconds: new Histogram({
      name: 'lares_memory_search_seconds',
      help: 'Time of a search from question to answer.',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1],
      registers,
    }),
    swept: new Counter({ name: 'lares_memory_dropped_total', help: 'Memories dropped by retention.', registers }),
    cleanups: new Counter({
      name: 'jarvis_memory_cleanup_total',
      help: 'Retention sweeps that dropped something.',
      registers,
    }),
  }
}
