import type { MemoryCategory } from '../../../core/contracts/memory.ts'

/** All categories; the position of one is its number in the vector table and never changes. */
export const CATEGORIES = [
  'conversation',
  'fact',
  'preference',
  'reminder',
] as const satisfies readonly MemoryCategory[]

/** JSON that a client attached to a memory. */
export type Metadata = Readonly<Record<string, unknown>>

/** A memory as it is kept. Times are ISO 8601 in UTC. */
export interface Memory {
  /** Number of the row, never used twice; only `id` leaves the plugin. */
  readonly row: number
  readonly id: string
  readonly content: string
  readonly category: MemoryCategory
  readonly importance: number
  readonly metadata: Metadata
  /** What it is about, where a rule could tell, so that a later statement about the same replaces it. */
  readonly subject: string | undefined
  readonly createdAt: string
  readonly updatedAt: string
  readonly accessedAt: string
  readonly accessCount: number
  readonly dueAt: string | undefined
  readonly deliveredAt: string | undefined
  /** True when it was kept while text from outside the house stood in the conversation. */
  readonly isUntrusted: boolean
}

/** A memory to be kept. */
export interface NewMemory {
  readonly id: string
  readonly content: string
  readonly category: MemoryCategory
  readonly importance: number
  readonly metadata: Metadata
  readonly subject?: string | undefined
  readonly createdAt: string
  readonly accessedAt?: string | undefined
  readonly accessCount?: number | undefined
  readonly dueAt?: string | undefined
  readonly deliveredAt?: string | undefined
  readonly isUntrusted?: boolean | undefined
}

/** Fields to change; `dueAt: null` removes the due time. A new wording is trusted unless `isUntrusted`. */
export interface MemoryChange {
  readonly content?: string | undefined
  readonly category?: MemoryCategory | undefined
  readonly importance?: number | undefined
  readonly metadata?: Metadata | undefined
  readonly subject?: string | undefined
  readonly dueAt?: string | null | undefined
  readonly isUntrusted?: boolean | undefined
}

/** An embedding with the model that made it. */
export interface ModelVector {
  readonly modelId: string
  readonly vector: Float32Array
}
