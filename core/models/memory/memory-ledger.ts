import type { Logger } from 'pino'
import { AppError } from '../../contracts/errors.ts'
import type { MemoryLease, MemoryTenant, ModelMemory, ModelRun } from '../../contracts/model-memory.ts'
import type { ModelTask } from '../../contracts/models.ts'
import { type MemoryAmount, type MemoryBounds, makeRoom } from './make-room.ts'

/** What the ledger keeps to. */
export interface MemoryLedgerOptions {
  readonly bounds: MemoryBounds
  /** What a model takes when it is loaded so. */
  needOf(run: ModelRun): Promise<MemoryAmount>
  /** Whether models of a task give way to their own task alone. */
  isPinned(task: ModelTask): boolean
  readonly log?: Pick<Logger, 'info'>
  /** How long a newcomer waits for busy ones. */
  readonly waitMs?: number
}

/** The ledger at a moment. */
export interface MemoryFigures {
  readonly budget: MemoryAmount
  readonly taken: MemoryAmount
  /** Models that wait for room. */
  readonly waiting: number
  readonly models: readonly {
    readonly plugin: string
    readonly task: ModelTask
    readonly model: string
    readonly need: MemoryAmount
    readonly residentMiB: number | undefined
    readonly pinned: boolean
    readonly state: 'busy' | 'idle' | 'leaving'
    /** Since its last use, or since it came. */
    readonly unusedSeconds: number
  }[]
  /** Models that could not be loaded when that was last tried. */
  readonly failed: readonly LoadFailure[]
}

/** A model that could not be loaded. */
export interface LoadFailure {
  readonly plugin: string
  readonly task: ModelTask
  readonly model: string
  readonly reason: string
}

interface Entry {
  readonly tenant: MemoryTenant
  readonly need: MemoryAmount
  usedAtMs: number
  leaving: Promise<void> | undefined
}

const WAIT_MS = 20_000
const MAX_WAITING = 32
const RETRY_AFTER_SECONDS = 10

/** Keeps what the models of all plugins take within the budget of the box. */
export class MemoryLedger implements ModelMemory {
  readonly #options: MemoryLedgerOptions
  readonly #inside = new Set<Entry>()
  readonly #wakers = new Set<() => void>()
  /** By model. */
  readonly #failed = new Map<string, LoadFailure>()
  #waiting = 0

  constructor(options: MemoryLedgerOptions) {
    this.#options = options
  }

  async acquire(tenant: MemoryTenant, signal: AbortSignal): Promise<MemoryLease> {
    if (this.#waiting >= MAX_WAITING) throw busy(tenant)
    const expired = AbortSignal.timeout(this.#options.waitMs ?? WAIT_MS)
    const either = AbortSignal.any([signal, expired])
    this.#waiting++
    try {
      const need = await this.#options.needOf(tenant.run)
      for (;;) {
        either.throwIfAborted()
        const entry = this.#enter(tenant, need)
        if (entry === undefined) await this.#change(either)
        else return await this.#settled(entry, either)
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (error instanceof AppError && error.code === 'MODEL_MEMORY_SHORT') this.#noteLoad(tenant, error)
      throw expired.aborted ? busy(tenant) : error
    } finally {
      this.#waiting--
    }
  }

  needOf(run: ModelRun): Promise<MemoryAmount> {
    return this.#options.needOf(run)
  }

  /** Takes a model out of memory. False when it is at work or waited for; true also when it was not inside. */
  async dismiss(model: string): Promise<boolean> {
    for (const one of [...this.#inside].filter(({ tenant }) => tenant.run.model === model)) {
      if (one.leaving === undefined && one.tenant.isBusy()) return false
      one.leaving ??= this.#leave(one)
      await one.leaving
    }
    this.#failed.delete(model)
    return true
  }

  figures(): MemoryFigures {
    const { bounds, isPinned } = this.#options
    const entries = [...this.#inside]
    const total = (kind: keyof MemoryAmount) => entries.reduce((sum, { need }) => sum + need[kind], 0)
    return {
      budget: bounds.budget,
      taken: { ramMiB: total('ramMiB'), vramMiB: total('vramMiB') },
      waiting: this.#waiting,
      models: entries.map(({ tenant, need, usedAtMs, leaving }) => ({
        plugin: tenant.plugin,
        task: tenant.task,
        model: tenant.run.model,
        need,
        residentMiB: tenant.residentMiB?.(),
        pinned: isPinned(tenant.task),
        state: leaving !== undefined ? 'leaving' : tenant.isBusy() ? 'busy' : 'idle',
        unusedSeconds: Math.round((performance.now() - usedAtMs) / 1000),
      })),
      failed: [...this.#failed.values()],
    }
  }

  /** Takes room in one step, so that no other can take it too; undefined when it has to be waited for. @throws MODEL_MEMORY_SHORT */
  #enter(tenant: MemoryTenant, need: MemoryAmount): Entry | undefined {
    const { bounds, isPinned, log } = this.#options
    // The room of those that leave is promised already.
    const occupants = [...this.#inside]
      .filter(({ leaving }) => leaving === undefined)
      .map((entry) => ({
        entry,
        need: entry.need,
        usedAtMs: entry.usedAtMs,
        isBusy: entry.tenant.isBusy(),
        isMovable: !isPinned(entry.tenant.task) || entry.tenant.task === tenant.task,
      }))
    const verdict = makeRoom(need, bounds, occupants)
    if (verdict === 'never') throw short(tenant, need, bounds.machine)
    if (verdict === 'wait') return undefined
    const entry: Entry = { tenant, need, usedAtMs: performance.now(), leaving: undefined }
    this.#inside.add(entry)
    for (const { entry: one } of verdict.leaving) {
      log?.info({ model: one.tenant.run.model, for: tenant.run.model }, 'model gives way to another')
      one.leaving = this.#leave(one)
    }
    return entry
  }

  /** The lease, once the memory of all that leave is free. */
  async #settled(entry: Entry, signal: AbortSignal): Promise<MemoryLease> {
    try {
      const leaving = [...this.#inside].map((one) => one.leaving).filter((going) => going !== undefined)
      await within(Promise.all(leaving), signal)
    } catch (error) {
      this.#remove(entry)
      throw signal.aborted ? error : busy(entry.tenant, error)
    }
    return {
      touch: () => {
        entry.usedAtMs = performance.now()
        this.#wake()
      },
      loaded: (failure) => this.#noteLoad(entry.tenant, failure),
      release: () => this.#remove(entry),
    }
  }

  #noteLoad({ plugin, task, run: { model } }: MemoryTenant, failure: Error | undefined): void {
    this.#failed.delete(model)
    if (failure === undefined) return
    // The words of unknown errors are for the log.
    const reason = failure instanceof AppError ? failure.message : 'Its process failed; the log has the reason.'
    this.#failed.set(model, { plugin, task, model, reason })
  }

  async #leave(one: Entry): Promise<void> {
    try {
      await one.tenant.giveWay()
      this.#remove(one)
    } catch (error) {
      one.leaving = undefined
      throw error
    }
  }

  #remove(entry: Entry): void {
    if (this.#inside.delete(entry)) this.#wake()
  }

  #wake(): void {
    const wakers = [...this.#wakers]
    this.#wakers.clear()
    for (const wake of wakers) wake()
  }

  async #change(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wakers.add(resolve)
    await within(promise, signal).finally(() => this.#wakers.delete(resolve))
  }
}

function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

function busy({ run }: MemoryTenant, cause?: unknown): AppError {
  return new AppError(
    'MODEL_MEMORY_BUSY',
    'unavailable',
    `There is no room in memory for ${run.model} while other models work. Try again shortly.`,
    { cause, details: { retryAfterSeconds: RETRY_AFTER_SECONDS } },
  )
}

function short({ run }: MemoryTenant, { ramMiB, vramMiB }: MemoryAmount, machine: MemoryAmount): AppError {
  const needed = vramMiB > 0 ? `${ramMiB} MiB of RAM and ${vramMiB} MiB of video memory` : `${ramMiB} MiB of RAM`
  const isTooLarge = ramMiB > machine.ramMiB || vramMiB > machine.vramMiB
  return new AppError(
    'MODEL_MEMORY_SHORT',
    'unavailable',
    `${run.model} takes ${needed}, which is more than ${isTooLarge ? 'this machine has' : 'the pinned models leave'}. Choose a smaller model or context; "lares plan" shows what fits.`,
    { details: { ramMiB, vramMiB } },
  )
}
