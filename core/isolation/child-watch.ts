import { residentMiB } from './child-memory.ts'

/** What the watch needs of the child. */
export interface WatchedChild {
  readonly pid: number
  ping(sequence: number): void
  /** Called once, when the child must be ended. */
  overdue(reason: string): void
  /** Called at every memory reading. */
  measured(mib: number): void
}

/** Bounds of one watch. */
export interface WatchLimits {
  readonly heartbeatTimeoutMs: number
  readonly memoryLimitMiB: number | undefined
  readonly memoryCheckMs: number
}

/** Watches heartbeat and resident size of a running child until stopped. */
export class ChildWatch {
  #sequence = 0
  #lastPongAt = performance.now()
  #pulse: NodeJS.Timeout | undefined
  #scale: NodeJS.Timeout | undefined
  #isDone = false
  readonly #child: WatchedChild
  readonly #limits: WatchLimits

  constructor(child: WatchedChild, limits: WatchLimits) {
    this.#child = child
    this.#limits = limits
  }

  start(): void {
    this.#lastPongAt = performance.now()
    const pulseMs = Math.max(10, Math.min(5000, this.#limits.heartbeatTimeoutMs / 4))
    this.#pulse = setInterval(() => this.#beat(), pulseMs)
    this.#scale = setInterval(() => void this.#weigh(), this.#limits.memoryCheckMs)
  }

  pong(): void {
    this.#lastPongAt = performance.now()
  }

  stop(): void {
    this.#isDone = true
    clearInterval(this.#pulse)
    clearInterval(this.#scale)
  }

  #beat(): void {
    this.#child.ping(++this.#sequence)
    // When this process itself was blocked, answers wait in the channel: read them before judging.
    if (this.#isSilent()) setImmediate(() => setImmediate(() => this.#judge()))
  }

  #judge(): void {
    if (this.#isSilent()) this.#end(`no heartbeat for ${this.#limits.heartbeatTimeoutMs} ms`)
  }

  #isSilent(): boolean {
    return performance.now() - this.#lastPongAt > this.#limits.heartbeatTimeoutMs
  }

  async #weigh(): Promise<void> {
    const mib = await residentMiB(this.#child.pid)
    if (mib === undefined || this.#isDone) return
    this.#child.measured(mib)
    const limit = this.#limits.memoryLimitMiB
    if (limit !== undefined && mib > limit) this.#end(`resident size ${Math.round(mib)} MiB above ${limit} MiB`)
  }

  #end(reason: string): void {
    if (this.#isDone) return
    this.stop()
    this.#child.overdue(reason)
  }
}
