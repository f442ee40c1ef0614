interface Turn {
  readonly controller: AbortController
  readonly over: PromiseWithResolvers<void>
}

/** The turns that run now, by owner, so that their owner can stop them. */
export class RunningTurns {
  readonly #turns = new Map<string, Set<Turn>>()

  /** Registers a turn; its signal is aborted by `stop`. Call `end` when the turn is over. */
  begin(owner: string): { readonly signal: AbortSignal; end(): void } {
    const turn: Turn = { controller: new AbortController(), over: Promise.withResolvers() }
    const turns = this.#turns.get(owner) ?? new Set()
    this.#turns.set(owner, turns.add(turn))
    return {
      signal: turn.controller.signal,
      end: () => {
        turn.over.resolve()
        turns.delete(turn)
        if (turns.size === 0 && this.#turns.get(owner) === turns) this.#turns.delete(owner)
      },
    }
  }

  /** Stops the owner's turns and says how many there were. */
  stop(owner: string): number {
    const turns = this.#turns.get(owner) ?? new Set()
    for (const { controller } of turns) controller.abort()
    return turns.size
  }

  /** Stops the owner's turns and waits until each has stored what it had. */
  async stopAndWait(owner: string): Promise<void> {
    const turns = [...(this.#turns.get(owner) ?? [])]
    this.stop(owner)
    await Promise.all(turns.map(({ over }) => over.promise))
  }

  /** Turns of the owner that run now. */
  countOf(owner: string): number {
    return this.#turns.get(owner)?.size ?? 0
  }

  get size(): number {
    let size = 0
    for (const turns of this.#turns.values()) size += turns.size
    return size
  }
}
