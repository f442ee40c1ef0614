import { z } from 'zod'
import type { HomeCache } from './home-cache.ts'

const Attributes = z.record(z.string(), z.unknown())
const Added = z.object({ s: z.string(), a: Attributes.default({}) })
const Changed = z.object({
  '+': z.object({ s: z.string().optional(), a: Attributes.optional() }).optional(),
  '-': z.object({ a: z.array(z.string()).optional() }).optional(),
})

/** One message of `subscribe_entities`: added, changed, removed. */
export const EntitiesMessage = z.object({
  a: z.record(z.string(), Added).optional(),
  c: z.record(z.string(), Changed).optional(),
  r: z.array(z.string()).optional(),
})

/** Applies a message to the cache; a change of an entity that was never added is left out. */
export function applyEntities(message: z.output<typeof EntitiesMessage>, cache: HomeCache): void {
  for (const [entityId, { s, a }] of Object.entries(message.a ?? {})) cache.set({ entityId, state: s, attributes: a })
  for (const [entityId, change] of Object.entries(message.c ?? {})) {
    const before = cache.get(entityId)
    if (before === undefined) continue
    const attributes = { ...before.attributes, ...change['+']?.a }
    for (const name of change['-']?.a ?? []) delete attributes[name]
    cache.set({ entityId, state: change['+']?.s ?? before.state, attributes })
  }
  for (const entityId of message.r ?? []) cache.delete(entityId)
}
