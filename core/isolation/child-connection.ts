import { type ChildProcess, fork } from 'node:child_process'
import type { CallOptions, ChildOptions } from '../contracts/isolation.ts'
import { CallsInFlight } from './calls-in-flight.ts'
import { childEnvironment } from './child-environment.ts'
import { childStartFailed } from './child-errors.ts'
import { preferForOomKill } from './child-memory.ts'
import { ChildWatch } from './child-watch.ts'
import { forwardLines } from './line-log.ts'
import type { FromChild, ToChild } from './protocol.ts'
import { STREAM_WINDOW } from './protocol.ts'
import { fromWire } from './wire-error.ts'

const ENTRY = new URL('./child-main.ts', import.meta.url)

/** What a connection reports while it lives. */
export interface ConnectionEvents {
  /** The process is gone. Called once. */
  exited(reason: string): void
  line(stream: 'stdout' | 'stderr', line: string, dropped: number): void
  measured(mib: number): void
}

/** One run of a child process: from fork to exit. */
export class ChildConnection {
  readonly calls: CallsInFlight
  readonly #child: ChildProcess
  readonly #options: ChildOptions
  readonly #events: ConnectionEvents
  readonly #ready = Promise.withResolvers<void>()
  readonly #exit = Promise.withResolvers<void>()
  readonly #memoryCheckMs: number
  #watch: ChildWatch | undefined
  #killReason: string | undefined
  #isGone = false

  constructor(module: URL, options: ChildOptions, events: ConnectionEvents, memoryCheckMs: number) {
    this.#options = options
    this.#events = events
    this.#memoryCheckMs = memoryCheckMs
    this.calls = new CallsInFlight(options.name, (message) => this.#send(message))
    this.#child = fork(ENTRY, [module.href, options.name], {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: childEnvironment(process.env, options.env),
      execArgv: [...(options.execArgv ?? [])],
    })
    this.#ready.promise.catch(() => {})
    this.#child.on('message', (message: FromChild) => this.#receive(message))
    this.#child.once('error', (error) => this.#gone(error.message))
    this.#child.once('exit', (code, signal) => this.#gone(signal ?? `exit code ${code}`))
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = this.#child[name]
      if (stream) forwardLines(stream, (line, dropped) => events.line(name, line, dropped))
    }
  }

  get pid(): number | undefined {
    return this.#isGone ? undefined : this.#child.pid
  }

  /** Resolves when the process is gone. */
  get exited(): Promise<void> {
    return this.#exit.promise
  }

  /** Resolves when the service is ready. @throws CHILD_START_FAILED, or what `createService` threw if that is an AppError */
  async ready(): Promise<void> {
    const { name, startTimeoutMs = 60_000 } = this.#options
    const timer = setTimeout(() => {
      this.#ready.reject(childStartFailed(name, `not ready after ${startTimeoutMs} ms`))
      this.kill(`not ready after ${startTimeoutMs} ms`)
    }, startTimeoutMs)
    try {
      await this.#ready.promise
    } finally {
      clearTimeout(timer)
    }
  }

  call(method: string, args: readonly unknown[], options: CallOptions): Promise<unknown> {
    return this.calls.call(method, args, options)
  }

  /** Asks the child to end and makes sure that it does. */
  async stop(graceMs: number): Promise<void> {
    if (this.#isGone) return
    const timer = setTimeout(() => this.kill('stopped'), graceMs)
    this.#watch?.stop()
    this.#killReason = 'stopped'
    try {
      this.#send({ type: 'stop' })
    } catch {
      this.kill('stopped')
    }
    await this.#exit.promise
    clearTimeout(timer)
  }

  kill(reason: string): void {
    this.#killReason ??= reason
    this.#child.kill('SIGKILL')
  }

  #send(message: ToChild): void {
    if (this.#child.connected) this.#child.send(message, () => {})
  }

  #receive(message: FromChild): void {
    if (message.type === 'loaded') this.#init()
    else if (message.type === 'ready') this.#started()
    else if (message.type === 'failed') this.#failed(message.error)
    else if (message.type === 'pong') this.#watch?.pong()
    else this.calls.receive(message)
  }

  #init(): void {
    if (this.#child.pid !== undefined) void preferForOomKill(this.#child.pid)
    try {
      this.#send({ type: 'init', options: this.#options.options, window: STREAM_WINDOW })
    } catch (error) {
      this.#ready.reject(childStartFailed(this.#options.name, 'its options cannot be cloned', error))
      this.kill('its options cannot be cloned')
    }
  }

  #started(): void {
    const { pid } = this.#child
    if (pid === undefined || this.#isGone) return
    this.#watch = new ChildWatch(
      {
        pid,
        ping: (sequence) => this.#send({ type: 'ping', sequence }),
        overdue: (reason) => this.kill(reason),
        measured: (mib) => this.#events.measured(mib),
      },
      {
        heartbeatTimeoutMs: this.#options.heartbeatTimeoutMs ?? 30_000,
        memoryLimitMiB: this.#options.memoryLimitMiB,
        memoryCheckMs: this.#memoryCheckMs,
      },
    )
    this.#watch.start()
    this.#ready.resolve()
  }

  #failed(wire: Extract<FromChild, { type: 'failed' }>['error']): void {
    const { name } = this.#options
    this.#killReason ??= `start failed: ${wire.message}`
    this.#ready.reject(fromWire(wire, (cause) => childStartFailed(name, wire.message, cause)))
  }

  #gone(how: string): void {
    if (this.#isGone) return
    this.#isGone = true
    this.#watch?.stop()
    const reason = this.#killReason ?? how
    this.#ready.reject(childStartFailed(this.#options.name, `it ended (${reason})`))
    this.#exit.resolve()
    this.#events.exited(reason)
  }
}
