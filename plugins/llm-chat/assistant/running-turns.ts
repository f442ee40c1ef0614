/** The turns that run now, by owner, so that their owner can stop them. */
export class RunningTurns {
  #lastStartedAt: Date | undefined
  readonly #turns = new Map<string, Set<AbortController>>()

  /** Registers a turn; its signal is aborted by `stop`. Call `end` when the turn is over. */
  begin(owner: string): { readonly signal: AbortSignal; end(): void } {
    this.#lastStartedAt = new Date()
    const controller = new AbortController()
    const turns = this.#turns.get(owner) ?? new Set()
    this.#turns.set(owner, turns.add(controller))
    return {
      signal: controller.signal,
      end: () => {
        turns.delete(controller)
        if (turns.size === 0 && this.#turns.get(owner) === turns) this.#turns.delete(owner)
      },
    }
  }

  /** Stops the owner's turns and says how many there were. */
  stop(owner: string): number {
    const turns = this.#turns.get(owner) ?? new Set()
    for (const controller of turns) controller.abort()
    return turns.size
  }

  countOf(owner: string): number {
    return this.#turns.get(owner)?.size ?? 0
  }

  /** When the newest turn began. */
  get lastStartedAt(): Date | undefined {
    return this.#lastStartedAt
  }

  get size(): number {
    let size = 0
    for (const turns of this.#turns.values()) size += turns.size
    return size
  }
}
