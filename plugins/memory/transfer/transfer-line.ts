import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { CATEGORIES, type Memory, type NewMemory } from '../store/memory.ts'
import { MetadataField, memoryText } from '../wire/fields.ts'

/** One memory as a line of an export; an import takes the same lines, the ids made anew. */
export const transferLine = (maxChars: number) =>
  z.object({
    id: z.uuid().optional(),
    content: memoryText(maxChars),
    category: z.enum(CATEGORIES).default('conversation'),
    importance: z.int().min(1).max(10).default(5),
    metadata: MetadataField.default({}),
    created_at: z.iso.datetime({ offset: true }).optional(),
    accessed_at: z.iso.datetime({ offset: true }).optional(),
    access_count: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    due_at: z.iso.datetime({ offset: true }).nullish(),
    delivered_at: z.iso.datetime({ offset: true }).nullish(),
    untrusted: z.boolean().default(false),
  })

/** A validated line. */
export type TransferLine = z.output<ReturnType<typeof transferLine>>

/** A memory as a line of an export. */
export function toTransferLine(memory: Memory) {
  return {
    id: memory.id,
    content: memory.content,
    category: memory.category,
    importance: memory.importance,
    metadata: memory.metadata,
    created_at: memory.createdAt,
    accessed_at: memory.accessedAt,
    access_count: memory.accessCount,
    due_at: memory.dueAt ?? null,
    delivered_at: memory.deliveredAt ?? null,
    untrusted: memory.isUntrusted,
  }
}

/** A line as a new memory, under an id of its own. */
export function newMemoryOf(line: TransferLine): NewMemory {
  return {
    id: randomUUID(),
    content: line.content,
    category: line.category,
    importance: line.importance,
    metadata: line.metadata,
    createdAt: inUtc(line.created_at) ?? new Date().toISOString(),
    accessedAt: inUtc(line.accessed_at),
    accessCount: line.access_count,
    dueAt: inUtc(line.due_at),
    deliveredAt: inUtc(line.delivered_at),
    isUntrusted: line.untrusted,
  }
}

function inUtc(time: string | null | undefined): string | undefined {
  return time === null || time === undefined ? undefined : new Date(time).toISOString()
}
