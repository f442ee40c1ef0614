/** How a child process is watched. */
export interface ChildOptions {
  /** Shown in logs, metrics and the process title. */
  readonly name: string
  /** Passed to `createService(options)` of the module; structured-cloneable. */
  readonly options?: unknown
  /** Environment of the child; nothing else is inherited but PATH, locale and library paths. */
  readonly env?: Readonly<Record<string, string>>
  /** Extra Node flags, for example the permission model. */
  readonly execArgv?: readonly string[]
  /** Resident size above which the child is ended, in MiB. */
  readonly memoryLimitMiB?: number
  /** A missed heartbeat for this long ends the child; longer than its longest synchronous run. Default 30 s. */
  readonly heartbeatTimeoutMs?: number
  /** Time for the module to load and `createService` to resolve. Default 60 s. */
  readonly startTimeoutMs?: number
  /** `on-demand` starts with the first call; `start()` starts it anyway. Default `on-demand`. */
  readonly start?: 'on-demand' | 'eager'
}

/** State of a supervised child. `waiting` is the pause before a restart, `open` the circuit that waits for a human. */
export type ChildState = 'stopped' | 'starting' | 'running' | 'waiting' | 'open'

/** Per-call bounds. */
export interface CallOptions {
  readonly signal?: AbortSignal
  /** 0 for none. Default 60 s for calls, none for streams. */
  readonly timeoutMs?: number
}

/** A promise-returning view of the methods of a service in a child process. */
export type Remote<S> = {
  readonly [K in keyof S]: S[K] extends (...args: infer A) => Promise<AsyncIterable<infer T>>
    ? (args: DropSignal<A>, options?: CallOptions) => Promise<AsyncIterable<T>>
    : S[K] extends (...args: infer A) => Promise<infer R>
      ? (args: DropSignal<A>, options?: CallOptions) => Promise<R>
      : never
}

/** Services take an AbortSignal as their last parameter; the caller passes it as an option instead. */
type DropSignal<A extends readonly unknown[]> = A extends readonly [...infer Head, AbortSignal] ? Head : A

/**
 * A supervised child process that runs `createService(options)` of a module: calls, streams with back-pressure,
 * cancellation, heartbeat, memory bound, growing restart delay, then a circuit.
 * Calls in flight of a child that died reject with `CHILD_CRASHED` (unavailable) and are never replayed.
 */
export interface ChildProcessHost<S> {
  readonly state: ChildState
  readonly pid: number | undefined
  /** `remote.method([args], { signal })`. */
  readonly remote: Remote<S>
  start(): Promise<void>
  stop(): Promise<void>
  /** Closes the circuit again and starts. */
  reset(): Promise<void>
  onStateChange(listener: (state: ChildState, reason: string) => void): void
  /** Resident size in MiB at the last reading. */
  readonly residentMiB: number | undefined
}

/** Makes child hosts; they stop with the plugin that made them. The module's default export is unused; it exports `createService`. */
export interface Isolation {
  child<S>(module: URL, options: ChildOptions): ChildProcessHost<S>
}
