import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuditEvent } from '../../../core/contracts/audit.ts'
import type { AuditRow } from '../tables.ts'

/** An event with its time. */
export type DatedEvent = AuditEvent & { readonly at: Date }

/** What stands before the first link. */
export const GENESIS = '0'.repeat(64)

/** Makes the next link: its hash covers its content, its number and the hash before it. */
export function linkAfter(last: Pick<AuditRow, 'seq' | 'hash'> | undefined, event: DatedEvent, key: Buffer): AuditRow {
  const content = {
    seq: (last?.seq ?? 0) + 1,
    at: event.at.toISOString(),
    action: event.action,
    outcome: event.outcome,
    actor: event.actor,
    address: event.address ?? null,
    request_id: event.requestId ?? null,
    target: event.target ?? null,
    facts: event.facts === undefined ? null : JSON.stringify(event.facts),
  }
  return { ...content, hash: hashOf(content, last?.hash ?? GENESIS, key) }
}

/** True when the link is whole and follows the one before it. */
export function isLinked(row: AuditRow, before: Pick<AuditRow, 'seq' | 'hash'>, key: Buffer): boolean {
  if (row.seq !== before.seq + 1) return false
  const expected = Buffer.from(hashOf(row, before.hash, key), 'hex')
  const found = Buffer.from(row.hash, 'hex')
  return found.length === expected.length && timingSafeEqual(found, expected)
}

/** HMAC over the previous hash and every field in a fixed order. */
function hashOf(row: Omit<AuditRow, 'hash'>, previousHash: string, key: Buffer): string {
  const { seq, at, action, outcome, actor, address, request_id, target, facts } = row
  const content = JSON.stringify([previousHash, seq, at, action, outcome, actor, address, request_id, target, facts])
  return createHmac('sha256', key).update(content).digest('hex')
}
