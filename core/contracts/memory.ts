import { defineCapability } from './capability.ts'
import { defineEvent } from './event.ts'

/** What kind of thing a memory is. */
export type MemoryCategory = 'conversation' | 'fact' | 'preference' | 'reminder'

/** A memory that a search found. */
export interface MemoryHit {
  readonly id: string
  readonly content: string
  readonly category: MemoryCategory
  /** Cosine similarity of the embeddings, 0..1. */
  readonly similarity: number
  /** True when it was kept beside text from outside the house. */
  readonly untrusted?: boolean
  readonly createdAt: string
}

/** Long-term memory of the people of the house. */
export interface MemoryStore {
  recall(userId: string, query: string, limit: number): Promise<readonly MemoryHit[]>
  /** Keeps what is worth keeping of a turn; true when something was stored or updated. */
  learn(userId: string, turn: { readonly user: string; readonly assistant: string }): Promise<boolean>
  store(
    userId: string,
    memory: {
      readonly content: string
      readonly category: MemoryCategory
      readonly importance?: number
      readonly dueAt?: string
    },
  ): Promise<{ readonly id: string }>
}

/** Provided by memory. */
export const memoryStore = defineCapability<MemoryStore>('memory.store@1')

/** Published when a reminder's time has come; again at each boot until it was delivered once. */
export const reminderDue = defineEvent<{
  readonly id: string
  readonly userId: string
  readonly content: string
  readonly dueAt: string
}>('memory.reminder-due@1')

/** Published by whoever brought a due reminder to its owner, for example over a WebSocket; it is then not published again. */
export const reminderDelivered = defineEvent<{ readonly id: string }>('memory.reminder-delivered@1')
