import type { Logger } from 'pino'
import type { Events } from '../../../core/contracts/event.ts'
import { reminderDue } from '../../../core/contracts/memory.ts'
import type { Storage } from '../../../core/contracts/storage.ts'
import { dueReminders, nextDueAt } from '../listing/repository.ts'
import { embeddedDatabase } from '../store/embedded-database.ts'
import { markDelivered, markPublished } from '../store/repository.ts'

const BATCH = 100
/** Looks at least this often, so that a clock that was set does not make it oversleep. */
const LONGEST_SLEEP_MS = 60_000
const RETRY_MS = 5_000
/** Quiet time after the last change of a plugin before the first look, so that whoever listens is there. */
const SETTLE_MS = 1000
/** A reminder that nobody heard for so long is not announced any more; it stays in the list. */
const STALE_MS = 14 * 86_400_000

/** Publishes reminders when their time has come, and again at each start until they were delivered once. */
export class ReminderClock {
  readonly #storage: Storage
  readonly #events: Events
  readonly #log: Logger
  readonly #startedAt = new Date().toISOString()
  #timer: NodeJS.Timeout | undefined
  #turn: Promise<void> = Promise.resolve()
  #isStopped = true
  #isSettled = false

  constructor(storage: Storage, events: Events, log: Logger) {
    this.#storage = storage
    this.#events = events
    this.#log = log
  }

  /** Begins, once the box has come to rest. */
  start(): void {
    this.#isStopped = false
    this.settle()
  }

  /** Tells that a plugin came or went: the first look waits a little longer. */
  settle(): void {
    if (this.#isStopped || this.#isSettled) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#isSettled = true
      this.wake()
    }, SETTLE_MS)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#turn
  }

  /** Looks now; called when a due time was set or changed. */
  wake(): void {
    if (!this.#isSettled) return
    clearTimeout(this.#timer)
    this.#turn = this.#turn.then(() => this.#tick())
  }

  /** Notes that a reminder reached its owner, so that it is not published again. */
  async delivered(id: string): Promise<void> {
    await this.#storage.write((db) => markDelivered(db, id, new Date().toISOString()))
  }

  /** When the next reminder is due. */
  async nextDueAt(): Promise<string | undefined> {
    return nextDueAt(embeddedDatabase(this.#storage), new Date().toISOString())
  }

  async #tick(): Promise<void> {
    if (this.#isStopped) return
    let sleepMs = RETRY_MS
    try {
      await this.#publishDue()
      const next = await this.nextDueAt()
      sleepMs =
        next === undefined ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(0, Date.parse(next) - Date.now()))
    } catch (err) {
      this.#log.warn({ err }, 'reminders could not be read')
    }
    if (this.#isStopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.wake(), sleepMs)
    this.#timer.unref()
  }

  async #publishDue(): Promise<void> {
    for (;;) {
      const now = new Date().toISOString()
      const since = new Date(Date.now() - STALE_MS).toISOString()
      const window = { since, now, publishedBefore: this.#startedAt, limit: BATCH }
      const due = dueReminders(embeddedDatabase(this.#storage), window)
      if (due.length === 0) return
      const rows = due.map(({ row }) => row)
      await this.#storage.write((db) => markPublished(db, rows, now))
      for (const { id, ownerId, content, dueAt } of due)
        this.#events.publish(reminderDue, { id, userId: ownerId, content, dueAt })
    }
  }
}
