import { setTimeout as sleep } from 'node:timers/promises'
import type { Storage } from '../../../core/contracts/storage.ts'
import { memoriesAfter } from '../listing/repository.ts'
import type { MemoryService } from '../memory-service.ts'
import { embeddedDatabase } from '../store/embedded-database.ts'
import type { Memory } from '../store/memory.ts'
import { newMemoryOf, type TransferLine } from './transfer-line.ts'

const READ_BATCH = 500
const WRITE_BATCH = 20

/** All memories of an owner, oldest first. */
export async function* exportMemories(storage: Storage, ownerId: string, signal: AbortSignal): AsyncGenerator<Memory> {
  let after = 0
  for (;;) {
    signal.throwIfAborted()
    const batch = memoriesAfter(embeddedDatabase(storage), ownerId, after, READ_BATCH)
    yield* batch
    after = batch.at(-1)?.row ?? after
    if (batch.length < READ_BATCH) return
    await sleep(0)
  }
}

/**
 * Keeps memories under new ids, a batch in a transaction, so that the box stays responsive. Returns how many.
 * @throws MEMORY_QUOTA_FULL; what came before it stays
 */
export async function importMemories(
  service: MemoryService,
  ownerId: string,
  lines: readonly TransferLine[],
  signal: AbortSignal,
): Promise<number> {
  for (let at = 0; at < lines.length; at += WRITE_BATCH) {
    signal.throwIfAborted()
    const entries = lines.slice(at, at + WRITE_BATCH).map(async (line) => ({
      memory: newMemoryOf(line),
      vectors: await service.vectorsOf(line.content, signal),
    }))
    await service.insert(ownerId, await Promise.all(entries))
    await sleep(0)
  }
  return lines.length
}
