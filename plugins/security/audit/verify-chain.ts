import type { AuditRow } from '../tables.ts'
import { GENESIS, isLinked } from './audit-chain.ts'
import type { AuditHeadFile } from './audit-head.ts'
import type { AuditRepository } from './repository.ts'

/** What a check of the whole chain found. */
export type ChainVerdict =
  | { readonly isWhole: true; readonly links: number; readonly lastSeq: number }
  | { readonly isWhole: false; readonly links: number; readonly problem: string }

const BATCH = 1000

/**
 * Walks the chain from its anchor to its end and compares with the head that is kept apart. Links beyond the head are
 * fine: the head is written after them.
 */
export async function verifyChain(
  repository: Pick<AuditRepository, 'after'>,
  headFile: Pick<AuditHeadFile, 'read'>,
  key: Buffer,
): Promise<ChainVerdict> {
  const head = await headFile.read()
  let before: Pick<AuditRow, 'seq' | 'hash'> = { seq: 0, hash: GENESIS }
  if (head !== undefined && head !== 'broken') before = head.anchor
  let links = 0
  let isHeadSeen = head === undefined || head === 'broken' || head.seq === before.seq
  const broken = (problem: string): ChainVerdict => ({ isWhole: false, links, problem })
  if (head === 'broken') return broken('The file with the head of the chain is not what the box wrote.')
  for (;;) {
    const rows = await repository.after(before.seq, BATCH)
    for (const row of rows) {
      if (!isLinked(row, before, key))
        return broken(`Event ${before.seq + 1} is missing or was changed (found number ${row.seq}).`)
      if (head !== undefined && row.seq === head.seq) {
        if (row.hash !== head.hash) return broken(`Event ${row.seq} is not the one that the head remembers.`)
        isHeadSeen = true
      }
      before = row
      links++
    }
    if (rows.length < BATCH) break
  }
  if (!isHeadSeen && head !== undefined)
    return broken(
      `The chain ends at event ${before.seq}, but its head remembers event ${head.seq}: the end was cut off.`,
    )
  if (head === undefined && links > 0) return broken('The file with the head of the chain is gone.')
  return { isWhole: true, links, lastSeq: before.seq }
}
