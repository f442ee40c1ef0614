import type { Dirent, Stats } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type BuiltInModel, FILE_NAME, type HubModel, MODEL_ID, storedName } from '../catalogue/catalogue-schema.ts'
import type { Inspection } from '../inspect-file.ts'
import { type Inspect, inspectHere } from '../inspection.ts'
import { type ModelRecord, ModelRecords } from './model-record.ts'

/** A model in the store, before it is described for others. */
export interface StoredModel {
  readonly id: string
  readonly origin: 'catalogue' | 'imported' | 'found' | 'built-in'
  readonly files: readonly { readonly path: string; readonly sizeBytes: number; readonly sha256?: string | undefined }[]
  readonly modifiedAt: Date
  readonly known: HubModel | BuiltInModel | undefined
  readonly record: ModelRecord | undefined
  /** Of the main file; undefined when the check refused it. */
  readonly inspection: Inspection | undefined
}

interface FoundFile {
  readonly name: string
  readonly path: string
  readonly stat: Stats
}

const PARTIAL_AGE_MS = 24 * 60 * 60 * 1000
const SCAN_LIMIT = 2_000

/** The directory of models: what was fetched or imported has a record, what else lies there is known by its header. */
export class ModelStore {
  readonly directory: string
  readonly records: ModelRecords
  readonly #catalogue: Catalogue
  readonly #inspect: Inspect
  readonly #inspections = new Map<string, Promise<Inspection | undefined>>()

  constructor(options: { readonly directory: string; readonly catalogue: Catalogue; readonly inspect: Inspect }) {
    this.directory = options.directory
    this.records = new ModelRecords(options.directory)
    this.#catalogue = options.catalogue
    this.#inspect = options.inspect
  }

  /** Every model whose files are complete. */
  async list(): Promise<readonly StoredModel[]> {
    const files = await this.#files()
    const byName = new Map(files.map((file) => [file.name, file]))
    const models: StoredModel[] = []
    const taken = new Set<string>()
    const add = (model: StoredModel | undefined) => {
      if (model === undefined || models.some(({ id }) => id === model.id)) return
      models.push(model)
      for (const { path } of model.files) taken.add(path)
    }
    for (const record of await this.records.all()) add(await this.#recorded(record, byName))
    for (const known of this.#catalogue.models) add(await this.#foundKnown(known, byName))
    for (const file of files) if (!taken.has(file.path)) add(await this.#foundUnknown(file))
    for (const builtIn of this.#catalogue.builtIns) add(await this.#builtIn(builtIn))
    return models
  }

  /** Deletes the files and the record of a model. */
  async remove(model: StoredModel): Promise<void> {
    await this.records.remove(model.id)
    for (const { path } of model.files) await rm(path, { force: true })
  }

  /** Deletes partial files that nothing touched for a day and no download wants. */
  async removeOldPartials(busy: ReadonlySet<string>, nowMs: number = Date.now()): Promise<number> {
    let removed = 0
    for (const { name } of await this.#entries()) {
      const target = name.match(/^(.+)\.partial(\.json|\.lock)?$/)?.[1]
      if (target === undefined || busy.has(target)) continue
      const path = join(this.directory, name)
      const found = await stat(path).catch(() => undefined)
      if (found === undefined || nowMs - found.mtimeMs < PARTIAL_AGE_MS) continue
      await rm(path, { force: true })
      if (name.endsWith('.partial')) removed++
    }
    return removed
  }

  async #recorded(record: ModelRecord, byName: ReadonlyMap<string, FoundFile>): Promise<StoredModel | undefined> {
    const files = record.files.map((file) => ({ ...file, found: byName.get(file.name) }))
    // A file that is missing or has another size makes the model incomplete.
    if (files.some(({ found, sizeBytes }) => found?.stat.size !== sizeBytes)) return undefined
    const main = byName.get(record.files[0]?.name ?? '')
    if (main === undefined) return undefined
    return {
      id: record.id,
      origin: record.origin,
      files: files.map(({ name, sizeBytes, sha256 }) => ({ path: join(this.directory, name), sizeBytes, sha256 })),
      modifiedAt: record.installedAt,
      known: this.#catalogue.find(record.id),
      record,
      inspection: await this.#inspection(main),
    }
  }

  /** A catalogue model whose files somebody put here by hand. */
  async #foundKnown(known: HubModel, byName: ReadonlyMap<string, FoundFile>): Promise<StoredModel | undefined> {
    const files = known.files.map((file) => ({ file, found: byName.get(storedName(file)) }))
    if (
      files.some(({ file, found }) => found === undefined || (file.sizeBytes ?? found.stat.size) !== found.stat.size)
    ) {
      return undefined
    }
    return this.#found(
      known.id,
      files.flatMap(({ found }) => (found === undefined ? [] : [found])),
      known,
    )
  }

  async #foundUnknown(file: FoundFile): Promise<StoredModel | undefined> {
    // Another format says nothing of its task: without the catalogue nobody knows what to do with it.
    if (extname(file.name).toLowerCase() !== '.gguf') return undefined
    const id = idOfFile(file.name)
    return id === undefined ? undefined : this.#found(id, [file], undefined)
  }

  async #found(id: string, files: readonly FoundFile[], known: HubModel | undefined): Promise<StoredModel | undefined> {
    const main = files[0]
    if (main === undefined) return undefined
    return {
      id,
      origin: 'found',
      files: files.map(({ path, stat: { size } }) => ({ path, sizeBytes: size })),
      modifiedAt: main.stat.mtime,
      known,
      record: undefined,
      inspection: await this.#inspection(main),
    }
  }

  async #builtIn(known: BuiltInModel): Promise<StoredModel | undefined> {
    const found = await stat(known.path).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const file = { name: known.path.split('/').at(-1) ?? '', path: known.path, stat: found }
    return {
      id: known.id,
      origin: 'built-in',
      files: [{ path: known.path, sizeBytes: found.size }],
      modifiedAt: found.mtime,
      known,
      record: undefined,
      inspection: await this.#inspection(file, inspectHere),
    }
  }

  /** Once per file, size and time; a refused file is remembered as refused. */
  #inspection(file: FoundFile, inspect: Inspect = this.#inspect): Promise<Inspection | undefined> {
    const key = `${file.path}\n${file.stat.size}\n${file.stat.mtimeMs}`
    const cached = this.#inspections.get(key)
    if (cached !== undefined) return cached
    if (this.#inspections.size >= SCAN_LIMIT) this.#inspections.clear()
    const inspection = inspect(file.path, file.name).catch((error: unknown) => {
      // Only a refusal is an answer; a check that did not run is tried again.
      if ((error as { readonly code?: unknown }).code !== 'MODEL_FILE_INVALID') this.#inspections.delete(key)
      return undefined
    })
    this.#inspections.set(key, inspection)
    return inspection
  }

  async #files(): Promise<readonly FoundFile[]> {
    const files: FoundFile[] = []
    for (const { name } of await this.#entries()) {
      if (!FILE_NAME.test(name) || /\.partial(\.|$)/.test(name)) continue
      const path = join(this.directory, name)
      const found = await stat(path).catch(() => undefined)
      if (found?.isFile()) files.push({ name, path, stat: found })
    }
    return files
  }

  async #entries(): Promise<readonly Dirent[]> {
    const entries = await readdir(this.directory, { withFileTypes: true }).catch(() => [])
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, SCAN_LIMIT)
  }
}

/** The id of a file that the catalogue does not know: its name without ending. */
export function idOfFile(fileName: string): string | undefined {
  const id = fileName.slice(0, fileName.length - extname(fileName).length)
  return MODEL_ID.test(id) ? id : undefined
}
