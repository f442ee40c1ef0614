import type { ModelTask } from './models.ts'

/** How a model is about to be loaded; the core computes from it what it takes. */
export interface ModelRun {
  readonly model: string
  /** Of one conversation. */
  readonly contextTokens: number
  readonly parallel: number
  readonly gpuLayers: number | 'all'
}

/** A model that is in memory or about to be, as the ledger sees it. */
export interface MemoryTenant {
  readonly plugin: string
  readonly task: ModelTask
  readonly run: ModelRun
  /** True while it works or somebody waits for it; it is then not asked to give way. */
  isBusy(): boolean
  /** Lets no new work in and unloads. Resolves when the memory is free. */
  giveWay(): Promise<void>
  /** What its process takes by the last reading of the operating system. */
  residentMiB?(): number | undefined
}

/** Room in memory, held until it is released. */
export interface MemoryLease {
  /** Notes that a use has ended: the least recently used gives way first, and who waits looks again. */
  touch(): void
  /** Tells how loading ended, without a failure when it went well; shown to people until the next attempt. */
  loaded(failure?: Error): void
  /** The memory is free again. Safe to call again. */
  release(): void
}

/**
 * The ledger through which the models of all plugins share the memory of the box. What does not fit beside the others
 * takes turns: idle ones give way, the least recently used first; those of a task that the profile pins only to their own task.
 */
export interface ModelMemory {
  /**
   * Room for a model before it is loaded; waits for a while until others are idle.
   * @throws MODEL_MEMORY_BUSY when they stay busy, MODEL_MEMORY_SHORT when it never fits beside what is pinned, or on the machine
   */
  acquire(tenant: MemoryTenant, signal: AbortSignal): Promise<MemoryLease>
  /** What a model takes when it is loaded so; absent where nobody computes it. */
  needOf?(run: ModelRun): Promise<{ readonly ramMiB: number; readonly vramMiB: number }>
}
