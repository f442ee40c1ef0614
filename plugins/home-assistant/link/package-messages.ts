import { z } from 'zod'
import type { EntityState, Registry } from './home-assistant-link.ts'

/** Answer of the shipped package to a call. */
export const CallResult = z.object({ ok: z.boolean() })

/** Domains that have entities. */
export const DomainsResult = z.object({ domains: z.array(z.string()) })

/** Entities of one domain. */
export const StatesResult = z.object({
  entities: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9_]+\.[a-z0-9_]+$/),
      state: z.string(),
      area: z.string().nullish(),
      attributes: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
})

/** Rooms, and floors where Home Assistant has them. */
export const AreasResult = z.object({
  areas: z.array(z.object({ id: z.string(), name: z.string().nullish(), floor: z.string().nullish() })),
  floors: z.array(z.object({ id: z.string(), name: z.string().nullish() })).default([]),
})

/** Puts the answers of the package together. */
export function readPackageRegistry(
  areas: z.output<typeof AreasResult> | undefined,
  lists: readonly z.output<typeof StatesResult>[],
): Registry {
  const entities = lists.flatMap(({ entities }) =>
    entities.map(({ id, area }) => [id, { area: area ?? undefined }] as const),
  )
  return {
    entities: new Map(entities),
    areas: (areas?.areas ?? []).map(({ id, name, floor }) => ({
      id,
      name: name ?? id,
      aliases: [],
      floor: floor ?? undefined,
    })),
    floors: (areas?.floors ?? []).map(({ id, name }) => ({ id, name: name ?? id, aliases: [] })),
  }
}

/** States of one answer. */
export function readPackageStates({ entities }: z.output<typeof StatesResult>): readonly EntityState[] {
  return entities.map(({ id, state, attributes }) => ({ entityId: id, state, attributes: dropNull(attributes) }))
}

function dropNull(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null))
}
