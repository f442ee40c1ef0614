import { z } from 'zod'
import { chatModel, conversationSearch, embeddings } from '../../core/contracts/llm.ts'
import { memoryStore } from '../../core/contracts/memory.ts'
import { defineManifest } from '../../core/contracts/plugin.ts'

const days = (fallback: number, what: string) =>
  z
    .int()
    .min(0)
    .max(36_500)
    .default(fallback)
    .meta({ description: `Days after which ${what} are forgotten; 0 keeps them`, requiresRestart: true })

/** Settings of the memory. */
const config = z.strictObject({
  maxPerUser: z
    .int()
    .positive()
    .max(1_000_000)
    .default(200_000)
    .meta({ description: 'Memories that one person may keep', requiresRestart: true }),
  maxContentChars: z
    .int()
    .positive()
    .max(100_000)
    .default(10_000)
    .meta({ description: 'Longest memory in characters', requiresRestart: true }),
  conversationDays: days(365, 'memories of conversations'),
  factDays: days(0, 'facts'),
  preferenceDays: days(0, 'preferences'),
  reminderDays: days(90, 'reminders that were delivered or have no due time'),
  modelWeight: z.number().min(0).max(10).default(0.7).meta({
    description:
      "Weight of an installed embedding model's places in a search, where the built-in embedding's weigh 1 and words 1.2",
    requiresRestart: true,
  }),
  searchCacheMiB: z
    .int()
    .min(1)
    .max(4096)
    .default(64)
    .meta({ description: 'Memory for the bit codes of people who search, in MiB', requiresRestart: true }),
})

/** Static description of the memory. */
export const manifest = defineManifest({
  name: 'memory',
  version: '0.1.0',
  summary: 'Long-term memory of the people of the house: keep, search, remind',
  onFailure: 'degrade',
  config,
  wants: { embeddings, chat: chatModel, conversations: conversationSearch },
  provides: { memory: memoryStore },
})

/** Settings with all defaults filled in. */
export type MemoryConfig = z.output<typeof config>
