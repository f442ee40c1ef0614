import { z } from 'zod'
import { modelTaskSchema } from '../../contracts/models.ts'
import { backendSchema } from '../../profiles/hardware.ts'

/** Ids of models: what people type. */
export const MODEL_ID: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/
/** Names of files: no path, no leading dot. */
export const FILE_NAME: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/

const positive = z.int().positive()

/** What decides how much memory a transformer takes, for a model whose file is not here yet. */
export const shapeSchema = z.strictObject({
  layers: positive,
  embeddingLength: positive,
  feedForwardLength: positive,
  heads: positive,
  kvHeads: positive,
  keyLength: positive,
  valueLength: positive,
  vocabulary: positive,
  /** True when the token embeddings serve as output matrix too. */
  tied: z.boolean().default(false),
  /** Layers that attend to a window only: every layer but each `globalEvery`-th. */
  slidingWindow: z.strictObject({ tokens: positive, globalEvery: positive }).optional(),
  /** Only each n-th layer keeps keys and values; the others a state of fixed size. */
  attentionEvery: positive.optional(),
  /** False for encoders, which keep nothing between runs. */
  cache: z.boolean().default(true),
})

const fileSchema = z.strictObject({
  /** Where the hub has it. */
  url: z.url({ protocol: /^https$/ }),
  /** Name in the store; default the last part of the URL. Unique in the whole catalogue. */
  name: z.string().regex(FILE_NAME).optional(),
  role: z.enum(['model', 'shard', 'projector', 'tokenizer', 'config', 'labels', 'weights']).default('model'),
  sizeBytes: positive.optional(),
  /** Absent means: as the hub states. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

const common = {
  id: z.string().regex(MODEL_ID).lowercase(),
  task: modelTaskSchema,
  family: z.string().min(1),
  /** As people say it, for example `4B`. */
  parameters: z.string().min(1),
  /** Of a mixture of experts: those that work on one token, for example `3.6B`. */
  activeParameters: z.string().min(1).optional(),
  quantisation: z.string().min(1),
  contextTokens: positive.optional(),
  licence: z.string().min(1),
  licenceUrl: z.url(),
  backends: z.array(backendSchema).min(1),
  /** ISO 639-1 codes, or `multilingual`. */
  languages: z.array(z.string().regex(/^([a-z]{2}|multilingual)$/)).min(1),
  /** Names under which others know it, for example those of Ollama. */
  aliases: z.array(z.string().min(1)).default([]),
  shape: shapeSchema.optional(),
  /** Size of all files in MiB as public figures say it, to plan with while the exact sizes are not known here. */
  approximateMiB: positive.optional(),
  /** RAM in MiB that a model without a shape takes when it runs, as measured or as its authors say. */
  memoryMiB: positive.optional(),
  notes: z.string().optional(),
  /** Where the figures come from. */
  sources: z.array(z.string().min(1)).default([]),
}

/** A model to pull from the hub. */
export const hubModelSchema = z
  .strictObject({
    ...common,
    files: z.array(fileSchema).min(1),
    /** True when size and digest of every file are known here. */
    verified: z.boolean(),
  })
  .refine(
    (model) =>
      !model.verified || model.files.every((file) => file.sizeBytes !== undefined && file.sha256 !== undefined),
    { error: 'a verified model needs the size and the digest of every file' },
  )

/** A model that is part of a plugin's folder. */
export const builtInModelSchema = z.strictObject({
  ...common,
  // Its file is at hand and says these itself.
  parameters: z.string().optional(),
  quantisation: z.string().optional(),
  /** Path inside the plugin's folder. */
  builtIn: z.string().regex(/^[\w-]+(\/[\w.-]+)+$/),
  /** Of that file, so that damage is noticed. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

/** Something that the plugin wants to run: the planner finds it a model and a place. */
export const needSchema = z.strictObject({
  task: modelTaskSchema,
  /** Ids of this or another plugin's catalogue, best first; default by the rule of `plugin-needs.ts`. */
  candidates: z.array(z.string().regex(MODEL_ID)).min(1).optional(),
})

/** A plugin's `models.yaml`. */
export const catalogueFileSchema = z.strictObject({
  needs: z
    .array(needSchema)
    .refine((needs) => new Set(needs.map(({ task }) => task)).size === needs.length, {
      error: 'a task stands twice under needs',
    })
    .default([]),
  models: z.array(z.union([hubModelSchema, builtInModelSchema])).default([]),
})

/** A model to pull from the hub. */
export type HubModel = Readonly<z.output<typeof hubModelSchema>>
/** One file of it. */
export type CatalogueFile = HubModel['files'][number]
/** A model that is part of a plugin's folder; `path` is absolute. */
export type BuiltInModel = Readonly<z.output<typeof builtInModelSchema>> & { readonly path: string }
/** Memory-relevant figures. */
export type CatalogueShape = z.output<typeof shapeSchema>

/** The name that a file of the catalogue has in the store. */
export function storedName(file: CatalogueFile): string {
  return file.name ?? decodeURIComponent(new URL(file.url).pathname.split('/').at(-1) ?? '')
}
