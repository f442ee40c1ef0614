import type { Logger } from 'pino'
import type { AuditSink } from '../../../core/contracts/audit.ts'
import { BoundedMap } from '../bounded-map.ts'
import type { Clock } from '../clock.ts'
import { TokenBuckets } from '../limits/token-bucket.ts'
import { type DatedEvent, GENESIS, linkAfter } from './audit-chain.ts'
import type { AuditHeadFile } from './audit-head.ts'
import type { AuditRepository } from './repository.ts'

const FLUSH_MS = 50
const MAX_WAITING = 10_000
const RETRY_MS = 1000
/** Refusals of one address that are kept singly; the rest of a flood is summed up. */
const DENIED_PER_MINUTE = 60
const DAY_MS = 86_400_000

/** What the log works with. */
export interface AuditLogParts {
  readonly repository: AuditRepository
  readonly headFile: AuditHeadFile
  readonly key: Buffer
  readonly clock: Clock
  readonly log: Logger
  readonly retentionDays: number
}

/** The durable store of audit events: written in batches, in order, each linked to the one before. */
export class AuditLog implements AuditSink {
  readonly #parts: AuditLogParts
  readonly #denied: TokenBuckets
  readonly #suppressed = new BoundedMap<string, number>(1000)
  #waiting: DatedEvent[] = []
  #dropped = 0
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> = Promise.resolve()

  constructor(parts: AuditLogParts) {
    this.#parts = parts
    this.#denied = new TokenBuckets(DENIED_PER_MINUTE, parts.clock, DENIED_PER_MINUTE)
  }

  write(event: DatedEvent): void {
    if (this.#isFlood(event)) return
    if (this.#waiting.length >= MAX_WAITING) {
      this.#dropped++
      return
    }
    this.#waiting.push(event)
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS)
  }

  /** Resolves when everything that was written before the call is stored, or could not be. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#flushing = this.#flushing.then(() => this.#store())
    return this.#flushing
  }

  /** Drops events beyond the retention from the front; the sealed anchor says where the chain begins now. */
  prune(): Promise<void> {
    const pruned = this.#flushing.then(() => this.#dropOld())
    this.#flushing = pruned.catch(() => {})
    return pruned
  }

  async #dropOld(): Promise<void> {
    const { repository, headFile, clock, retentionDays } = this.#parts
    const limit = new Date(clock.now().getTime() - retentionDays * DAY_MS).toISOString()
    const anchor = await repository.lastBefore(limit)
    const head = await headFile.read()
    if (anchor === undefined || head === undefined || head === 'broken' || anchor.seq > head.seq) return
    // The anchor first: rows before it are then superfluous, whatever happens in between.
    await headFile.write({ ...head, anchor: { seq: anchor.seq, hash: anchor.hash } })
    await repository.deleteUpTo(anchor.seq)
  }

  async #store(): Promise<void> {
    const batch = [...this.#waiting, ...this.#summaries()]
    this.#waiting = []
    if (batch.length === 0) return
    const { repository, headFile, key, log } = this.#parts
    try {
      const last = await repository.append((end) => {
        let before = end
        return batch.map((event) => {
          before = linkAfter(before, event, key)
          return before
        })
      })
      const head = await headFile.read()
      const anchor = head === undefined || head === 'broken' ? { seq: 0, hash: GENESIS } : head.anchor
      // A broken file is evidence: it is left for `audit verify` to report.
      if (last !== undefined && head !== 'broken') await headFile.write({ seq: last.seq, hash: last.hash, anchor })
    } catch (err) {
      log.error({ err, events: batch.length }, 'audit events wait for the database')
      this.#dropped += Math.max(0, batch.length + this.#waiting.length - MAX_WAITING)
      this.#waiting = [...batch, ...this.#waiting].slice(0, MAX_WAITING)
      this.#timer ??= setTimeout(() => void this.flush(), RETRY_MS)
    }
  }

  #isFlood(event: DatedEvent): boolean {
    if (event.outcome !== 'denied' || event.address === undefined || !event.action.startsWith('http.')) return false
    if (this.#denied.take(event.address).isAllowed) return false
    this.#suppressed.set(event.address, (this.#suppressed.get(event.address) ?? 0) + 1)
    return true
  }

  #summaries(): readonly DatedEvent[] {
    const at = this.#parts.clock.now()
    const events: DatedEvent[] = [...this.#suppressed.entries()].map(([address, count]) => ({
      at,
      action: 'audit.suppressed',
      outcome: 'denied',
      actor: 'anonymous',
      address,
      facts: { count },
    }))
    this.#suppressed.clear()
    if (this.#dropped > 0) {
      events.push({ at, action: 'audit.dropped', outcome: 'failure', actor: 'system', facts: { count: this.#dropped } })
      this.#dropped = 0
    }
    return events
  }
}
