import type { CatalogueModel } from '../../contracts/models.ts'
import type { HubModel } from './catalogue-schema.ts'

const MIB = 1024 * 1024

/** A model of the catalogue as others see it. */
export function catalogueView(model: HubModel, installed: boolean): CatalogueModel {
  const sizes = model.files.map(({ sizeBytes }) => sizeBytes)
  const sizeBytes = sizes.reduce(
    (total, size) => (total === undefined || size === undefined ? undefined : total + size),
    0,
  )
  const { approximateMiB } = model
  return {
    id: model.id,
    task: model.task,
    family: model.family,
    parameters: model.parameters,
    quantisation: model.quantisation,
    contextTokens: model.contextTokens,
    sizeBytes,
    ...(sizeBytes === undefined && approximateMiB !== undefined ? { approximateBytes: approximateMiB * MIB } : {}),
    licence: model.licence,
    licenceUrl: model.licenceUrl,
    languages: model.languages,
    verified: model.verified,
    notes: model.notes,
    installed,
  }
}
