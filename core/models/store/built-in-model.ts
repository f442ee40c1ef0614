import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { BuiltInModel } from '../catalogue/catalogue-schema.ts'
import { inspectHere } from '../inspection.ts'
import { Inspections } from './inspections.ts'
import type { StoredModel } from './model-store.ts'

/** A model that comes with Lares, undefined when its file is not there. Its file is trusted, so it is checked in this process. */
export async function builtInModel(known: BuiltInModel, inspections: Inspections): Promise<StoredModel | undefined> {
  const { path } = known
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  return {
    id: known.id,
    origin: 'built-in',
    files: [{ path, sizeBytes: found.size }],
    modifiedAt: found.mtime,
    known,
    record: undefined,
    ...(await inspections.of({ name: basename(path), path, stat: found }, inspectHere)),
  }
}

/** What comes with Lares, for the plan of a machine that has no store here. */
export async function builtInModels({ builtIns }: Catalogue): Promise<readonly StoredModel[]> {
  const inspections = new Inspections()
  const models = await Promise.all(builtIns.map((known) => builtInModel(known, inspections)))
  return models.filter((model) => model !== undefined)
}
