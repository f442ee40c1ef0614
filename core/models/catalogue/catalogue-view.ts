import type { CatalogueModel } from '../../contracts/models.ts'
import { announcedBytes, exactBytes } from './announced-size.ts'
import type { HubModel } from './catalogue-schema.ts'

/** A model of the catalogue as others see it. */
export function catalogueView(model: HubModel, installed: boolean): CatalogueModel {
  const sizeBytes = exactBytes(model.files)
  const approximateBytes = sizeBytes === undefined ? announcedBytes(model) : undefined
  return {
    id: model.id,
    task: model.task,
    family: model.family,
    parameters: model.parameters,
    quantisation: model.quantisation,
    contextTokens: model.contextTokens,
    sizeBytes,
    ...(approximateBytes === undefined ? {} : { approximateBytes }),
    licence: model.licence,
    licenceUrl: model.licenceUrl,
    languages: model.languages,
    verified: model.verified,
    notes: model.notes,
    installed,
  }
}
