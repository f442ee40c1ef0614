import type { SocketSession } from '../../../core/contracts/http-edge.ts'

/** The WebSockets that are open now, to tell their owners what happens. */
export class OpenSessions {
  readonly #sessions = new Set<SocketSession>()

  /** Returns how to forget it. */
  add(session: SocketSession): () => void {
    this.#sessions.add(session)
    return () => {
      this.#sessions.delete(session)
    }
  }

  /** Sends to each socket of the user; a socket that is closing loses nothing but this. */
  async tell(userId: string, value: object): Promise<number> {
    const theirs = [...this.#sessions].filter((session) => session.principal.userId === userId)
    const sent = await Promise.allSettled(theirs.map((session) => session.send(value)))
    return sent.filter((one) => one.status === 'fulfilled').length
  }

  get size(): number {
    return this.#sessions.size
  }
}
