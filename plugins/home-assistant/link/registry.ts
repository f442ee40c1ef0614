import { z } from 'zod'
import type { EntityFacts, Registry } from './home-assistant-link.ts'

const text = z.string().nullish()
// An alias of null stands for the name itself.
const aliases = z.array(z.string().nullable()).nullish()
const EntityEntry = z.object({
  entity_id: z.string(),
  name: text,
  original_name: text,
  area_id: text,
  device_id: text,
  device_class: text,
  original_device_class: text,
  entity_category: text,
  hidden_by: text,
  disabled_by: text,
  aliases,
})
const DeviceEntry = z.object({ id: z.string(), area_id: text })
const AreaEntry = z.object({ area_id: z.string(), name: z.string(), aliases, floor_id: text })
const FloorEntry = z.object({ floor_id: z.string(), name: z.string(), aliases, level: z.number().nullish() })
const Exposed = z.object({ exposed_entities: z.record(z.string(), z.record(z.string(), z.unknown())) })

/** Answers of the registry commands; undefined where Home Assistant does not know a command or refuses it. */
export interface RegistryAnswers {
  readonly entities: unknown
  readonly devices: unknown
  readonly areas: unknown
  readonly floors: unknown
  readonly exposed: unknown
}

/** Reads the registries; entries of another shape are left out rather than sink the rest. */
export function readRegistry(answers: RegistryAnswers): Registry {
  const devices = new Map(readList(DeviceEntry, answers.devices).map((device) => [device.id, device.area_id]))
  const exposed = Exposed.safeParse(answers.exposed)
  const exposedTo = exposed.success ? exposed.data.exposed_entities : undefined
  const entities = new Map<string, EntityFacts>()
  for (const entry of readList(EntityEntry, answers.entities)) {
    entities.set(entry.entity_id, {
      name: entry.name ?? undefined,
      aliases: plain(entry.aliases),
      area: entry.area_id ?? devices.get(entry.device_id ?? '') ?? undefined,
      deviceClass: entry.device_class ?? entry.original_device_class ?? undefined,
      isAuxiliary: entry.entity_category != null || entry.hidden_by != null,
      isExposed: exposedTo === undefined ? undefined : exposedTo[entry.entity_id]?.['conversation'] === true,
    })
  }
  for (const [id, assistants] of Object.entries(exposedTo ?? {}))
    if (!entities.has(id)) entities.set(id, { isExposed: assistants['conversation'] === true })
  return {
    entities,
    isExposureKnown: exposedTo !== undefined,
    areas: readList(AreaEntry, answers.areas).map((area) => ({
      id: area.area_id,
      name: area.name,
      aliases: plain(area.aliases),
      floor: area.floor_id ?? undefined,
    })),
    floors: readList(FloorEntry, answers.floors).map((floor) => ({
      id: floor.floor_id,
      name: floor.name,
      aliases: plain(floor.aliases),
      level: floor.level ?? undefined,
    })),
  }
}

function plain(names: readonly (string | null)[] | null | undefined): readonly string[] {
  return (names ?? []).filter((name) => name !== null)
}

/** A list, or an object of entries by id as `get_entries` answers. */
function readList<S extends z.ZodType>(schema: S, answer: unknown): readonly z.output<S>[] {
  const entries: unknown[] = Array.isArray(answer) ? answer : Object.values(answer ?? {})
  return entries.flatMap((entry) => {
    const parsed = schema.safeParse(entry)
    return parsed.success ? [parsed.data] : []
  })
}
