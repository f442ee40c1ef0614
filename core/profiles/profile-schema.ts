import { z } from 'zod'
import { modelTaskSchema } from '../contracts/models.ts'

const NAME = /^[a-z0-9][a-z0-9-]*$/

const rangeSchema = z.strictObject({ min: z.number().nonnegative().optional(), max: z.number().positive().optional() })

/** Conditions that all must hold for a machine to get a profile. */
export const matchSchema = z.strictObject({
  /** The higher one wins among profiles that match. */
  priority: z.int().nonnegative(),
  os: z.enum(['linux', 'darwin', 'other']).optional(),
  arch: z.enum(['x64', 'arm64']).optional(),
  /** Part of the board's name, or one of several, without regard to case. */
  board: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  /** Part of the processor's model, without regard to case. */
  processor: z.string().min(1).optional(),
  ramMiB: rangeSchema.optional(),
  cores: rangeSchema.optional(),
  gpu: z
    .strictObject({
      vendor: z.enum(['nvidia', 'amd', 'intel', 'apple']).optional(),
      kind: z.enum(['discrete', 'integrated']).optional(),
      memoryMiB: rangeSchema.optional(),
      backend: z.enum(['cuda', 'vulkan', 'metal']).optional(),
    })
    .optional(),
})

/** How much of the machine models may use. */
export const budgetSchema = z.strictObject({
  /** MiB of RAM that stay for the system, the box itself and its neighbours, for example Home Assistant. */
  reserveRamMiB: z.int().nonnegative(),
  /** MiB of a card's own memory that stay for the desktop and the driver. */
  reserveVramMiB: z.int().nonnegative(),
  /** MiB of every budget that stay free as a safety margin over the computed need. */
  marginMiB: z.int().nonnegative(),
})

/** How fast the machines of the class are, and how fast their owner wants answers. */
export const speedSchema = z.strictObject({
  /** Memory bandwidth in GB/s that the processor of the slowest machine of the class has by its data sheet. */
  cpuGBs: z.number().positive(),
  /** The same for a GPU that shares the RAM. */
  gpuGBs: z.number().positive(),
  /** The same for a card with memory of its own. */
  vramGBs: z.number().positive(),
  /** Models that write fewer tokens a second are not chosen. */
  minTokensPerSecond: z.number().nonnegative(),
})

/** What a profile says for one plugin. */
export const pluginChoiceSchema = z.strictObject({
  /** Settings of the plugin, under `lares.yaml` and the environment in rank. */
  settings: z.record(z.string(), z.unknown()).default({}),
  /** Per task the catalogue ids to try, best first. */
  variants: z.partialRecord(modelTaskSchema, z.array(z.string().min(1))).default({}),
})

/** A profile as it stands in its file: what is absent comes from the one it extends. */
export const profileFileSchema = z.strictObject({
  name: z.string().regex(NAME),
  description: z.string().min(1),
  extends: z.string().regex(NAME).optional(),
  match: matchSchema.optional(),
  budget: budgetSchema.partial().optional(),
  speed: speedSchema.partial().optional(),
  /** Tasks from the most to the least important: the first ones get memory first and stay loaded. */
  priorities: z.array(modelTaskSchema).optional(),
  /** Tasks whose models are never unloaded. */
  pinned: z.array(modelTaskSchema).optional(),
  /** Smallest, wished and largest context of a conversation in tokens, and how many run at once. */
  chat: z
    .strictObject({
      minContextTokens: z.int().positive(),
      contextTokens: z.int().positive(),
      minParallel: z.int().positive(),
      parallel: z.int().positive(),
    })
    .partial()
    .optional(),
  plugins: z.record(z.string().regex(NAME), pluginChoiceSchema).default({}),
})

/** A profile with everything that it extends filled in. */
export const profileSchema = profileFileSchema.omit({ extends: true }).extend({
  budget: budgetSchema,
  speed: speedSchema,
  priorities: z.array(modelTaskSchema),
  pinned: z.array(modelTaskSchema),
  chat: z.strictObject({
    minContextTokens: z.int().positive(),
    contextTokens: z.int().positive(),
    minParallel: z.int().positive(),
    parallel: z.int().positive(),
  }),
})

/** A file of `profiles/`. */
export type ProfileFile = z.output<typeof profileFileSchema>
/** Choices for a class of hardware. */
export type Profile = Readonly<z.output<typeof profileSchema>>
/** Conditions of a profile. */
export type ProfileMatch = z.output<typeof matchSchema>
