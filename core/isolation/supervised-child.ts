import type { Logger } from 'pino'
import type { CallOptions, ChildOptions, ChildProcessHost, ChildState, Remote } from '../contracts/isolation.ts'
import { ChildConnection } from './child-connection.ts'
import { childCrashed, childRestarting, childStopped, circuitOpen } from './child-errors.ts'
import type { RestartLimits } from './restart-policy.ts'
import { RestartPolicy } from './restart-policy.ts'

/** What a supervised child needs from its maker. */
export interface Supervision {
  readonly log: Logger
  readonly restart: RestartLimits
  readonly memoryCheckMs: number
  /** Longest pause before a restart that a call waits out; beyond it the call is refused with the time to retry. */
  readonly maxRestartWaitMs: number
  readonly stopGraceMs: number
  onCrash(reason: string): void
}

/** Keeps one service of a module running in its own process. */
export class SupervisedChild<S> implements ChildProcessHost<S> {
  readonly remote: Remote<S>
  #state: ChildState = 'stopped'
  #connection: ChildConnection | undefined
  #starting: Promise<void> | undefined
  #restartTimer: NodeJS.Timeout | undefined
  #restartAt = 0
  #residentMiB: number | undefined
  #isClosed = false
  #stopping: Promise<unknown> | undefined
  readonly #listeners: ((state: ChildState, reason: string) => void)[] = []
  readonly #module: URL
  readonly #options: ChildOptions
  readonly #supervision: Supervision
  readonly #policy: RestartPolicy

  constructor(module: URL, options: ChildOptions, supervision: Supervision) {
    this.#module = module
    this.#options = options
    this.#supervision = supervision
    this.#policy = new RestartPolicy(supervision.restart)
    this.remote = remoteOf<S>((method, args, callOptions) => this.#call(method, args, callOptions))
  }

  get state(): ChildState {
    return this.#state
  }

  get pid(): number | undefined {
    return this.#connection?.pid
  }

  get residentMiB(): number | undefined {
    return this.#residentMiB
  }

  onStateChange(listener: (state: ChildState, reason: string) => void): void {
    this.#listeners.push(listener)
  }

  async start(): Promise<void> {
    if (this.#isClosed) throw childStopped(this.#options.name)
    if (this.#state === 'open') throw circuitOpen(this.#options.name)
    if (this.#state === 'running') return
    clearTimeout(this.#restartTimer)
    this.#starting ??= this.#launch().finally(() => {
      this.#starting = undefined
    })
    await this.#starting
  }

  async stop(): Promise<void> {
    clearTimeout(this.#restartTimer)
    const connection = this.#connection
    this.#connection = undefined
    this.#enter('stopped', 'stopped')
    if (connection) this.#stopping = Promise.all([this.#stopping, this.#end(connection)])
    await this.#stopping
  }

  async reset(): Promise<void> {
    this.#policy.reset()
    if (this.#state === 'open' || this.#state === 'waiting') this.#enter('stopped', 'reset')
    await this.start()
  }

  /** Stops for good: later calls are refused. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.stop()
  }

  async #end(connection: ChildConnection): Promise<void> {
    connection.calls.failAll(childStopped(this.#options.name))
    await connection.stop(this.#supervision.stopGraceMs)
    await this.#starting?.catch(() => {})
  }

  async #call(method: string, args: readonly unknown[], options: CallOptions): Promise<unknown> {
    const { signal } = options
    signal?.throwIfAborted()
    if (this.#state !== 'running') await abortable(this.#ensureRunning(), signal)
    const connection = this.#connection
    if (!connection) throw childStopped(this.#options.name)
    return connection.call(method, args, options)
  }

  async #ensureRunning(): Promise<void> {
    if (this.#state === 'waiting') await this.#restartPause()
    await this.start()
  }

  async #restartPause(): Promise<void> {
    const remainingMs = this.#restartAt - performance.now()
    if (remainingMs > this.#supervision.maxRestartWaitMs) throw childRestarting(this.#options.name, remainingMs)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, remainingMs)))
  }

  async #launch(): Promise<void> {
    this.#enter('starting', 'started')
    const connection = new ChildConnection(
      this.#module,
      this.#options,
      {
        exited: (reason) => this.#exited(connection, reason),
        line: (stream, line, dropped) => {
          const fields = { child: this.#options.name, stream, line, ...(dropped > 0 ? { dropped } : {}) }
          this.#supervision.log.debug(fields, 'child output')
        },
        measured: (mib) => {
          this.#residentMiB = mib
        },
      },
      this.#supervision.memoryCheckMs,
    )
    this.#connection = connection
    try {
      await connection.ready()
    } catch (error) {
      connection.kill('start failed')
      await connection.exited
      throw error
    }
    if (this.#connection === connection) this.#enter('running', 'ready')
    else throw childStopped(this.#options.name)
  }

  #exited(connection: ChildConnection, reason: string): void {
    this.#residentMiB = undefined
    const isExpected = this.#connection !== connection
    if (isExpected) {
      connection.calls.failAll(childStopped(this.#options.name))
      return
    }
    this.#connection = undefined
    const next = this.#policy.crashed(performance.now())
    const retryAfterSeconds = next.kind === 'open' ? 60 : Math.max(1, Math.ceil(next.delayMs / 1000))
    this.#supervision.log.warn({ child: this.#options.name, reason }, 'child process ended unexpectedly')
    this.#supervision.onCrash(reason)
    if (next.kind === 'open') this.#enter('open', reason)
    else this.#waitToRestart(next.delayMs, reason)
    connection.calls.failAll(childCrashed(this.#options.name, reason, retryAfterSeconds))
  }

  #waitToRestart(delayMs: number, reason: string): void {
    this.#restartAt = performance.now() + delayMs
    this.#enter('waiting', reason)
    this.#restartTimer = setTimeout(() => {
      if (this.#state !== 'waiting') return
      if (this.#options.start === 'eager') this.start().catch(() => {})
      else this.#enter('stopped', 'starts with the next call')
    }, delayMs)
    this.#restartTimer.unref()
  }

  #enter(state: ChildState, reason: string): void {
    if (this.#state === state) return
    this.#state = state
    if (state === 'open') this.#supervision.log.error({ child: this.#options.name, reason }, 'child circuit opened')
    else this.#supervision.log.debug({ child: this.#options.name, state, reason }, 'child state changed')
    for (const listener of this.#listeners) listener(state, reason)
  }
}

/** Waits, but gives up as soon as the signal fires. */
function abortable(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

type Invoke = (method: string, args: readonly unknown[], options: CallOptions) => Promise<unknown>

/** The proxy invents a method per property; `then` stays absent so that a remote can be returned from an async function. */
function remoteOf<S>(invoke: Invoke): Remote<S> {
  const target = Object.create(null) as Record<string, unknown>
  const proxy = new Proxy(target, {
    get(_, method) {
      if (typeof method !== 'string' || method === 'then') return undefined
      return (args: readonly unknown[] = [], options: CallOptions = {}) => invoke(method, args, options)
    },
  })
  // The compiler checks callers against Remote<S>; the child answers a method that it lacks with an error.
  return proxy as unknown as Remote<S>
}
