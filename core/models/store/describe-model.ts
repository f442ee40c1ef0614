import type { InstalledModel, ModelDetails, ModelTask } from '../../contracts/models.ts'
import type { StoredModel } from './model-store.ts'

/** The model as a list shows it; undefined for what no task can use, for example a vocabulary or a refused file. */
export function describeModel(model: StoredModel): InstalledModel | undefined {
  const task = taskOf(model)
  const main = model.files[0]
  if (task === undefined || main === undefined) return undefined
  const { known, inspection } = model
  const description = inspection?.format === 'gguf' ? inspection.description : undefined
  const family = known?.family ?? description?.architecture
  const parameters = known?.parameters ?? description?.parameters
  const quantisation = known?.quantisation ?? description?.quantisation
  const contextTokens = description?.contextTokens ?? known?.contextTokens
  const licence = known?.licence ?? description?.licence
  return {
    id: model.id,
    task,
    files: model.files.map(({ path }) => path),
    sizeBytes: model.files.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
    modifiedAt: model.modifiedAt,
    origin: model.origin,
    ...(main.sha256 === undefined ? {} : { digest: `sha256:${main.sha256}` }),
    ...(family === undefined ? {} : { family }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(quantisation === undefined ? {} : { quantisation }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(licence === undefined ? {} : { licence }),
    ...(model.note === undefined ? {} : { note: model.note }),
  }
}

/** The model with everything that its header and the catalogue say. */
export function describeModelFully(model: StoredModel): ModelDetails | undefined {
  const installed = describeModel(model)
  if (installed === undefined) return undefined
  const { known, record, inspection } = model
  const description = inspection?.format === 'gguf' ? inspection.description : undefined
  const sources = record?.files.flatMap(({ url }) => (url === undefined ? [] : [url])) ?? []
  return {
    ...installed,
    ...(description === undefined
      ? {}
      : {
          architecture: description.architecture,
          parameterCount: description.parameterCount,
          ...(description.embeddingLength === undefined ? {} : { embeddingLength: description.embeddingLength }),
          ...(description.layers === undefined ? {} : { layers: description.layers }),
          ...(description.chatTemplate === undefined ? {} : { chatTemplate: description.chatTemplate }),
        }),
    ...(known === undefined ? {} : { languages: known.languages, licenceUrl: known.licenceUrl }),
    ...(sources.length === 0 ? {} : { sources }),
    metadata: inspection?.format === 'gguf' || inspection?.format === 'onnx' ? inspection.metadata : {},
  }
}

function taskOf({ known, inspection }: StoredModel): ModelTask | undefined {
  if (inspection === undefined) return undefined
  if (known !== undefined) return known.task
  if (inspection.format !== 'gguf') return undefined
  const { kind } = inspection.description
  return kind === 'chat' || kind === 'embedding' ? kind : undefined
}
