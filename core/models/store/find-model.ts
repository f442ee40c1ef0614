import { basename } from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { StoredModel } from './model-store.ts'

/** A model by id, alias or file name, without regard to case unless two differ in nothing else. */
export function findModel(name: string, models: readonly StoredModel[], catalogue: Catalogue): StoredModel | undefined {
  const wanted = name.toLowerCase()
  const aliased = catalogue.find(name)?.id
  const fileOf = ({ files }: StoredModel) => basename(files[0]?.path ?? '')
  return (
    models.find((model) => model.id === name || fileOf(model) === name) ??
    models.find(({ id }) => id.toLowerCase() === wanted || id === aliased) ??
    models.find((model) => fileOf(model).toLowerCase() === wanted)
  )
}
