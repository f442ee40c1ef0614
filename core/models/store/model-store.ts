import { rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { AppError } from '../../contracts/errors.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type BuiltInModel, type HubModel, MODEL_ID, storedName } from '../catalogue/catalogue-schema.ts'
import type { Inspection } from '../inspect-file.ts'
import type { Inspect } from '../inspection.ts'
import { builtInModel } from './built-in-model.ts'
import { Inspections } from './inspections.ts'
import { differenceOf, type NamedModel, namedBy, recordDifference } from './known-model.ts'
import { type ModelRecord, ModelRecords } from './model-record.ts'
import { type FoundFile, isModelName, listStoreFiles, type StoreFiles, storeNames } from './store-files.ts'

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
  /** Why the check refused it. */
  readonly refusal?: AppError | undefined
  /** What its owner should know of it. */
  readonly note?: string | undefined
}

const PARTIAL_AGE_MS = 24 * 60 * 60 * 1000

/** The directory of models: what was fetched or imported has a record, what else lies there is known by its header. */
export class ModelStore {
  readonly directory: string
  readonly records: ModelRecords
  readonly #catalogue: Catalogue
  readonly #inspect: Inspect
  readonly #inspections = new Inspections()

  constructor(options: { readonly directory: string; readonly catalogue: Catalogue; readonly inspect: Inspect }) {
    this.directory = options.directory
    this.records = new ModelRecords(options.directory)
    this.#catalogue = options.catalogue
    this.#inspect = options.inspect
  }

  /** Every model whose files are complete, and what would be one if it could be used. */
  async list(): Promise<readonly StoredModel[]> {
    return (await this.look()).models
  }

  /** The models, and what is wrong with the directory. */
  async look(): Promise<{ readonly models: readonly StoredModel[] } & Pick<StoreFiles, 'odd' | 'problem'>> {
    const { files, odd, problem } = await listStoreFiles(this.directory)
    const byName = new Map(files.map((file) => [file.name, file]))
    const models: StoredModel[] = []
    const taken = new Set<string>()
    const add = (model: StoredModel | undefined) => {
      if (model === undefined || model.files.some(({ path }) => taken.has(path))) return
      const isNamed = models.some(({ id }) => id === model.id)
      models.push(isNamed ? { ...model, id: model.files[0]?.path.split('/').at(-1) ?? model.id } : model)
      for (const { path } of model.files) taken.add(path)
    }
    for (const record of await this.records.all()) add(await this.#recorded(record, byName))
    for (const known of this.#catalogue.models) add(await this.#foundKnown(known, byName))
    for (const file of files) if (!taken.has(file.path)) add(await this.#foundUnknown(file))
    for (const builtIn of this.#catalogue.builtIns) add(await builtInModel(builtIn, this.#inspections))
    return { models, odd, problem }
  }

  /** Deletes the files and every record of them. */
  async remove(unwanted: readonly { readonly path: string }[]): Promise<void> {
    const paths = new Set(unwanted.map(({ path }) => path))
    for (const { id, files } of await this.records.all()) {
      if (files.some(({ name }) => paths.has(join(this.directory, name)))) await this.records.remove(id)
    }
    for (const path of paths) await rm(path, { force: true })
  }

  /** Deletes partial files that nothing touched for a day and no download wants. */
  async removeOldPartials(busy: ReadonlySet<string>, nowMs: number = Date.now()): Promise<number> {
    let removed = 0
    for (const name of (await storeNames(this.directory)).names) {
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
    const named = namedBy(this.#catalogue, { fileName: main.name, id: record.id })
    const difference = named && recordDifference(record, named)
    return {
      ...(named && difference === undefined
        ? { id: named.model.id, known: named.model }
        : { id: this.#ownId(record.id, main.name), known: undefined }),
      ...(named && difference !== undefined ? { note: noteOf(named, difference) } : {}),
      origin: record.origin,
      files: files.map(({ name, sizeBytes, sha256 }) => ({ path: join(this.directory, name), sizeBytes, sha256 })),
      modifiedAt: record.installedAt,
      record,
      ...(await this.#inspections.of(main, this.#inspect)),
    }
  }

  /** A catalogue model whose files somebody put here by hand. */
  async #foundKnown(known: HubModel, byName: ReadonlyMap<string, FoundFile>): Promise<StoredModel | undefined> {
    const files = known.files.map((file) => ({ file, found: byName.get(storedName(file)) }))
    const isIt = files.every(
      ({ file, found }) =>
        found !== undefined && differenceOf({ model: known, file }, { sizeBytes: found.stat.size }) === undefined,
    )
    if (!isIt) return undefined
    return this.#found(
      files.flatMap(({ found }) => (found === undefined ? [] : [found])),
      { id: known.id, known },
    )
  }

  async #foundUnknown(file: FoundFile): Promise<StoredModel | undefined> {
    if (!isModelName(file.name)) return undefined
    const id = idOfFile(file.name)
    const named = namedBy(this.#catalogue, { fileName: file.name, id })
    if (named === undefined) return this.#found([file], { id: this.#ownId(id ?? file.name, file.name) })
    const { model } = named
    const difference = differenceOf(named, { sizeBytes: file.stat.size })
    const isIt = difference === undefined && model.files.length === 1 && named.file.sizeBytes !== undefined
    if (isIt) return this.#found([file], { id: model.id, known: model })
    return this.#found([file], {
      id: this.#ownId(id ?? file.name, file.name),
      note: noteOf(named, difference ?? 'nothing says that it is the same'),
    })
  }

  async #found(
    files: readonly FoundFile[],
    facts: { readonly id: string; readonly known?: HubModel; readonly note?: string },
  ): Promise<StoredModel | undefined> {
    const main = files[0]
    if (main === undefined) return undefined
    return {
      known: undefined,
      ...facts,
      origin: 'found',
      files: files.map(({ path, stat: { size } }) => ({ path, sizeBytes: size })),
      modifiedAt: main.stat.mtime,
      record: undefined,
      ...(await this.#inspections.of(main, this.#inspect)),
    }
  }

  /** An id that no name of the catalogue stands for. */
  #ownId(id: string, fileName: string): string {
    const { builtIns } = this.#catalogue
    const isTaken =
      this.#catalogue.find(id) !== undefined || builtIns.some((builtIn) => builtIn.id === id.toLowerCase())
    return isTaken ? fileName : id
  }
}

/** The id of a file that the catalogue does not know: its name without ending. */
export function idOfFile(fileName: string): string | undefined {
  const id = fileName.slice(0, fileName.length - extname(fileName).length)
  return MODEL_ID.test(id) ? id : undefined
}

function noteOf({ model }: NamedModel, difference: string): string {
  return `It has the name of ${model.id} of the catalogue and is another file: ${difference}.`
}
