import { z } from 'zod'
import type { Memory } from '../store/memory.ts'
import { CategoryField } from './fields.ts'

/** A memory as clients see it. */
export const MemoryView = z.object({
  id: z.uuid(),
  content: z.string(),
  category: CategoryField,
  importance: z.number(),
  metadata: z.record(z.string(), z.unknown()),
  created_at: z.string(),
  updated_at: z.string(),
  accessed_at: z.string(),
  access_count: z.number(),
  due_at: z.string().optional(),
  delivered_at: z.string().optional(),
})

/** Shows a memory. */
export function viewOf(memory: Memory): z.input<typeof MemoryView> {
  return {
    id: memory.id,
    content: memory.content,
    category: memory.category,
    importance: memory.importance,
    metadata: { ...memory.metadata },
    created_at: memory.createdAt,
    updated_at: memory.updatedAt,
    accessed_at: memory.accessedAt,
    access_count: memory.accessCount,
    ...(memory.dueAt === undefined ? {} : { due_at: memory.dueAt }),
    ...(memory.deliveredAt === undefined ? {} : { delivered_at: memory.deliveredAt }),
  }
}
