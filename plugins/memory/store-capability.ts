import type { MemoryStore } from '../../core/contracts/memory.ts'
import type { Learner } from './learning/learner.ts'
import type { MemoryService } from './memory-service.ts'
import type { MemorySearch } from './search/memory-search.ts'

/** What `memory.store@1` is made of. */
export interface StoreParts {
  readonly service: MemoryService
  readonly search: MemorySearch
  readonly learner: Learner
  readonly signal: AbortSignal
}

/** The memory as other plugins use it. */
export function memoryStoreOf({ service, search, learner, signal }: StoreParts): MemoryStore {
  return {
    async recall(userId, query, limit) {
      const found = await search.recall(userId, query, limit, signal)
      return found.map(({ memory: { id, content, category, createdAt, isUntrusted }, similarity }) => {
        const hit = { id, content, category, similarity, createdAt }
        // Whoever puts it into a prompt must treat the conversation as one with text from outside the house.
        return isUntrusted ? { ...hit, untrusted: true } : hit
      })
    },
    learn: (userId, turn) => learner.learn(userId, turn.user, signal),
    async store(userId, { content, category, importance = 5, dueAt }) {
      const { id } = await service.store(userId, { content, category, importance, due: dueAt }, signal)
      return { id }
    },
  }
}
