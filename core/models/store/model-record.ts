import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { MODEL_ID } from '../catalogue/catalogue-schema.ts'
import { writeAtomically } from './write-atomically.ts'

const recordSchema = z.object({
  id: z.string().regex(MODEL_ID),
  origin: z.enum(['catalogue', 'imported']),
  files: z
    .array(
      z.object({
        name: z.string(),
        sizeBytes: z.number(),
        sha256: z.string(),
        url: z.string().optional(),
      }),
    )
    .min(1),
  installedAt: z.coerce.date(),
})

/** What the store knows of a model that it fetched or imported. */
export type ModelRecord = z.output<typeof recordSchema>

/** Records beside the model files, one file each, so that a store that moves to another box takes them along. */
export class ModelRecords {
  readonly #directory: string

  constructor(modelsDirectory: string) {
    this.#directory = join(modelsDirectory, '.lares')
  }

  /** Every record that can be read; a damaged one counts as none, and its files as found. */
  async all(): Promise<readonly ModelRecord[]> {
    const names = await readdir(this.#directory).catch(() => [])
    const records = await Promise.all(
      names.filter((name) => name.endsWith('.model.json')).map((name) => this.#read(join(this.#directory, name))),
    )
    return records.filter((record) => record !== undefined)
  }

  async find(id: string): Promise<ModelRecord | undefined> {
    return MODEL_ID.test(id) ? this.#read(this.#path(id)) : undefined
  }

  async put(record: ModelRecord): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 })
    await writeAtomically(this.#path(record.id), JSON.stringify(record, undefined, 2))
  }

  async remove(id: string): Promise<void> {
    if (MODEL_ID.test(id)) await rm(this.#path(id), { force: true })
  }

  #path(id: string): string {
    return join(this.#directory, `${id}.model.json`)
  }

  async #read(path: string): Promise<ModelRecord | undefined> {
    try {
      return recordSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch {
      return undefined
    }
  }
}
