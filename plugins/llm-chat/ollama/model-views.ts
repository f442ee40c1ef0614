import { createHash } from 'node:crypto'
import type { InstalledModel } from '../../../core/contracts/models.ts'

/** A model as `/api/tags` and `/api/ps` show it. */
export const tagView = (model: InstalledModel) => ({
  name: model.id,
  model: model.id,
  modified_at: model.modifiedAt.toISOString(),
  size: model.sizeBytes,
  digest: digestOf(model),
  details: detailsOf(model),
})

/** `details` of a model. */
export const detailsOf = (model: InstalledModel) => ({
  parent_model: '',
  format: 'gguf',
  family: model.family ?? '',
  families: model.family ? [model.family] : [],
  parameter_size: model.parameters ?? '',
  quantization_level: model.quantisation ?? '',
})

/** The file's SHA-256; until it was computed, one of name, size and date: clients cut it and must not meet an empty one. */
export function digestOf(model: InstalledModel): string {
  if (model.digest) return model.digest.replace(/^sha256:/, '')
  return createHash('sha256').update(`${model.id}\n${model.sizeBytes}\n${model.modifiedAt.getTime()}`).digest('hex')
}
