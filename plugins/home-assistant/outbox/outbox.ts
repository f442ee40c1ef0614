import type { Logger } from 'pino'
import type { OutboxRepository } from './repository.ts'

const BATCH = 20

/** Bounds of the outbox. */
export interface OutboxLimits {
  readonly maxEntries: number
  readonly ttlSeconds: number
}

/** How an event reaches the broker; rejects when it cannot now. */
export type PublishEvent = (topic: string, payload: string, expirySeconds: number) => Promise<void>

/**
 * Events that must not be lost while the broker is away. Each is on disk before it is sent and goes when the broker
 * has acknowledged it, so it arrives at least once, in order, unless it expires or the bound is reached.
 */
export class Outbox {
  readonly #repository: OutboxRepository
  readonly #limits: OutboxLimits
  readonly #publish: PublishEvent
  readonly #log: Logger
  #lastId = 0
  #draining: Promise<void> | undefined
  #isAgainWanted = false
  #isStopped = false
  /** Events that never reached the broker. */
  dropped = 0

  constructor(repository: OutboxRepository, limits: OutboxLimits, publish: PublishEvent, log: Logger) {
    this.#repository = repository
    this.#limits = limits
    this.#publish = publish
    this.#log = log
  }

  async start(): Promise<void> {
    this.#lastId = await this.#repository.highestId()
    this.#isStopped = false
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#draining
  }

  /** Resolves when the event is on disk; sends what waits. */
  async add(topic: string, payload: string): Promise<void> {
    const expiresAt = Date.now() + this.#limits.ttlSeconds * 1000
    await this.#repository.add({ id: ++this.#lastId, topic, payload, expiresAt })
    const trimmed = await this.#repository.trim(this.#limits.maxEntries)
    this.#countDropped(trimmed, 'the outbox is full, the oldest events are dropped')
    this.drain()
  }

  /** Sends what waits, oldest first; called again after each connection. */
  drain(): void {
    if (this.#draining !== undefined) {
      this.#isAgainWanted = true
      return
    }
    this.#draining = this.#sendAll()
      .catch((error: unknown) => this.#log.debug({ err: error }, 'events wait for the broker'))
      .finally(() => {
        this.#draining = undefined
        if (this.#isAgainWanted && !this.#isStopped) {
          this.#isAgainWanted = false
          this.drain()
        }
      })
  }

  async waiting(): Promise<number> {
    return this.#repository.count()
  }

  async #sendAll(): Promise<void> {
    this.#isAgainWanted = false
    this.#countDropped(await this.#repository.removeExpired(Date.now()), 'events expired before the broker came back')
    while (!this.#isStopped) {
      const entries = await this.#repository.oldest(BATCH, Date.now())
      if (entries.length === 0) return
      for (const { id, topic, payload, expiresAt } of entries) {
        if (this.#isStopped) return
        await this.#publish(topic, payload, Math.max(1, Math.ceil((expiresAt - Date.now()) / 1000)))
        await this.#repository.remove(id)
      }
    }
  }

  #countDropped(count: number, message: string): void {
    if (count === 0) return
    this.dropped += count
    this.#log.warn({ count }, message)
  }
}
