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

  /** Closes the sockets whose credentials ended; see `credentialsRevoked` for what an absent field means. */
  closeRevoked(revoked: { readonly userId?: string; readonly sessionId?: string; readonly keyId?: string }): void {
    for (const session of this.#sessions) {
      const { userId, sessionId, keyId } = session.principal
      const isOther =
        (revoked.userId !== undefined && revoked.userId !== userId) ||
        (revoked.sessionId !== undefined && revoked.sessionId !== sessionId) ||
        (revoked.keyId !== undefined && revoked.keyId !== keyId)
      if (!isOther) session.close(4401, 'The credentials ended')
    }
  }

  get size(): number {
    return this.#sessions.size
  }
}
