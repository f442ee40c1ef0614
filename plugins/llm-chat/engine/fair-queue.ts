/** A place among those that run; give it back once. */
export type Release = () => void

/** Why the queue took no one more. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull'
}

type Waiting = { readonly admit: (release: Release) => void; readonly fail: (error: unknown) => void }

/** A bounded waiting line that serves owners in turns, so that one busy client cannot keep the others out. */
export class FairQueue {
  readonly #lines = new Map<string, Waiting[]>()
  readonly #idle: (() => void)[] = []
  readonly #maxRunning: number
  readonly #maxWaiting: number
  #running = 0
  #waiting = 0
  #pauses = 0

  constructor(maxRunning: number, maxWaiting: number) {
    this.#maxRunning = maxRunning
    this.#maxWaiting = maxWaiting
  }

  get running(): number {
    return this.#running
  }

  get waiting(): number {
    return this.#waiting
  }

  /** Resolves when it is this owner's turn. @throws QueueFull, or the signal's reason */
  acquire(owner: string, signal: AbortSignal): Promise<Release> {
    if (signal.aborted) return Promise.reject(signal.reason)
    if (this.#running < this.#maxRunning && this.#waiting === 0 && this.#pauses === 0)
      return Promise.resolve(this.#enter())
    if (this.#waiting >= this.#maxWaiting) return Promise.reject(new QueueFull('The queue is full.'))
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#leave(owner, entry)
        reject(signal.reason)
      }
      const entry: Waiting = {
        admit: (release) => {
          signal.removeEventListener('abort', onAbort)
          resolve(release)
        },
        fail: (error) => {
          signal.removeEventListener('abort', onAbort)
          reject(error)
        },
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.#lines.set(owner, [...(this.#lines.get(owner) ?? []), entry])
      this.#waiting++
    })
  }

  /** Lets nobody in until each pause was resumed; who waits keeps the place. */
  pause(): void {
    this.#pauses++
  }

  resume(): void {
    this.#pauses--
    this.#next()
  }

  /** Resolves when nothing runs. */
  async drained(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  /** Refuses all that wait. */
  clear(error: unknown): void {
    const waiting = [...this.#lines.values()].flat()
    this.#lines.clear()
    this.#waiting = 0
    for (const entry of waiting) entry.fail(error)
  }

  #enter(): Release {
    this.#running++
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      this.#running--
      if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve()
      this.#next()
    }
  }

  #next(): void {
    while (this.#running < this.#maxRunning && this.#waiting > 0 && this.#pauses === 0) {
      const [owner, line] = this.#lines.entries().next().value ?? []
      const entry = line?.shift()
      if (owner === undefined || !line || !entry) return
      this.#waiting--
      // The owner goes to the end of the round.
      this.#lines.delete(owner)
      if (line.length > 0) this.#lines.set(owner, line)
      entry.admit(this.#enter())
    }
  }

  #leave(owner: string, entry: Waiting): void {
    const line = this.#lines.get(owner)
    const index = line?.indexOf(entry) ?? -1
    if (!line || index < 0) return
    line.splice(index, 1)
    this.#waiting--
    if (line.length === 0) this.#lines.delete(owner)
  }
}
