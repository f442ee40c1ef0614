import { randomUUID } from 'node:crypto'
import pino from 'pino'
import type { BoxFacts } from '../../../core/contracts/box.ts'
import type { Wanted } from '../../../core/contracts/capability.ts'
import type { ChatModel, Embeddings } from '../../../core/contracts/llm.ts'
import { openDataDirectory } from '../../../core/storage/data-directory.ts'
import { BoxStorage } from '../../../core/storage/storage.ts'
import { Embedder } from '../embedding/embedder.ts'
import { Forgetting } from '../forgetting/forgetting.ts'
import { IndexKeeper } from '../indexing/index-keeper.ts'
import { Learner } from '../learning/learner.ts'
import { type MemoryConfig, manifest } from '../manifest.ts'
import { MemoryService } from '../memory-service.ts'
import { memories } from '../migrations/001-memories.ts'
import { untrusted } from '../migrations/002-untrusted.ts'
import { MemorySearch } from '../search/memory-search.ts'
import { SearchThread } from '../search/search-thread.ts'
import { AccessLog } from '../store/access-log.ts'
import { embeddedDatabase } from '../store/embedded-database.ts'
import { findOwnerKey } from '../store/repository.ts'

/** What a test may put in place of the rest of the box. */
export interface OpenOptions {
  readonly embeddings?: Embeddings
  readonly chat?: ChatModel
  readonly config?: Partial<MemoryConfig>
  readonly searchIdleMs?: number
}

const absentOr = <T>(service: T | undefined): Wanted<T> => ({ current: service, onChange: () => {} })

/** The parts of the memory over a real database in a directory, without the rest of the box. */
export async function openMemory(directory: string, options: OpenOptions = {}) {
  await openDataDirectory(directory)
  const box = BoxStorage.open(directory)
  await box.migrate('memory', { '001-memories': memories, '002-untrusted': untrusted })
  const storage = box.forOwner('memory')
  const log = pino({ level: 'silent' })
  const config: MemoryConfig = { ...manifest.config.parse({}), ...options.config }
  const facts = { timeZone: 'Europe/Paris' } as BoxFacts // the parts read nothing else of it
  const abort = new AbortController()
  const { signal } = abort
  const file = box.database.file
  const embedder = new Embedder(absentOr(options.embeddings), log)
  const keeper = new IndexKeeper(storage, embedder, log, signal)
  const thread = new SearchThread({ file, cacheBytes: config.searchCacheMiB * 2 ** 20 }, options.searchIdleMs)
  const accesses = new AccessLog(storage, log)
  const service = new MemoryService({
    config,
    storage,
    box: facts,
    embedder,
    keeper,
    accesses,
    remindersChanged: () => {},
  })
  const search = new MemorySearch({
    config,
    storage,
    embedder,
    keeper,
    thread,
    accesses,
    seconds: { observe: () => {} },
  })
  const learner = new Learner({ service, search, chat: absentOr(options.chat), box: facts, log })
  const forgetting = new Forgetting({ config, storage, thread, log, swept: () => {} })
  return {
    ...{ storage, file, keeper, accesses, service, search, thread, learner, forgetting, signal },
    database: embeddedDatabase(storage),
    /** Number of an owner. */
    owner: (id: string): number => findOwnerKey(embeddedDatabase(storage), id) ?? 0,
    /** Keeps many facts in batches. */
    async storeMany(ownerId: string, contents: readonly string[]): Promise<void> {
      for (let at = 0; at < contents.length; at += 100) {
        const entries = contents.slice(at, at + 100).map(async (content) => ({
          memory: {
            id: randomUUID(),
            content,
            category: 'fact' as const,
            importance: 5,
            metadata: {},
            createdAt: new Date().toISOString(),
          },
          vectors: await service.vectorsOf(content, signal),
        }))
        await service.insert(ownerId, await Promise.all(entries))
      }
    },
    async close(): Promise<void> {
      abort.abort()
      await keeper.stop()
      await accesses.settled()
      await thread.stop()
      await box.close()
    },
  }
}
