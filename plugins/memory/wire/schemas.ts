import { z } from 'zod'
import { CategoryField, DueField, ImportanceField, MetadataField, memoryText, UserIdField } from './fields.ts'
import { MemoryView } from './memory-view.ts'

const MAX_QUERY_CHARS = 2000

/** Bodies whose bounds follow the settings. */
export const bodies = (maxContentChars: number) => ({
  store: z.object({
    content: memoryText(maxContentChars),
    user_id: UserIdField.optional(),
    category: CategoryField.default('conversation'),
    importance: ImportanceField.default(5),
    metadata: MetadataField.default({}),
    due: DueField.optional(),
  }),
  change: z
    .object({
      content: memoryText(maxContentChars).optional(),
      category: CategoryField.optional(),
      importance: ImportanceField.optional(),
      metadata: MetadataField.optional(),
      due: DueField.nullable().optional(),
    })
    .refine(
      (change) => Object.values(change).some((value) => value !== undefined),
      'Send at least one field to change',
    ),
})

/** Body of a search. */
export const SearchBody = z.object({
  query: memoryText(MAX_QUERY_CHARS),
  user_id: UserIdField.optional(),
  limit: z.int().min(1).max(500).default(10),
  threshold: z.number().min(0).max(1).default(0).meta({ description: 'Smallest cosine similarity of the embeddings' }),
  category: CategoryField.optional(),
})

/** Query of a list. */
export const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  category: CategoryField.optional(),
})

/** Path of all of an owner. */
export const OwnerParams = z.object({ user_id: UserIdField })

/** Path of one memory. */
export const MemoryParams = z.object({ user_id: UserIdField, id: z.uuid() })

/** Answer of a store. */
export const StoredView = z.object({
  id: z.uuid(),
  status: z.literal('stored'),
  embedding_created: z.boolean(),
  embedding_model: z.string().nullable(),
  timestamp: z.string(),
  due_at: z.string().optional(),
})

/** Answer of a list. */
export const ListView = z.object({
  memories: z.array(MemoryView),
  total: z.number(),
  limit: z.number(),
  offset: z.number(),
  user_id: z.string(),
})

/** Answer for one memory, with its earlier wordings. */
export const MemoryWithHistory = MemoryView.extend({
  history: z.array(z.object({ content: z.string(), replaced_at: z.string() })),
})

/** Answer of a search. */
export const SearchView = z.object({
  results: z.array(
    z.object({
      memory: MemoryView,
      similarity: z.number(),
      relevance: z.enum(['high', 'medium', 'low']),
      found_by: z.array(z.enum(['vector', 'text', 'letters'])),
    }),
  ),
  query: z.string(),
  total_found: z.number(),
  embedding_model: z.string(),
})

/** Answer of the statistics. */
export const StatsView = z.object({
  total_memories: z.number(),
  categories: z.record(CategoryField, z.number()),
  oldest_memory: z.string().nullable(),
  newest_memory: z.string().nullable(),
  user_id: z.string(),
  quota: z.number(),
})

/** Answer about the index. */
export const IndexView = z.object({
  state: z.enum(['ready', 'building']),
  kind: z.enum(['lexical', 'model']).meta({ description: 'What makes the similarities now' }),
  model: z.string(),
  dimensions: z.number(),
  building_model: z.string().nullable(),
  indexed: z.number(),
  total: z.number(),
  progress: z.number().meta({ description: 'Share of memories with a vector of the model that is built up, 0..1' }),
})
