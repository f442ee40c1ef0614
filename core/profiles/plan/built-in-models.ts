import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Catalogue } from '../../models/catalogue/catalogue.ts'
import { inspectHere } from '../../models/inspection.ts'
import type { StoredModel } from '../../models/store/model-store.ts'

/** What comes with Lares, for the plan of a machine that has no store here. */
export async function builtInModels({ builtIns }: Catalogue): Promise<readonly StoredModel[]> {
  const models = await Promise.all(
    builtIns.map(async (known): Promise<StoredModel | undefined> => {
      const found = await stat(known.path).catch(() => undefined)
      if (found === undefined) return undefined
      return {
        id: known.id,
        origin: 'built-in',
        files: [{ path: known.path, sizeBytes: found.size }],
        modifiedAt: found.mtime,
        known,
        record: undefined,
        inspection: await inspectHere(known.path, basename(known.path)),
      }
    }),
  )
  return models.filter((model) => model !== undefined)
}
