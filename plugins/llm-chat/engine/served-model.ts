import type { MemoryLease, ModelMemory } from '../../../core/contracts/model-memory.ts'
import type { InstalledModel } from '../../../core/contracts/models.ts'
import { FairQueue, QueueFull, type Release } from './fair-queue.ts'
import type { EngineModel } from './llm-engine.ts'
import { busy } from './llm-errors.ts'
import type { ModelHost } from './model-host.ts'
import type { ModelRoom, Occupant } from './model-room.ts'

/** Bounds of one served model. */
export interface ServedModelOptions {
  readonly host: ModelHost
  readonly room: ModelRoom<ServedModel>
  readonly memory: ModelMemory
  readonly queueLength: number
  readonly idleUnloadMs: number
}

/** Tells who waited that another model is active now: whoever named none asks that one. */
export class ModelMoved extends Error {
  override readonly name = 'ModelMoved'
}

/** A model with its waiting line and its time to live in memory. */
export class ServedModel implements Occupant {
  readonly host: ModelHost
  readonly queue: FairQueue
  usedAt = 0
  readonly #room: ModelRoom<ServedModel>
  readonly #memory: ModelMemory
  readonly #ending = new AbortController()
  #lease: MemoryLease | undefined
  readonly #queueLength: number
  #keepMs: number
  #idleTimer: NodeJS.Timeout | undefined
  #idleAt: number | undefined
  #meanMs = 5000
  #entering: Promise<EngineModel> | undefined
  #isYielding = false
  #isHeld = false

  constructor({ host, room, memory, queueLength, idleUnloadMs }: ServedModelOptions) {
    this.host = host
    this.queue = new FairQueue(host.plan.parallel, queueLength)
    this.#queueLength = queueLength
    this.#room = room
    this.#memory = memory
    this.#keepMs = idleUnloadMs
  }

  get model(): InstalledModel {
    return this.host.model
  }

  get isLoaded(): boolean {
    return this.host.state === 'ready' || this.host.state === 'loading'
  }

  get isBusy(): boolean {
    return this.queue.running > 0
  }

  /** When the model leaves memory if nobody asks. */
  get expiresAt(): Date | undefined {
    return this.#idleAt === undefined ? undefined : new Date(this.#idleAt)
  }

  /** Waits for a turn and for the model. The release also starts the idle clock. @throws LLM_BUSY and what loading throws */
  async enter(owner: string, signal: AbortSignal): Promise<Release> {
    const release = await this.#acquire(owner, signal)
    const startedAt = performance.now()
    clearTimeout(this.#idleTimer)
    this.#idleAt = undefined
    this.usedAt = startedAt
    const leave = () => {
      this.#meanMs = this.#meanMs * 0.8 + (performance.now() - startedAt) * 0.2
      release()
      this.#lease?.touch()
      this.#startIdleClock()
    }
    try {
      await abortable(this.ensureLoaded(), signal)
      return leave
    } catch (error) {
      leave()
      throw error
    }
  }

  /** All that wait for the model go through the door of the room as one: else those behind would hold up who makes place. */
  async ensureLoaded(): Promise<EngineModel> {
    return this.#enterRoom('enter')
  }

  /** Loads while the others stay, as far as memory allows; they make place afterwards. */
  async ensureLoadedBeside(): Promise<EngineModel> {
    return this.#enterRoom('enterBeside')
  }

  /** Begins to stand in for another model until that one is loaded: when memory needs it, this one leaves though it is asked for. */
  yield(): void {
    this.#isYielding = true
  }

  /** Ends it: who waits goes to the other one, or is answered here after all. */
  endYield(outcome: 'moved' | 'stays'): void {
    this.#isYielding = false
    if (outcome === 'moved') this.queue.clear(new ModelMoved('Another model is active now.'))
    if (this.#isHeld) this.queue.resume()
    this.#isHeld = false
  }

  async leave(): Promise<void> {
    this.queue.pause()
    try {
      // A model that was lost meanwhile holds nobody up: its callers wait to load it again.
      await Promise.race([this.queue.drained(), this.host.gone])
      await this.host.unload()
    } finally {
      this.queue.resume()
    }
  }

  keep(ms: number): void {
    this.#keepMs = ms === Number.POSITIVE_INFINITY ? 0 : Math.max(1, ms)
    this.#startIdleClock()
  }

  stop(error: Error): void {
    clearTimeout(this.#idleTimer)
    this.#ending.abort(error)
    this.queue.clear(error)
  }

  async #enterRoom(how: 'enter' | 'enterBeside'): Promise<EngineModel> {
    if (this.host.engine) return this.host.engine
    this.#entering ??= this.#room[how](this, () => this.#load()).finally(() => {
      this.#entering = undefined
    })
    return this.#entering
  }

  /** Who waits stays in line while the model that is to follow is loaded: else they would take the place back. */
  async #giveWay(): Promise<void> {
    if (this.#isYielding && !this.#isHeld) {
      this.#isHeld = true
      this.queue.pause()
    }
    await this.leave()
  }

  /** Asks for room first; holds it until the model is out of memory, also when it left or was lost on its own. */
  async #load(): Promise<EngineModel> {
    const { model, plan } = this.host
    const { contextTokens, parallel, gpuLayers } = plan
    const lease = await this.#memory.acquire(
      {
        plugin: 'llm-chat',
        task: model.task,
        run: { model: model.id, contextTokens, parallel, gpuLayers },
        isBusy: () => !this.#isYielding && (this.isBusy || this.queue.waiting > 0 || this.#entering !== undefined),
        giveWay: () => this.#giveWay(),
        residentMiB: () => this.host.residentMiB,
      },
      this.#ending.signal,
    )
    this.#lease = lease
    try {
      const engine = await this.host.ensureLoaded()
      lease.loaded()
      return engine
    } catch (error) {
      if (!this.#ending.signal.aborted && error instanceof Error) lease.loaded(error)
      throw error
    } finally {
      void this.host.gone.then(() => lease.release())
    }
  }

  async #acquire(owner: string, signal: AbortSignal): Promise<Release> {
    try {
      return await this.queue.acquire(owner, signal)
    } catch (error) {
      if (!(error instanceof QueueFull)) throw error
      const seconds = Math.ceil((this.#meanMs * this.queue.waiting) / this.host.plan.parallel / 1000)
      throw busy(this.#queueLength, Math.min(60, Math.max(1, seconds)))
    }
  }

  /** 0 keeps the model for ever. */
  #startIdleClock(): void {
    clearTimeout(this.#idleTimer)
    this.#idleAt = undefined
    if (this.#keepMs === 0 || this.queue.running > 0 || !this.isLoaded) return
    const ms = Math.min(this.#keepMs, 2 ** 31 - 1)
    this.#idleAt = Date.now() + ms
    this.#idleTimer = setTimeout(() => {
      if (this.queue.running === 0 && this.queue.waiting === 0) void this.leave()
    }, ms)
    this.#idleTimer.unref()
  }
}

function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
