import type { Logger } from 'pino'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ChildProcessHost, Isolation } from '../../../core/contracts/isolation.ts'
import type { InstalledModel } from '../../../core/contracts/models.ts'
import type { EngineModel, LlmEngine, LoadOptions } from './llm-engine.ts'
import { loadFailure } from './load-failure.ts'

const CHILD = new URL('../llm-child.ts', import.meta.url)
const FAILURE_PAUSE_MS = 5000
const HEARTBEAT_TIMEOUT_MS = 60_000

/** Where a model stands. */
export type HostState = 'idle' | 'loading' | 'ready' | 'failed'

/** What a host is made of. */
export interface ModelHostOptions {
  readonly isolation: Isolation
  readonly log: Logger
  readonly model: InstalledModel
  readonly plan: LoadOptions
  /** Resident size above which the child is ended. */
  readonly memoryLimitMiB: number | undefined
  /** Checks the file again. @throws when it is damaged or gone */
  verify(): Promise<void>
  /** Module of the child; tests give another. */
  readonly child?: URL
  /** The child ended on its own while the model was in it. */
  onLost(): void
}

/** One model in one child process: loads it when needed, forgets it when the child ends. */
export class ModelHost {
  readonly model: InstalledModel
  readonly plan: LoadOptions
  readonly #options: ModelHostOptions
  readonly #child: ChildProcessHost<LlmEngine>
  #state: HostState = 'idle'
  #engine: EngineModel | undefined
  #loading: Promise<EngineModel> | undefined
  #failure: { readonly error: Error; readonly at: number } | undefined
  #loadedAt: Date | undefined
  #gone = Promise.withResolvers<void>()

  constructor(options: ModelHostOptions) {
    this.#options = options
    this.#gone.resolve()
    this.model = options.model
    this.plan = options.plan
    this.#child = options.isolation.child<LlmEngine>(options.child ?? CHILD, {
      name: `llm-${options.model.task}`,
      heartbeatTimeoutMs: HEARTBEAT_TIMEOUT_MS,
      ...(options.memoryLimitMiB === undefined ? {} : { memoryLimitMiB: options.memoryLimitMiB }),
      // One worker thread: the steps of the model then run in order, and two threads of it never fight for a core.
      env: { UV_THREADPOOL_SIZE: '1' },
    })
    this.#child.onStateChange((state, reason) => {
      if (state !== 'running' && state !== 'starting') this.#childEnded(reason)
    })
  }

  get state(): HostState {
    return this.#state
  }

  get engine(): EngineModel | undefined {
    return this.#state === 'ready' ? this.#engine : undefined
  }

  get failure(): Error | undefined {
    return this.#state === 'failed' ? this.#failure?.error : undefined
  }

  get loadedAt(): Date | undefined {
    return this.#state === 'ready' ? this.#loadedAt : undefined
  }

  get residentMiB(): number | undefined {
    return this.#child.residentMiB
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  get remote(): ChildProcessHost<LlmEngine>['remote'] {
    return this.#child.remote
  }

  /** Loads the model unless it is there. A failed load is not tried again for some seconds. */
  async ensureLoaded(): Promise<EngineModel> {
    if (this.#state === 'ready' && this.#engine) return this.#engine
    if (this.#failure && performance.now() - this.#failure.at < FAILURE_PAUSE_MS) throw this.#failure.error
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined
    })
    return this.#loading
  }

  /** Resolves when the model is not in memory any more, for whatever reason. */
  get gone(): Promise<void> {
    return this.#gone.promise
  }

  /** Ends the child, which gives back all of its memory. */
  async unload(): Promise<void> {
    if (this.#state === 'idle') return
    const gone = this.#gone
    this.#state = 'idle'
    try {
      await this.#child.stop()
    } finally {
      gone.resolve()
    }
  }

  async #load(): Promise<EngineModel> {
    const startedAt = performance.now()
    this.#enter('loading')
    try {
      // Reads the header strictly, in a process of its own, before any native parser may see the file.
      await this.#options.verify().catch((error: unknown) => {
        throw loadFailure(error, this.model.id)
      })
      const engine = await this.#child.remote.load([this.plan], { timeoutMs: 0 })
      this.#engine = engine
      this.#failure = undefined
      this.#loadedAt = new Date()
      this.#enter('ready')
      this.#warn(engine)
      const { id } = this.model
      const ms = Math.round(performance.now() - startedAt)
      this.#options.log.info(
        { model: id, ms, threads: engine.threads, contextTokens: engine.contextTokens, parallel: engine.parallel },
        'model loaded',
      )
      return engine
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      if (error instanceof AppError && error.code === 'CHILD_STOPPED') {
        this.#enter('idle')
        throw failure
      }
      this.#failure = { error: failure, at: performance.now() }
      this.#options.log.error({ model: this.model.id, err: failure }, 'model could not be loaded')
      this.#enter('failed')
      throw failure
    }
  }

  #warn(engine: EngineModel): void {
    const { log, model, plan } = this.#options
    if (engine.backend !== plan.backend) {
      log.warn(
        { model: model.id, wanted: plan.backend, backend: engine.backend },
        'model runs on another backend than planned',
      )
    }
    if (engine.templateFault !== undefined) {
      log.warn({ model: model.id, reason: engine.templateFault }, 'chat template of the model cannot be used')
    }
  }

  #childEnded(reason: string): void {
    this.#engine = undefined
    if (this.#state !== 'ready') return
    this.#options.log.warn({ model: this.model.id, reason }, 'model lost with its process')
    this.#enter('idle')
    this.#options.onLost()
  }

  #enter(state: HostState): void {
    this.#state = state
    if (state === 'loading') this.#gone = Promise.withResolvers()
    else if (state !== 'ready') this.#gone.resolve()
  }
}
